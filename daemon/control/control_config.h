// What the composition root tells the control door. Plain values, any thread.
#pragma once

#include <QString>

#include "base/role.h"
#include "control/control_bounds.h"

namespace tg::control {

struct ControlConfig {
    bool isEnabled = true; // control.enabled; false: whoever starts the gateway makes no server

    // The unix socket, for consoles on this machine.
    QString socketPath;               // control.socket: absolute; empty: none
    int socketMode = 0660;            // at most 0666
    QString socketGroup;              // control.group: a name or number; empty: the process's own
    bool socketNeedsToken = false;    // control.socket_needs_token: else the user's name is enough
    Role socketRole = Role::Operator; // control.socket_role: of who comes without a token

    // TLS, for consoles elsewhere. Needs tokenFile.
    QString tlsHost;        // control.tls_listen: a numeric address or localhost; empty: none
    quint16 tlsPort = 0;    // 0: the system chooses
    QString tlsCertificate; // control.tls_certificate: PEM, the chain too
    QString tlsKey;         // control.tls_key: PEM, not readable by others, no passphrase
    QString tlsClientCa; // control.tls_client_ca: PEM; set: consoles must show a certificate of it

    // Plain TCP, loopback addresses only (a tunnel's end). Needs tokenFile.
    QString tcpHost; // control.tcp_listen; empty: none
    quint16 tcpPort = 0;

    QString tokenFile; // control.token_file: `role name token` a line, mode 0600
    ControlBounds bounds;
};

} // namespace tg::control

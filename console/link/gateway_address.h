// Where a gateway's control door is, as said on the command line and in saved connections:
// unix:PATH, tls://HOST:PORT, or tcp://HOST:PORT (this machine only). A plain value.
#pragma once

#include <QString>

#include "shared/base/result.h"

namespace tg::console {

enum class Transport { Unix, Tls, PlainTcp };

struct GatewayAddress {
    Transport transport = Transport::Unix;
    QString path; // of a unix socket
    QString host;
    quint16 port = 0;

    QString toString() const;
    friend bool operator==(const GatewayAddress &, const GatewayAddress &) = default;
};

// BadSyntax, or Refused: plain TCP to another machine would send the token in clear.
Result<GatewayAddress> parseGatewayAddress(const QString &text);

} // namespace tg::console

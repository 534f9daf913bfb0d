// One attempt to reach a gateway's control door, over whichever transport, behind one face.
// Main thread, one a connection; dropped when the connection ends.
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QObject>

#include "console/link/gateway_address.h"
#include "console/link/peer_certificate.h"

namespace tg::console {

struct SocketOptions {
    GatewayAddress address;
    QByteArray pinnedSha256; // of the peer's certificate; empty: by the authorities alone
    QString caFile;          // empty: the system's
};

class SocketOpener final : public QObject
{
    Q_OBJECT

public:
    explicit SocketOpener(const SocketOptions &options, QObject *parent = nullptr);

    void open();
    QIODevice &device() { return *m_device; }

Q_SIGNALS:
    void opened();
    void readable();
    void failed(const QString &why); // not reached, or closed: trying again may help
    // Nothing was sent to it, and trying again does not help: somebody has to look at it.
    void distrusted(const tg::console::PeerCertificate &certificate);

private:
    void openLocal();
    void openTcp();
    void openTls();
    bool isPinned(const QByteArray &sha256) const;
    void judgeCertificate();
    void distrust(const QList<QSslError> &errors);

    SocketOptions m_options;
    QIODevice *m_device = nullptr;
    bool m_isOver = false; // failed or distrusted was said
};

} // namespace tg::console

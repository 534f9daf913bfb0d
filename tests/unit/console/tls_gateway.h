// The other end of a console's connection over TLS, on a port of the system's choice: greets
// whoever shows the right token. Certificates are made by openssl for the test. Main thread of the
// test.
#pragma once

#include <QSslCertificate>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>

#include "shared/protocol/messages.h"

namespace tg {

// A self-signed certificate for `name` and 127.0.0.1, with its key, as PEM files in a folder of its
// own.
class TestCertificate
{
public:
    explicit TestCertificate(const QString &name);
    bool isThere() const { return m_isThere; }
    QString file() const { return m_folder.filePath(QStringLiteral("cert.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    QByteArray sha256() const;

private:
    QTemporaryDir m_folder;
    bool m_isThere = false;
};

class TlsGateway
{
public:
    explicit TlsGateway(const TestCertificate &certificate);

    quint16 port() const { return m_server.serverPort(); }
    void setToken(const QString &token) { m_token = token; } // empty: any is right
    void useCertificate(const TestCertificate &certificate); // for connections to come
    void hangUp();
    int hellos() const { return static_cast<int>(m_hellos.size()); }
    const std::vector<protocol::Hello> &heard() const { return m_hellos; }

private:
    void read();

    QSslServer m_server;
    QSslSocket *m_peer = nullptr; // owned by the server
    protocol::FrameReader m_reader{protocol::kMaxFrameFromConsole};
    std::vector<protocol::Hello> m_hellos;
    QString m_token;
};

} // namespace tg

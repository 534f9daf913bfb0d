#include "tests/unit/console/tls_gateway.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>

namespace tg {

using namespace protocol;
using namespace Qt::StringLiterals;

TestCertificate::TestCertificate(const QString &name)
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"30"_s, u"-subj"_s,
                   QString(u"/CN="_s + name + u"/O=Test"_s), u"-addext"_s,
                   QString(u"subjectAltName=IP:127.0.0.1,DNS:"_s + name), u"-keyout"_s, keyFile(),
                   u"-out"_s, file()});
    m_isThere = openssl.waitForFinished() && openssl.exitCode() == 0;
}

QByteArray TestCertificate::sha256() const
{
    return QSslCertificate::fromPath(file()).first().digest(QCryptographicHash::Sha256);
}

TlsGateway::TlsGateway(const TestCertificate &certificate)
{
    useCertificate(certificate);
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
        m_peer = qobject_cast<QSslSocket *>(m_server.nextPendingConnection());
        m_reader = FrameReader(kMaxFrameFromConsole);
        QObject::connect(m_peer, &QIODevice::readyRead, &m_server, [this] { read(); });
        read();
    });
}

void TlsGateway::useCertificate(const TestCertificate &certificate)
{
    QFile key(certificate.keyFile());
    auto tls = QSslConfiguration::defaultConfiguration();
    if (key.open(QIODevice::ReadOnly))
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setLocalCertificate(QSslCertificate::fromPath(certificate.file()).first());
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(tls);
}

void TlsGateway::hangUp()
{
    m_peer->disconnectFromHost();
}

void TlsGateway::read()
{
    m_reader.feed(m_peer->readAll());
    while (true) {
        auto frame = m_reader.next();
        if (!frame || !*frame)
            return;
        const auto message = decode(**frame);
        const auto *hello = message ? std::get_if<Hello>(&*message) : nullptr;
        if (!hello)
            continue;
        m_hellos.push_back(*hello);
        if (!m_token.isEmpty() && hello->token != m_token) {
            m_peer->write(*encode(Refused{kBadToken, u"no such token"_s, 1, 0, u"0.1.0"_s}));
            continue;
        }
        Welcome one;
        one.bootId = u"boot-1"_s;
        one.gatewayId = u"gw-tls"_s;
        one.daemonVersion = u"0.1.0"_s;
        one.role = Role::Operator;
        one.clockMs = 1'700'000'000'000;
        one.topics = {Topic::Gateway};
        m_peer->write(*encode(one));
    }
}

} // namespace tg

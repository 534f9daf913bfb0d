#include "dns_server.h"

#include <csignal>

#include <QDnsLookup>
#include <QFile>
#include <QNetworkProxy>
#include <QStandardPaths>
#include <QtTest>

namespace tg::cluster {
namespace {

// By process, so that tests that run at once do not meet.
QHostAddress ownAddress()
{
    const auto pid = static_cast<quint32>(QCoreApplication::applicationPid());
    return QHostAddress(0x7F35'0000U | ((pid / 250 % 250 + 1) << 8U) | (pid % 250 + 1));
}

} // namespace

DnsServer::DnsServer()
    : m_address(ownAddress())
    , m_program(QStandardPaths::findExecutable(QStringLiteral("unbound")))
{
    if (m_program.isEmpty())
        m_program = QStandardPaths::findExecutable(QStringLiteral("unbound"),
                                                   {QStringLiteral("/usr/sbin")});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
}

DnsServer::~DnsServer()
{
    kill();
}

QString DnsServer::obstacle() const
{
    if (m_program.isEmpty())
        return QStringLiteral("there is no unbound (apt package unbound)");
    QUdpSocket probe;
    probe.setProxy(QNetworkProxy::NoProxy); // else Qt asks libproxy, which is not instrumented
    if (!probe.bind(m_address, 53))
        return QStringLiteral("cannot bind %1:53: %2")
            .arg(m_address.toString(), probe.errorString());
    return {};
}

void DnsServer::writeFile(const QStringList &records, Answers answers) const
{
    QStringList lines{
        QStringLiteral("server:"),
        QStringLiteral("interface: ") % m_address.toString(),
        QStringLiteral("access-control: 127.0.0.0/8 allow"),
        QStringLiteral("do-daemonize: no"),
        QStringLiteral("use-syslog: no"),
        QStringLiteral("logfile: \"\""),
        QStringLiteral("pidfile: \"\""),
        QStringLiteral("chroot: \"\""),
        QStringLiteral("username: \"\""),
        QStringLiteral("directory: \"%1\"").arg(m_folder.path()),
        QStringLiteral("module-config: \"iterator\""),
        QStringLiteral("local-zone: \"test.\" nodefault"),
        QStringLiteral("local-zone: \"ready.test.\" static"),
        QStringLiteral("local-data: \"e%1.ready.test. 0 IN A 127.0.0.1\"").arg(m_edition),
    };
    if (answers != Answers::ServFail) {
        lines << QStringLiteral("local-zone: \"nodes.test.\" %1")
                     .arg(answers == Answers::Records ? QStringLiteral("static")
                                                      : QStringLiteral("refuse"));
    }
    for (const QString &record : records)
        lines << QStringLiteral("local-data: '%1'").arg(record);
    // It may not ask loopback addresses, so this zone has no server that could be asked: SERVFAIL.
    lines << QStringLiteral("forward-zone:") << QStringLiteral("name: \"nodes.test.\"")
          << QStringLiteral("forward-addr: 127.0.0.1@1") << QStringLiteral("remote-control:")
          << QStringLiteral("control-enable: no");
    QFile file(m_folder.filePath(QStringLiteral("unbound.conf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.join(u'\n').toUtf8() + '\n');
}

bool DnsServer::serve(const QStringList &records, Answers answers)
{
    ++m_edition;
    m_silent.reset();
    writeFile(records, answers);
    if (m_process.state() == QProcess::NotRunning) {
        m_process.start(m_program, {QStringLiteral("-d"), QStringLiteral("-c"),
                                    m_folder.filePath(QStringLiteral("unbound.conf"))});
        if (!m_process.waitForStarted())
            return false;
    } else {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGHUP);
    }
    return QTest::qWaitFor([this] { return isServing(); }, 10'000);
}

bool DnsServer::isServing() const
{
    QDnsLookup lookup(QDnsLookup::A, QStringLiteral("e%1.ready.test").arg(m_edition), m_address);
    QSignalSpy finished(&lookup, &QDnsLookup::finished);
    lookup.lookup();
    return finished.wait(2'000) && lookup.error() == QDnsLookup::NoError;
}

void DnsServer::kill()
{
    m_silent.reset();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool DnsServer::turnToSilent()
{
    kill();
    m_silent = std::make_unique<QUdpSocket>();
    m_silent->setProxy(QNetworkProxy::NoProxy);
    return m_silent->bind(m_address, 53);
}

QByteArray DnsServer::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace tg::cluster

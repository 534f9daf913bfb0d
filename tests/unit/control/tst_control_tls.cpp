// The door over TLS and over plain TCP on loopback: certificates, what is refused at start, and
// peers that fail to shake hands.
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QtTest>

#include "tests/unit/control/certificates.h"
#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestControlTls : public QObject
{
    Q_OBJECT

    Certificates m_made;

    void setTls(TestDoor &door, const QString &certificate, const QString &key)
    {
        door.config.tlsHost = u"127.0.0.1"_s;
        door.config.tlsCertificate = m_made.path(certificate, "crt");
        door.config.tlsKey = m_made.path(key, "key");
        door.writeTokens();
    }
    // Connecting; it trusts the certificate of that name, and shows its own if there is one.
    std::unique_ptr<TestConsole> console(const TestDoor &door, const QString &trusted,
                                         const QString &own = {},
                                         QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater)
    {
        auto socket = std::make_unique<QSslSocket>();
        auto tls = socket->sslConfiguration();
        tls.setProtocol(protocol);
        tls.setCaCertificates(QSslCertificate::fromPath(m_made.path(trusted, "crt")));
        if (!own.isEmpty()) {
            QFile key(m_made.path(own, "key"));
            if (key.open(QIODevice::ReadOnly))
                tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
            tls.setLocalCertificateChain(QSslCertificate::fromPath(m_made.path(own, "crt")));
        }
        socket->setSslConfiguration(tls);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, door.places.tlsPort);
        return std::make_unique<TestConsole>(std::move(socket));
    }

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void servesOverTls_data();
    void servesOverTls();
    void tellsWhenTheCertificateEnds();
    void refusesOldVersions();
    void failedHandshakesCostNobodyAnything();
    void stalledHandshakesEnd();
    void wantsCertificatesOfItsAuthority();
    void needsATokenEverywhere();
    void aSlowConsoleHearsTheLastWord();
    void refusesFiles_data();
    void refusesFiles();
    void plainTcpIsForLoopbackOnly_data();
    void plainTcpIsForLoopbackOnly();
    void servesOverPlainTcp();
    void startsEverythingOrNothing();
};

void TestControlTls::initTestCase()
{
    QVERIFY(m_made.makeSelfSigned(u"ec"_s));
    QVERIFY(m_made.makeSelfSigned(u"rsa"_s, 90, true));
    QVERIFY(m_made.makeSelfSigned(u"authority"_s));
    QVERIFY(m_made.makeSigned(u"console"_s, u"authority"_s));
    QVERIFY(m_made.makeSigned(u"stranger"_s, u"ec"_s));
}

void TestControlTls::servesOverTls_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("EC") << u"ec"_s;
    QTest::newRow("RSA") << u"rsa"_s;
}

void TestControlTls::servesOverTls()
{
    QFETCH(QString, name);
    TestDoor door;
    setTls(door, name, name);
    door.services.put(nodes(u"up"_s, 3'000));
    QVERIFY2(door.start(), door.error.text.c_str());
    QVERIFY(door.places.tlsPort != 0);
    const auto one = console(door, name);
    one->hello(kAdminToken);
    QTRY_VERIFY(one->isWelcome());
    QCOMPARE(one->heard<Welcome>().front().caller, u"ada"_s);
    one->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(one->table(Topic::Nodes), nodes(u"up"_s, 3'000));
    door.services.put(nodes(u"down"_s, 3'000));
    QTRY_COMPARE(one->table(Topic::Nodes), nodes(u"down"_s, 3'000));
    one->say(Command{1, u"config.get"_s, {}});
    QTRY_COMPARE(one->count<Reply>(), 1U);
    const auto local = door.console(); // beside it
    QTRY_VERIFY(local->isWelcome());
    door.server->stop();
    QTRY_VERIFY(one->isClosed);
    QCOMPARE(one->byeId(), kStopping);
}

void TestControlTls::tellsWhenTheCertificateEnds()
{
    TestDoor door;
    setTls(door, u"rsa"_s, u"rsa"_s);
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto end = door.server->certificateEnd();
    QVERIFY(end.has_value());
    const auto left = QDateTime::currentDateTimeUtc().daysTo(*end);
    QVERIFY(left == 89 || left == 90);

    TestDoor without;
    QVERIFY2(without.start(), without.error.text.c_str());
    QVERIFY(!without.server->certificateEnd());
}

void TestControlTls::refusesOldVersions()
{
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    QVERIFY2(door.start(), door.error.text.c_str());
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    const auto old = console(door, u"ec"_s, {}, QSsl::TlsV1_1);
    QT_WARNING_POP
    old->hello(kAdminToken);
    QTRY_COMPARE(door.ended(Ending::Handshake), 1U);
    QVERIFY(!old->isWelcome());
}

void TestControlTls::failedHandshakesCostNobodyAnything()
{
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto good = console(door, u"ec"_s);
    good->hello(kViewerToken);
    QTRY_VERIFY(good->isWelcome());
    for (unsigned i = 1; i <= 20; ++i) { // more than may wait at once
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, door.places.tlsPort);
        TestConsole wrong(std::move(socket));
        wrong.sayBytes(i % 2 == 0 ? *encode(Hello{}) : QByteArray("GET / HTTP/1.1\r\n\r\n"));
        QTRY_COMPARE(door.ended(Ending::Handshake), i);
    }
    QTRY_COMPARE(door.server->counters().waiting.value(), 0U);
    good->say(Ping{1});
    QTRY_COMPARE(good->count<Pong>(), 1U);
    const auto next = console(door, u"ec"_s);
    next->hello(kViewerToken);
    QTRY_VERIFY(next->isWelcome());
}

void TestControlTls::stalledHandshakesEnd()
{
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    QVERIFY2(door.start(), door.error.text.c_str());
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(u"127.0.0.1"_s, door.places.tlsPort);
    const TestConsole mute(std::move(socket));
    QTRY_COMPARE(door.server->counters().waiting.value(), 1U);
    door.clock.advance(kHelloWithin);
    QTRY_VERIFY(mute.isClosed);
    QTRY_COMPARE(door.server->counters().waiting.value(), 0U);
    QCOMPARE(door.ended(Ending::NoHello), 1U);
}

void TestControlTls::wantsCertificatesOfItsAuthority()
{
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    door.config.tlsClientCa = m_made.path(u"authority"_s, "crt");
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto without = console(door, u"ec"_s);
    without->hello(kAdminToken);
    QTRY_COMPARE(door.ended(Ending::Handshake), 1U);
    const auto stranger = console(door, u"ec"_s, u"stranger"_s);
    stranger->hello(kAdminToken);
    QTRY_COMPARE(door.ended(Ending::Handshake), 2U);
    const auto good = console(door, u"ec"_s, u"console"_s);
    good->hello(kAdminToken);
    QTRY_VERIFY(good->isWelcome());
    QVERIFY(!without->isWelcome() && !stranger->isWelcome());
    const auto tokenless = console(door, u"ec"_s, u"console"_s); // a certificate is no token
    tokenless->hello();
    QTRY_COMPARE(tokenless->refusedId(), kBadToken);
}

void TestControlTls::needsATokenEverywhere()
{
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto one = console(door, u"ec"_s);
    one->hello();
    QTRY_VERIFY(one->isClosed);
    QCOMPARE(one->refusedId(), kBadToken);
}

void TestControlTls::aSlowConsoleHearsTheLastWord()
{
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    door.config.bounds.commandsPerSecond = 100;
    QJsonArray texts;
    for (int i = 0; i < 60; ++i)
        texts.append(QString(16'000, u'x'));
    door.services.setOutcome([&](const Command &) { return QJsonObject{{u"texts"_s, texts}}; });
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto one = console(door, u"ec"_s);
    one->hello(kAdminToken);
    QTRY_VERIFY(one->isWelcome());
    one->stopReading();
    for (int i = 0; i < 40; ++i) // the system holds some megabytes of TCP
        one->say(Command{i, u"config.get"_s, {}});
    QTRY_COMPARE_WITH_TIMEOUT(door.ended(Ending::TooSlow), 1U, 20'000);
    one->readOn();
    QTRY_VERIFY_WITH_TIMEOUT(one->isClosed, 20'000);
    QCOMPARE(one->complaint, std::string());
    QCOMPARE(one->byeId(), kTooSlow);
}

void TestControlTls::refusesFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("text");
    const QString ec = m_made.path(u"ec"_s, "crt");
    const QString ecKey = m_made.path(u"ec"_s, "key");
    QTest::newRow("no certificate") << u"/nowhere/x.crt"_s << ecKey << 0
                                    << u"cannot read control.tls_certificate '/nowhere/x.crt'"_s;
    QTest::newRow("no key") << ec << u"/nowhere/x.key"_s << 0
                            << u"cannot read control.tls_key '/nowhere/x.key'"_s;
    QTest::newRow("a key as certificate") << ecKey << ecKey << 0 << u"holds no certificate"_s;
    QTest::newRow("a certificate as key") << ec << ec << 0600 << u"holds no RSA or EC private"_s;
    QTest::newRow("another's key")
        << ec << m_made.path(u"authority"_s, "key") << 0 << u"cannot be used together"_s;
    QTest::newRow("a key of another kind")
        << ec << m_made.path(u"rsa"_s, "key") << 0 << u"cannot be used together"_s;
    QTest::newRow("a key for all") << ec << ecKey << 0644 << u"others could read"_s;
    QTest::newRow("a key for the group") << ec << ecKey << 0640 << QString();
    QTest::newRow("a key that others own") << ec << ecKey << 0660 << u"others could read"_s;
}

void TestControlTls::refusesFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(int, mode);
    QFETCH(QString, text);
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    door.config.tlsCertificate = certificate;
    door.config.tlsKey = key;
    if (mode != 0) {
        const QString copy = door.file(u"copy.key"_s);
        QVERIFY(QFile::copy(key, copy));
        using P = QFileDevice::Permission;
        auto permissions = P::ReadOwner | P::WriteOwner;
        permissions.setFlag(P::ReadGroup, (mode & 0040) != 0);
        permissions.setFlag(P::WriteGroup, (mode & 0020) != 0);
        permissions.setFlag(P::ReadOther, (mode & 0004) != 0);
        QVERIFY(QFile::setPermissions(copy, permissions));
        door.config.tlsKey = copy;
    }
    QCOMPARE(door.start(), text.isEmpty());
    QVERIFY2(QString::fromStdString(door.error.text).contains(text), door.error.text.c_str());
    QCOMPARE(QFile::exists(door.config.socketPath), text.isEmpty()); // all places or none
}

void TestControlTls::plainTcpIsForLoopbackOnly_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("text");
    QTest::newRow("all") << u"0.0.0.0"_s << u"which others can reach without TLS"_s;
    QTest::newRow("all, IPv6") << u"::"_s << u"which others can reach without TLS"_s;
    QTest::newRow("another address") << u"192.0.2.1"_s << u"which others can reach without TLS"_s;
    QTest::newRow("a name") << u"gateway.example"_s << u"neither an IP address nor localhost"_s;
    QTest::newRow("localhost") << u"localhost"_s << QString();
    QTest::newRow("loopback") << u"127.0.0.1"_s << QString();
}

void TestControlTls::plainTcpIsForLoopbackOnly()
{
    QFETCH(QString, host);
    QFETCH(QString, text);
    TestDoor door;
    door.writeTokens();
    door.config.tcpHost = host;
    QCOMPARE(door.start(), text.isEmpty());
    QVERIFY2(QString::fromStdString(door.error.text).contains(text), door.error.text.c_str());
}

void TestControlTls::servesOverPlainTcp()
{
    TestDoor door;
    door.writeTokens();
    door.config.socketPath.clear();
    door.config.tcpHost = u"127.0.0.1"_s;
    QVERIFY2(door.start(), door.error.text.c_str());
    QVERIFY(door.places.tcpPort != 0);
    const auto connect = [&] {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, door.places.tcpPort);
        return std::make_unique<TestConsole>(std::move(socket));
    };
    const auto good = connect();
    good->hello(kViewerToken);
    QTRY_VERIFY(good->isWelcome());
    const auto tokenless = connect();
    tokenless->hello();
    QTRY_VERIFY(tokenless->isClosed);
    QCOMPARE(tokenless->refusedId(), kBadToken);
}

void TestControlTls::startsEverythingOrNothing()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    TestDoor door;
    setTls(door, u"ec"_s, u"ec"_s);
    door.config.tlsPort = taken.serverPort();
    QVERIFY(!door.start());
    QCOMPARE(door.error.code, ErrorCode::System);
    QVERIFY(door.error.text.find("control.tls_listen: cannot listen on 127.0.0.1 port") == 0);
    QVERIFY(!QFile::exists(door.config.socketPath));
}

QTEST_GUILESS_MAIN(TestControlTls)
#include "tst_control_tls.moc"

// The unix socket's file: who may have it, its mode, what a crash leaves behind, and what is
// refused at start.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QLocalServer>
#include <QtTest>

#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace Qt::StringLiterals;

namespace {

struct stat statusOf(const QString &path)
{
    struct stat status = {};
    ::lstat(path.toLocal8Bit().constData(), &status);
    return status;
}

// As a process leaves it that was killed: the file is there, nobody listens.
bool leaveStaleSocket(const QString &path)
{
    const QByteArray name = path.toLocal8Bit();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), static_cast<std::size_t>(name.size()));
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool isBound =
        ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0 &&
        ::listen(socket, 1) == 0;
    ::close(socket);
    return isBound && S_ISSOCK(statusOf(path).st_mode);
}

} // namespace

class TestControlPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void hasItsModeAndGoesAtStop_data();
    void hasItsModeAndGoesAtStop();
    void belongsToTheGroup();
    void anUnknownGroupIsRefused();
    void aStaleSocketDoesNotStandInTheWay();
    void aSecondDaemonIsRefused();
    void anotherProgramsSocketIsLeftAlone();
    void aFileIsLeftAlone();
    void doesNotRemoveWhatIsNotItsOwn();
    void canBeStartedAgain();
    void refusesConfigurations_data();
    void refusesConfigurations();
};

void TestControlPlace::hasItsModeAndGoesAtStop_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("default") << 0660;
    QTest::newRow("own user only") << 0600;
    QTest::newRow("everybody") << 0666;
}

void TestControlPlace::hasItsModeAndGoesAtStop()
{
    QFETCH(int, mode);
    TestDoor door;
    door.config.socketMode = mode;
    QVERIFY2(door.start(), door.error.text.c_str());
    QCOMPARE(door.places.socketPath, door.config.socketPath);
    const auto status = statusOf(door.config.socketPath);
    QVERIFY(S_ISSOCK(status.st_mode));
    QCOMPARE(static_cast<int>(status.st_mode & 07777U), mode);
    QCOMPARE(status.st_gid, ::getegid());
    QVERIFY(!QFile::exists(door.config.socketPath + u".new"_s));
    door.server->stop();
    QVERIFY(!QFile::exists(door.config.socketPath));
}

void TestControlPlace::belongsToTheGroup()
{
    // Another group than the own one, by number: of those this user may give files to.
    gid_t groups[64] = {};
    const int count = ::getgroups(64, groups);
    gid_t wanted = ::getegid();
    for (int i = 0; i < count; ++i)
        wanted = groups[i];
    if (::geteuid() == 0)
        wanted = 4'321;
    TestDoor door;
    door.config.socketGroup = QString::number(wanted);
    QVERIFY2(door.start(), door.error.text.c_str());
    QCOMPARE(statusOf(door.config.socketPath).st_gid, wanted);
    QCOMPARE(statusOf(door.config.socketPath).st_mode & 07777U, 0660U);
}

void TestControlPlace::anUnknownGroupIsRefused()
{
    TestDoor door;
    door.config.socketGroup = u"no-such-group"_s;
    QVERIFY(!door.start());
    QCOMPARE(door.error.code, ErrorCode::NotFound);
    QVERIFY(door.error.text.find("control.group: there is no group 'no-such-group'") == 0);
    QVERIFY(!QFile::exists(door.config.socketPath));
}

void TestControlPlace::aStaleSocketDoesNotStandInTheWay()
{
    TestDoor door;
    QVERIFY(leaveStaleSocket(door.config.socketPath));
    QVERIFY(leaveStaleSocket(door.config.socketPath + u".new"_s)); // died between the two steps
    door.write(u"control.sock.lock"_s, "1\n");                     // its lock file, too
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    QTRY_VERIFY(console->isWelcome());
}

void TestControlPlace::aSecondDaemonIsRefused()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    ScriptedServices services;
    ControlServer second(services, door.config, door.clock);
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::Refused);
    QVERIFY(started.error().text.find("another gateway has locked") != std::string::npos);
    second.stop();
    const auto console = door.console(); // the first one is as it was
    QTRY_VERIFY(console->isWelcome());
}

void TestControlPlace::anotherProgramsSocketIsLeftAlone()
{
    TestDoor door;
    QLocalServer other;
    QVERIFY(other.listen(door.config.socketPath));
    QVERIFY(!door.start());
    QCOMPARE(door.error.code, ErrorCode::Refused);
    QVERIFY(door.error.text.find("another program listens") != std::string::npos);
    door.server.reset();
    QLocalSocket visitor;
    visitor.connectToServer(door.config.socketPath);
    QVERIFY(visitor.waitForConnected());
    QTRY_VERIFY(other.hasPendingConnections());
}

void TestControlPlace::aFileIsLeftAlone()
{
    TestDoor door;
    door.write(u"control.sock"_s, "precious");
    QVERIFY(!door.start());
    QCOMPARE(door.error.code, ErrorCode::Refused);
    QVERIFY(door.error.text.find("is no socket and is left alone") != std::string::npos);
    door.server.reset();
    QFile file(door.config.socketPath);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
}

void TestControlPlace::doesNotRemoveWhatIsNotItsOwn()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    QVERIFY(QFile::remove(door.config.socketPath));
    QVERIFY(leaveStaleSocket(door.config.socketPath));
    door.server->stop();
    QVERIFY(QFile::exists(door.config.socketPath));
}

void TestControlPlace::canBeStartedAgain()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto first = door.console();
    QTRY_VERIFY(first->isWelcome());
    door.server.reset();
    QTRY_VERIFY(first->isClosed);
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto second = door.console();
    QTRY_VERIFY(second->isWelcome());
}

void TestControlPlace::refusesConfigurations_data()
{
    QTest::addColumn<ControlConfig>("config");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, auto &&change, const QString &text) {
        ControlConfig config;
        change(config);
        QTest::newRow(name) << config << text;
    };
    row(
        "no place", [](auto &) {}, u"no place to listen"_s);
    row(
        "relative path", [](auto &c) { c.socketPath = u"control.sock"_s; }, u"absolute path"_s);
    row(
        "long path", [](auto &c) { c.socketPath = u'/' + QString(100, u'x'); }, u"100 bytes"_s);
    row(
        "no folder", [](auto &c) { c.socketPath = u"/nowhere-at-all/control.sock"_s; },
        u"its folder must exist"_s);
    row(
        "mode",
        [](auto &c) {
            c.socketPath = u"/tmp/x"_s;
            c.socketMode = 0770;
        },
        u"beyond 0666"_s);
    row(
        "TCP without tokens", [](auto &c) { c.tcpHost = u"127.0.0.1"_s; }, u"need tokens"_s);
    row(
        "TLS without tokens", [](auto &c) { c.tlsHost = u"127.0.0.1"_s; }, u"need tokens"_s);
    row(
        "missing token file",
        [](auto &c) {
            c.tcpHost = u"127.0.0.1"_s;
            c.tokenFile = u"/nowhere-at-all/tokens"_s;
        },
        u"cannot read control.token_file '/nowhere-at-all/tokens'"_s);
}

void TestControlPlace::refusesConfigurations()
{
    QFETCH(ControlConfig, config);
    QFETCH(QString, text);
    ScriptedServices services;
    TestClock clock;
    ControlServer server(services, config, clock);
    const auto started = server.start();
    QVERIFY(!started);
    QVERIFY2(QString::fromStdString(started.error().text).contains(text),
             started.error().text.c_str());
}

QTEST_GUILESS_MAIN(TestControlPlace)
#include "tst_control_place.moc"

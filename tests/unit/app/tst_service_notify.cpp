// The service manager's side played by a real datagram socket.
#include <array>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

#include "app/runtime/service_notify.h"

using tg::app::ServiceNotify;

namespace {

class Manager
{
public:
    explicit Manager(const std::string &name)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        name.copy(address.sun_path, sizeof address.sun_path - 1);
        if (name.starts_with('@'))
            address.sun_path[0] = '\0';
        m_isBound =
            ::bind(m_fd, reinterpret_cast<const sockaddr *>(&address),
                   static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size())) == 0;
    }
    ~Manager() { ::close(m_fd); }
    Manager(const Manager &) = delete;
    Manager &operator=(const Manager &) = delete;

    bool isBound() const { return m_isBound; }
    QByteArray received() const
    {
        QByteArray bytes(4096, '\0');
        bytes.resize(std::max<ssize_t>(
            0, ::recv(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()), 0)));
        return bytes;
    }

private:
    int m_fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool m_isBound = false;
};

} // namespace

class TestServiceNotify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsTheManagerItsState_data();
    void tellsTheManagerItsState();
    void keepsAStatusOnOneLine();
    void readsTheSocketFromTheEnvironment();
    void doesNothingWithoutAManager();
    void saysThatNobodyListens();
    void refusesASocketNameThatIsTooLong();
};

void TestServiceNotify::tellsTheManagerItsState_data()
{
    QTest::addColumn<bool>("isAbstract");
    QTest::newRow("socket in a folder") << false;
    QTest::newRow("abstract socket") << true;
}

void TestServiceNotify::tellsTheManagerItsState()
{
    QFETCH(bool, isAbstract);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("notify")).toStdString();
    const std::string name = isAbstract ? '@' + path : path;
    const Manager manager(name);
    QVERIFY(manager.isBound());
    ServiceNotify notify(name);
    QVERIFY(notify.ready());
    QCOMPARE(manager.received(), QByteArray("READY=1"));
    QVERIFY(notify.status("3 of 3 nodes up"));
    QCOMPARE(manager.received(), QByteArray("STATUS=3 of 3 nodes up"));
    QVERIFY(notify.stopping());
    QCOMPARE(manager.received(), QByteArray("STOPPING=1"));
}

void TestServiceNotify::keepsAStatusOnOneLine()
{
    const QTemporaryDir folder;
    const std::string name = folder.filePath(QStringLiteral("notify")).toStdString();
    const Manager manager(name);
    QVERIFY(ServiceNotify(name).status("a\nMAINPID=1"));
    QCOMPARE(manager.received(), QByteArray("STATUS=a MAINPID=1"));
}

void TestServiceNotify::readsTheSocketFromTheEnvironment()
{
    const QTemporaryDir folder;
    const QByteArray name = folder.filePath(QStringLiteral("notify")).toUtf8();
    const Manager manager(name.toStdString());
    qputenv("NOTIFY_SOCKET", name);
    auto notify = ServiceNotify::fromEnvironment();
    qunsetenv("NOTIFY_SOCKET");
    QVERIFY(notify.isActive());
    QVERIFY(notify.ready());
    QCOMPARE(manager.received(), QByteArray("READY=1"));
}

void TestServiceNotify::doesNothingWithoutAManager()
{
    qunsetenv("NOTIFY_SOCKET");
    auto notify = ServiceNotify::fromEnvironment();
    QVERIFY(!notify.isActive());
    QVERIFY(notify.ready());
}

void TestServiceNotify::saysThatNobodyListens()
{
    const QTemporaryDir folder;
    const auto told = ServiceNotify(folder.filePath(QStringLiteral("none")).toStdString()).ready();
    QVERIFY(!told);
    QVERIFY(told.error().code == tg::ErrorCode::Unavailable);
}

void TestServiceNotify::refusesASocketNameThatIsTooLong()
{
    const auto told = ServiceNotify('/' + std::string(200, 'x')).ready();
    QVERIFY(!told);
    QVERIFY(told.error().code == tg::ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestServiceNotify)
#include "tst_service_notify.moc"

// Connecting tells apart why it failed: nobody there, another program there, wrong cookie, name in
// use.
#include <QTcpServer>
#include <QTest>

#include "erl/handshake.h"
#include "erl_node.h"

using namespace tg;
using namespace tg::erl;
using namespace std::chrono_literals;

class TestHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_node.start(), m_node.error().constData()); }

    void connectsToAPortWithoutEpmd()
    {
        const auto done = shakeHands(m_node.address(), "tg-a@127.0.0.1", 5s);
        QVERIFY2(done, done ? "" : done.error().text.c_str());
        QVERIFY(done->fd.isOpen());
        QCOMPARE(done->selfNode, std::string("tg-a@127.0.0.1"));
        QVERIFY(done->selfCreation > 3);
        QVERIFY(isKnown("tg-a@127.0.0.1"));
        QVERIFY(m_node.eval("nodes(hidden)").contains("tg-a@127.0.0.1"));
        QCOMPARE(m_node.eval("nodes()"), QByteArray("[]"));
    }

    void findsTheHostByName()
    {
        auto address = m_node.address();
        address.host = "localhost";
        QVERIFY(shakeHands(address, "tg-b@127.0.0.1", 5s));
        address.host.clear(); // the part behind '@'
        QVERIFY(shakeHands(address, "tg-c@127.0.0.1", 5s));
    }

    void saysThatTheCookieIsRefused()
    {
        auto address = m_node.address();
        address.cookie = "not-the-cookie";
        expectError(address, "tg-d@127.0.0.1", ErrorCode::Refused, "refuses the cookie");
        QVERIFY(!m_error.contains("not-the-cookie"));
    }

    void saysThatTheNameIsInUse()
    {
        const auto first = shakeHands(m_node.address(), "tg-e@127.0.0.1", 5s);
        QVERIFY(first);
        QVERIFY(isKnown("tg-e@127.0.0.1"));
        expectError(m_node.address(), "tg-e@127.0.0.1", ErrorCode::Refused, "tg-e@127.0.0.1");
        QVERIFY2(m_error.contains("in use"), m_error.constData());
    }

    void saysThatNobodyListens()
    {
        auto address = m_node.address();
        address.port = tg::test::ErlNode::unusedPort();
        expectError(address, "tg-f@127.0.0.1", ErrorCode::Unavailable, "Connection refused");
    }

    void saysThatEpmdCannotHelp()
    {
        qputenv("ERL_EPMD_PORT", QByteArray::number(tg::test::ErlNode::unusedPort()));
        auto address = m_node.address();
        address.port = 0;
        expectError(address, "tg-g@127.0.0.1", ErrorCode::Unavailable, "epmd");
        qunsetenv("ERL_EPMD_PORT");
    }

    void saysThatAnotherProgramListens()
    {
        QTcpServer server; // without an event loop it never accepts, so it says nothing
        QVERIFY(server.listen(QHostAddress::LocalHost));
        auto address = m_node.address();
        address.port = server.serverPort();
        expectError(address, "tg-h@127.0.0.1", ErrorCode::TimedOut, "says nothing", 100ms);
    }

    void refusesNamesThatLibeiCannotHold()
    {
        expectError(m_node.address(), "nohost", ErrorCode::BadValue, "nohost");
        expectError(m_node.address(), std::string(300, 'x') + "@h", ErrorCode::BadValue,
                    "not a usable");
        auto address = m_node.address();
        address.cookie = std::string(5000, 'c');
        expectError(address, "tg-i@127.0.0.1", ErrorCode::LimitExceeded, "longer than");
    }

private:
    // A node says the last word of a handshake before it enters the connection, and until then
    // takes another one of that name for the two of them calling each other at the same time.
    bool isKnown(const QByteArray &name)
    {
        return QTest::qWaitFor(
            [&] { return m_node.eval("net_kernel:node_info('" + name + "', state)") == "{ok,up}"; },
            20'000);
    }
    void expectError(const PeerAddress &address, const std::string &name, ErrorCode code,
                     const char *text, std::chrono::milliseconds timeout = 5s)
    {
        const auto done = shakeHands(address, name, timeout);
        QVERIFY(!done);
        m_error = QByteArray::fromStdString(done.error().text);
        QVERIFY2(m_error.contains(text), m_error.constData());
        QCOMPARE(done.error().code, code);
    }

    tg::test::ErlNode m_node;
    QByteArray m_error;
};

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"

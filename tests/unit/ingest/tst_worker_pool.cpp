#include <unistd.h>

#include <QObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "test_door.h"
#include "tests/support/descriptor_limit.h"

using namespace Qt::StringLiterals;
using namespace tg;
using namespace tg::ingest;
using namespace tg::ingest::test;
using tg::test::DescriptorLimit;

namespace {

std::string get(const std::string &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

} // namespace

class TestWorkerPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void servesManyClientsOnSeveralWorkers();
    void refusesConnectionsBeyondTheLimit();
    void drainFinishesWhatIsOpen();
    void drainCutsWhatDoesNotFinish();
    void drainWithoutConnectionsEndsAtOnce();
    void joinTellsOpenHandlers();
    void poolThatNeverStartedCanGo();
    void pausesWhenThereAreNoDescriptorsLeft();
    void saysWhyItCannotListen_data();
    void saysWhyItCannotListen();
    void listensOnOtherAddresses_data();
    void listensOnOtherAddresses();
};

void TestWorkerPool::servesManyClientsOnSeveralWorkers()
{
    TestDoor door(Limits{}, 2);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(door.connectClient());
    const std::string body(100'000, 'z');
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const std::string key = std::to_string(i);
        QVERIFY(clients[i]->send("POST /echo?" + key + " HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                                 std::to_string(body.size() + key.size()) + "\r\n\r\n" + body +
                                 key));
    }
    for (std::size_t i = 0; i < clients.size(); ++i) {
        QVERIFY(clients[i]->waitFor("z" + std::to_string(i)));
        QVERIFY(clients[i]->text().starts_with("HTTP/1.1 200 OK\r\n"));
    }
    QCOMPARE(door.pool.openConnections(), 200);
    QCOMPARE(door.pool.worker(0).openConnections(), 100); // each to the least busy
    QCOMPARE(door.pool.worker(1).openConnections(), 100);
    clients.clear();
    QTRY_COMPARE(door.pool.openConnections(), 0);
    QCOMPARE(door.pool.totals().accepted, std::uint64_t{200});
}

void TestWorkerPool::refusesConnectionsBeyondTheLimit()
{
    Limits limits;
    limits.connections = 2;
    TestDoor door(limits);
    const auto first = door.connectClient();
    auto second = door.connectClient();
    QTRY_COMPARE(door.pool.openConnections(), 2);
    const auto third = door.connectClient();
    third->send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 400000\r\n\r\n" +
                std::string(400'000, 'x'));
    QVERIFY(third->waitForEnd());
    QVERIFY(third->text().starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
    QVERIFY(third->text().find("Retry-After: ") != std::string::npos);
    QVERIFY(third->text().find("too-many-connections") != std::string::npos);
    QCOMPARE(door.pool.totals().refused, std::uint64_t{1});
    QCOMPARE(door.pool.openConnections(), 2);

    first->send(get("/echo"));
    QVERIFY(first->waitFor("HTTP/1.1 200"));
    second->close();
    QTRY_COMPARE(door.pool.openConnections(), 1);
    const auto fourth = door.connectClient();
    fourth->send(get("/echo"));
    QVERIFY(fourth->waitFor("HTTP/1.1 200"));
}

void TestWorkerPool::drainFinishesWhatIsOpen()
{
    TestDoor door(Limits{}, 2);
    QSignalSpy drained(&door.pool, &WorkerPool::drained);
    const auto idle = door.connectClient();
    const auto waiting = door.connectClient();
    const auto sending = door.connectClient();
    idle->send(get("/echo?i"));
    waiting->send(get("/hold?w"));
    sending->send("POST /echo?s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234");
    QVERIFY(idle->waitFor("HTTP/1.1 200"));
    QTRY_COMPARE(door.script.count("end w"), 1);
    QTRY_COMPARE(door.script.bodyBytes("s"), std::size_t{5});

    door.acceptor.stopAccepting();
    door.pool.drain(std::chrono::seconds(60));
    QVERIFY(idle->waitForEnd());
    QVERIFY(!RawClient(door.port).isConnected());
    QVERIFY(!waiting->isEnded());
    sending->send("56789" + get("/echo?never"));
    door.release("w");
    QVERIFY(waiting->waitForEnd());
    QVERIFY(sending->waitForEnd());
    QVERIFY(waiting->text().find("Connection: close\r\n") != std::string::npos);
    QVERIFY(waiting->text().ends_with("released w"));
    QVERIFY(sending->text().ends_with("0123456789"));
    QCOMPARE(door.script.count("end never"), 0);
    waiting->close();
    sending->close();
    QTRY_COMPARE(drained.count(), 1);
    door.pool.join();
    QCOMPARE(door.pool.totals().closed, std::uint64_t{3});
}

void TestWorkerPool::drainCutsWhatDoesNotFinish()
{
    TestDoor door;
    QSignalSpy drained(&door.pool, &WorkerPool::drained);
    const auto waiting = door.connectClient();
    const auto sending = door.connectClient();
    const auto between = door.connectClient();
    waiting->send(get("/hold?w"));
    sending->send("POST /hold?s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234");
    between->send("GET /");
    QTRY_COMPARE(door.script.count("end w"), 1);
    QTRY_COMPARE(door.script.bodyBytes("s"), std::size_t{5});
    door.pool.drain(std::chrono::milliseconds(50));
    QTRY_COMPARE(drained.count(), 1);
    QVERIFY(waiting->waitForEnd());
    QVERIFY(waiting->text().starts_with("HTTP/1.1 503 "));
    QVERIFY(waiting->text().find("error:stopping") != std::string::npos);
    QVERIFY(sending->waitForEnd());
    QVERIFY(sending->text().starts_with("HTTP/1.1 503 "));
    QVERIFY(between->isEnded());
    QCOMPARE(door.script.count("cut s"), 1);
    QCOMPARE(door.script.count("destroyed w"), 1);
    QCOMPARE(door.pool.openConnections(), 0);
}

void TestWorkerPool::drainWithoutConnectionsEndsAtOnce()
{
    TestDoor door(Limits{}, 3);
    QSignalSpy drained(&door.pool, &WorkerPool::drained);
    door.pool.drain(std::chrono::seconds(60));
    QTRY_COMPARE(drained.count(), 1);
}

void TestWorkerPool::joinTellsOpenHandlers()
{
    TestDoor door(Limits{}, 2);
    const auto waiting = door.connectClient();
    const auto sending = door.connectClient();
    waiting->send(get("/hold?w"));
    sending->send("POST /hold?s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234");
    QTRY_COMPARE(door.script.count("end w"), 1);
    QTRY_COMPARE(door.script.bodyBytes("s"), std::size_t{5});
    door.pool.join();
    QCOMPARE(door.script.count("gone w"), 1);
    QCOMPARE(door.script.count("cut s"), 1);
    QCOMPARE(door.script.count("gone s"), 1);
    QCOMPARE(door.script.count("destroyed s"), 1);
    QVERIFY(waiting->waitForEnd());
    const auto late = door.connectClient(); // accepted, but there is no worker any more
    QTRY_VERIFY(late->isEnded());
}

void TestWorkerPool::poolThatNeverStartedCanGo()
{
    const SystemClock clock;
    WorkerPool pool(3, Limits{}, clock, [](Worker &) { return nullptr; });
    pool.drain(std::chrono::seconds(1));
}

void TestWorkerPool::pausesWhenThereAreNoDescriptorsLeft()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer needs descriptors of its own");
#endif
    TestDoor door;
    const auto first = door.connectClient();
    first->send(get("/echo"));
    QVERIFY(first->waitFor("HTTP/1.1 200")); // so the worker's thread has all that it needs
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(door.connectClient()); // by the kernel: nobody has run the event loop yet
    const int nextDescriptor = ::dup(0);
    ::close(nextDescriptor);

    QSignalSpy pauses(&door.acceptor, &Acceptor::paused);
    DescriptorLimit limit;
    limit.setTo(static_cast<rlim_t>(nextDescriptor));
    QTest::failOnWarning(QRegularExpression(u"^(?!cannot accept connections).*"_s));
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(u"cannot accept connections, trying again: Too many open files"_s));
    QTRY_VERIFY(pauses.count() >= 2);
    QVERIFY(pauses.count() < 10); // no spinning
    QCOMPARE(door.pool.openConnections(), 1);

    limit.setTo(static_cast<rlim_t>(nextDescriptor) + 100);
    for (const auto &client : clients) {
        client->send(get("/echo"));
        QVERIFY(client->waitFor("HTTP/1.1 200"));
    }
}

void TestWorkerPool::saysWhyItCannotListen_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("in use") << "127.0.0.1"_ba
                            << "cannot listen on 127.0.0.1:%PORT%: Address already in use"_ba;
    QTest::newRow("not ours")
        << "192.0.2.1"_ba
        << "cannot listen on 192.0.2.1:%PORT%: Cannot assign requested address"_ba;
    QTest::newRow("no address") << "127.0.0.300"_ba
                                << "cannot listen on 127.0.0.300:%PORT%: "_ba;
    QTest::newRow("no IPv6 address") << "::g"_ba
                                     << "cannot listen on [::g]:%PORT%: "_ba;
}

void TestWorkerPool::saysWhyItCannotListen()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, text);
    TestDoor door;
    Acceptor other(door.pool);
    const Result<quint16> opened = other.open(host.toStdString(), door.port);
    QVERIFY(!opened);
    QVERIFY(opened.error().code == ErrorCode::System);
    text.replace("%PORT%", QByteArray::number(door.port));
    QVERIFY2(opened.error().text.starts_with(text.toStdString()), opened.error().text.c_str());
}

void TestWorkerPool::listensOnOtherAddresses_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("name") << "localhost"_ba;
    QTest::newRow("any IPv4") << "0.0.0.0"_ba;
    QTest::newRow("any, IPv4 clients too") << "::"_ba;
}

void TestWorkerPool::listensOnOtherAddresses()
{
    QFETCH(QByteArray, host);
    TestDoor door;
    Acceptor other(door.pool);
    const Result<quint16> opened = other.open(host.toStdString(), 0);
    if (!opened && host == "::")
        QSKIP("no IPv6 here");
    QVERIFY(opened);
    QVERIFY(*opened != 0);
    if (host == "localhost")
        return; // may be ::1 only
    RawClient client(*opened);
    client.send(get("/echo"));
    QVERIFY(client.waitFor("HTTP/1.1 200"));
    QCOMPARE(door.script.count("peer 127.0.0.1"), 1);
}

QTEST_GUILESS_MAIN(TestWorkerPool)
#include "tst_worker_pool.moc"

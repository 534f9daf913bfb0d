// A read of selected series over real sockets: one node's answer untouched, several merged, and
// replicas that take over.
#include <utility>

#include "selected_read_scene.h"

using namespace tg;
using namespace tg::query;
using namespace tg::query::test;

class TestSelectedRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void oneNodesAnswerIsPassedUntouched()
    {
        Scene scene;
        scene.add("x", kB, kA);
        scene.peers[1].script =
            answering("200 OK", "{\"a\" : 1}",
                      "Content-Type: application/json\r\nX-Odd: 1\r\nContent-Encoding: gzip\r\n"
                      "Connection: x-hop\r\nX-Hop: 1\r\n");
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.got->status, 200);
        QCOMPARE(client.body, std::string("{\"a\" : 1}"));
        QCOMPARE(client.got->contentType, std::string("application/json"));
        QCOMPARE(client.field("x-odd"), std::string("1"));
        QCOMPARE(client.field("content-encoding"), std::string("gzip"));
        QCOMPARE(client.field("x-hop"), std::string());
        QCOMPARE(client.field("X-Timeless-Node"), std::string("b"));
        QCOMPARE(client.field("X-Timeless-Partial"), std::string());
    }

    void theReplicaTakesOver_data()
    {
        QTest::addColumn<ScriptedPeer::Script>("script");
        const auto breaking = [](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab");
            socket.disconnectFromHost();
        };
        QTest::newRow("hangs") << ScriptedPeer::Script();
        QTest::newRow("breaks off early") << ScriptedPeer::Script(breaking);
        QTest::newRow("500 without a body") << answering("500 Internal Server Error", "");
        QTest::newRow("its token") << answering("401 Unauthorized", "{\"error\":\"x\"}");
        QTest::newRow("its token is wrong") << answering("403 Forbidden", "{\"error\":\"x\"}");
        QTest::newRow("overloaded") << answering("503 Busy", "later");
    }
    void theReplicaTakesOver()
    {
        QFETCH(ScriptedPeer::Script, script);
        Scene scene;
        scene.add("x", kA, kB);
        scene.peers[0].script = script;
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.body, std::string("from b"));
        QCOMPARE(client.field("X-Timeless-Node"), std::string("b"));
        QCOMPARE(client.answers, 1);
        QCOMPARE(scene.failures.of(kA), std::uint64_t{1});
    }

    void severalNodesAreGathered()
    {
        Scene scene;
        scene.add("x", kA);
        scene.add("y", kB);
        scene.add("z", kC);
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.body, std::string("{\"v\":\"from a+from b+from c\"}"));
        QCOMPARE(client.field("X-Timeless-Node"), std::string());
    }

    void aNodeThatAnswersNonsenseHasFailed()
    {
        Scene scene;
        scene.add("x", kA, kC);
        scene.add("y", kB, kC);
        scene.add("z", kB, kA);
        scene.peers[1].script = answering("200 OK", "nonsense");
        Client client;
        scene.ask(client, "match=m&how=merge");
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.got->status, 200);
        QVERIFY2(client.body.find("from c") != std::string::npos, client.body.c_str());
    }

    void nothingMatchingIsTheKindsOwnAnswer()
    {
        Scene scene;
        scene.add("x", kA);
        Client client;
        scene.ask(client, "match=other");
        QVERIFY(client.isWhole);
        QCOMPARE(client.body, std::string("{}"));
    }

    void streamsComeOneAfterTheOther()
    {
        Scene scene;
        scene.add("x", kA);
        scene.add("y", kB);
        Client client;
        scene.ask(client, "match=m&how=stream");
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.body, std::string("from a\nfrom b\n"));
        QCOMPARE(client.got->contentType, std::string("text/lines"));
    }

    void aStreamThatBreaksOffIsSeenByTheClient()
    {
        const auto breaking = [](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n");
            socket.write(QByteArray(200'000, 'x'));
            socket.disconnectFromHost();
        };
        for (const auto *how : {"", "&how=stream"}) {
            Scene scene;
            scene.add("x", kA);
            if (*how != 0)
                scene.add("y", kB);
            scene.peers[0].script = breaking;
            Client client;
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(QStringLiteral("event=read_broke_off")));
            scene.ask(client, "match=m" + std::string(how));
            QTRY_VERIFY(client.isWhole);
            QVERIFY(!*client.isWhole);
            QVERIFY(client.got->isStreamed);
        }
    }

    void aSlowClientMakesTheNodeWait()
    {
        constexpr qint64 kTotal = 64 << 20;
        for (const auto *how : {"", "&how=stream"}) {
            qint64 poured = 0;
            Scene scene;
            scene.add("x", kA);
            if (*how != 0)
                scene.add("y", kB);
            scene.peers[0].script = pouring(poured, kTotal);
            Client client;
            client.reads = false;
            scene.ask(client, "match=m" + std::string(how));
            QTRY_VERIFY(client.got && !client.body.empty());
            qint64 before = -1;
            int looks = 0;
            QTRY_VERIFY((looks = std::exchange(before, poured) == poured ? looks + 1 : 0) >= 5);
            QVERIFY2(poured < kTotal / 4, QByteArray::number(poured).constData());
            QVERIFY(client.body.size() < 1 << 20);
            client.reads = true;
            scene.job->onRoom();
            QTRY_VERIFY_WITH_TIMEOUT(client.isWhole, 30'000);
            QVERIFY(*client.isWhole);
            QCOMPARE(qint64(client.body.size()), *how == 0 ? kTotal : kTotal + 8);
        }
    }

    void endingAReadCancelsItAtTheNode()
    {
        Scene scene;
        scene.add("x", kA);
        scene.peers[0].script = {};
        Client client;
        scene.ask(client);
        QTRY_COMPARE(scene.peers[0].requests, 1);
        scene.job.reset();
        QTRY_COMPARE(scene.peers[0].open, 0);
        QCOMPARE(client.answers, 0);
    }
};

QTEST_GUILESS_MAIN(TestSelectedRead)
#include "tst_selected_read.moc"

// What a client is told where a read of selected series is not possible, over real sockets.
#include <utility>

#include "selected_read_scene.h"

using namespace tg;
using namespace tg::query;
using namespace tg::query::test;

class TestReadRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void bothCopiesFailingIs503NamingThem()
    {
        Scene scene;
        scene.add("x", kA, kB);
        scene.peers[0].close();
        scene.peers[1].script = answering("500 Oops", "");
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.got->status, 503);
        QCOMPARE(client.field("Retry-After"), std::string("1"));
        QCOMPARE(client.error(), std::string("series-unreadable"));
        QVERIFY2(client.body.find("node a (") != std::string::npos &&
                     client.body.find("node b (") != std::string::npos &&
                     client.body.find("HTTP 500") != std::string::npos,
                 client.body.c_str());
    }

    // More of them than there should be copies: it is not tried any further.
    void failingNodesAre503WithTheirReasons()
    {
        Scene scene;
        scene.snapshot.replication = 1;
        scene.add("x", kA, kB);
        scene.peers[0].script = answering("500 Oops", "");
        scene.peers[1].script = answering("503 Busy", "");
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.got->status, 503);
        QCOMPARE(client.error(), std::string("nodes-failed"));
        QCOMPARE(client.field("Retry-After"), std::string("1"));
        QVERIFY2(client.body.find("HTTP 500") != std::string::npos &&
                     client.body.find("HTTP 503") != std::string::npos,
                 client.body.c_str());
    }

    void badRequestsOfClientsAreNotRetried()
    {
        Scene scene;
        scene.add("x", kA, kB);
        scene.peers[0].script = answering("400 Bad", "{\"error\":\"your fault\"}");
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.got->status, 400);
        QCOMPARE(client.body, std::string("{\"error\":\"your fault\"}"));
        QCOMPARE(client.error(), std::string()); // it is the node's
        QCOMPARE(scene.peers[1].requests, 0);
    }

    void answersTooLargeToMergeAre422()
    {
        Scene scene;
        scene.context.bounds.mergeBytes = 8;
        scene.add("x", kA);
        scene.add("y", kB);
        Client client;
        scene.ask(client);
        QTRY_VERIFY(client.isWhole);
        QCOMPARE(client.got->status, 422);
        QCOMPARE(client.error(), std::string("answer-too-large"));
        QVERIFY(client.body.find("query.merge_bytes") != std::string::npos);
    }

    void whatCannotBeMergedIs422NamingNodesAndKey()
    {
        for (const bool mayGather : {true, false}) {
            Scene scene;
            scene.context.bounds.mayGather = mayGather;
            scene.add("x", kA);
            scene.add("y", kB);
            Client client;
            scene.ask(client, mayGather ? "match=m&how=never" : "match=m");
            QTRY_VERIFY(client.isWhole);
            QCOMPARE(client.got->status, 422);
            QCOMPARE(client.error(), std::string("several-nodes"));
            QVERIFY2(client.body.find("a, b") != std::string::npos &&
                         client.body.find("cluster.shard_key") != std::string::npos,
                     client.body.c_str());
        }
    }

    void unreadableSeriesAre503OrMarked()
    {
        for (const bool allows : {false, true}) {
            Scene scene;
            scene.add("x", kA);
            scene.add("y", kB);
            scene.snapshot.nodes[1].state = cluster::HealthState::Down;
            scene.snapshot.nodes[1].isAccepting = false;
            Client client;
            scene.ask(client, allows ? "match=m&partial=allow" : "match=m");
            QTRY_VERIFY(client.isWhole);
            QCOMPARE(client.got->status, allows ? 200 : 503);
            QCOMPARE(client.error(), std::string(allows ? "" : "series-unreadable"));
            if (!allows) {
                QVERIFY2(client.body.find("node b (") != std::string::npos, client.body.c_str());
                continue;
            }
            QCOMPARE(client.body, std::string("{\"isPartial\":true,\"v\":\"from a\"}"));
            QCOMPARE(client.field("X-Timeless-Partial"), std::string("true"));
            QVERIFY(client.field("Warning").starts_with("199 timeless-gateway \""));
        }
    }

    void prometheusPathsGetTheirEnvelope()
    {
        Scene scene;
        scene.add("x", kA);
        scene.snapshot.nodes[0].state = cluster::HealthState::Down;
        for (const auto &[query, status, type] :
             {std::tuple("match=m", 503, "unavailable"), std::tuple("match={", 400, "bad_data"),
              std::tuple("match=m&partial=some", 400, "bad_data")}) {
            Client client;
            scene.ask(client, query, "/prometheus/m");
            QTRY_VERIFY(client.isWhole);
            QCOMPARE(client.got->status, status);
            QVERIFY2(client.body.find("\"errorType\":\"" + std::string(type) + '"') !=
                         std::string::npos,
                     client.body.c_str());
            const bool isParameter = client.body.find("bad-parameter: ") != std::string::npos;
            QCOMPARE(isParameter, status == 400);
        }
    }

    void tooManySeriesAre422()
    {
        Scene scene;
        scene.context.bounds.series = 1;
        scene.add("x", kA);
        scene.add("y", kA);
        Client client;
        scene.ask(client);
        QVERIFY(client.isWhole);
        QCOMPARE(client.got->status, 422);
        QCOMPARE(client.error(), std::string("too-many-series"));
    }

    void unknownPathsAre404()
    {
        Scene scene;
        Client client;
        scene.ask(client, "", "/nowhere");
        QVERIFY(client.isWhole);
        QCOMPARE(client.got->status, 404);
        QCOMPARE(client.error(), std::string("no-such-route"));
    }
};

QTEST_GUILESS_MAIN(TestReadRefusals)
#include "tst_read_refusals.moc"

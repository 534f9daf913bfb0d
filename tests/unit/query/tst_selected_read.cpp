// A read of selected series over real sockets: one node's answer untouched, several merged,
// replicas that take over, and what a client is told where that is not possible.
#include <optional>

#include <QtTest>

#include "query/door/read_desk.h"
#include "query/door/selected_read.h"
#include "query/node/http_node_client.h"
#include "query/selector_reader.h"
#include "scripted_peer.h"
#include "series/series_key.h"

using namespace tg;
using namespace tg::query;
using namespace tg::test;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};
constexpr NodeIndex kC{2};

// What a client would get.
class Client final : public ReadSink
{
public:
    void answer(ReadAnswer given) override
    {
        ++answers;
        got = std::move(given);
        body = got->body;
        if (!got->isStreamed)
            isWhole = true;
    }
    bool append(std::string_view bytes) override
    {
        body += bytes;
        return reads;
    }
    void finish(bool whole) override { isWhole = whole; }

    std::string field(std::string_view name) const
    {
        for (const auto &[known, value] : got->fields)
            if (known == name)
                return value;
        return {};
    }

    int answers = 0;
    bool reads = true;
    std::optional<ReadAnswer> got;
    std::string body;
    std::optional<bool> isWhole;
};

// GET /m?match=<expression>: bodies joined with +; how=stream: lines, one node after the other;
// how=never: cannot be merged.
class JoinedBodies final : public Gathering
{
public:
    explicit JoinedBodies(std::vector<NodeRequest> requests)
        : m_requests(std::move(requests))
        , m_bodies(m_requests.size())
    {
    }
    const std::vector<NodeRequest> &requests() const override { return m_requests; }
    Result<void> take(std::size_t which, std::string body) override
    {
        if (body == "nonsense")
            return Error{ErrorCode::Refused, "nonsense"};
        m_bodies[which] = std::move(body);
        return {};
    }
    ReadAnswer finish() override
    {
        ReadAnswer answer;
        answer.contentType = "application/json";
        for (const auto &body : m_bodies)
            answer.body += (answer.body.empty() ? "{\"v\":\"" : "+") + body;
        answer.body += "\"}";
        return answer;
    }

private:
    std::vector<NodeRequest> m_requests;
    std::vector<std::string> m_bodies;
};

class JoinedLines final : public StreamFilter
{
public:
    explicit JoinedLines(std::vector<NodeRequest> requests)
        : m_requests(std::move(requests))
    {
    }
    std::string contentType() const override { return "text/lines"; }
    const std::vector<NodeRequest> &requests() const override { return m_requests; }
    Result<void> pass(std::size_t, std::string_view bytes, std::string &out) override
    {
        out += bytes;
        return {};
    }
    Result<void> end(std::size_t, std::string &out) override
    {
        out += '\n';
        return {};
    }

private:
    std::vector<NodeRequest> m_requests;
};

class TestKind final : public ReadKind
{
public:
    explicit TestKind(const ReadRequest &request)
        : m_request(request)
    {
    }
    Result<std::vector<SoughtSeries>> sought() override
    {
        std::vector<SoughtSeries> all;
        const auto selectors = readSelectors(m_request.parameters.last("match"));
        if (!selectors)
            return selectors.error();
        for (const auto &selector : *selectors)
            all.push_back({*compile(selector.matchers), {0, 3'600'000}});
        return all;
    }
    ReadAnswer answerOfNothing() override
    {
        ReadAnswer answer;
        answer.body = "{}";
        return answer;
    }
    bool isRightUntouched(const ReadPlan &, NodeAbilities) const override
    {
        return how() != "merge";
    }
    NodeRequest untouchedRequest(NodeIndex node) const override
    {
        NodeRequest request;
        request.node = node;
        request.target = "/m";
        request.acceptEncoding = m_request.acceptEncoding;
        return request;
    }
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &) override
    {
        if (how() == "never")
            return Error{ErrorCode::Refused, "an average cannot be merged"};
        std::vector<NodeRequest> requests;
        for (const auto node : plan.nodes)
            requests.push_back(untouchedRequest(node));
        Merging merging;
        if (how() == "stream")
            merging.stream = std::make_unique<JoinedLines>(std::move(requests));
        else
            merging.gathering = std::make_unique<JoinedBodies>(std::move(requests));
        return merging;
    }

private:
    std::string_view how() const { return m_request.parameters.last("how"); }
    const ReadRequest m_request;
};

struct Scene {
    Scene()
        : client(shelf, tokens,
                 {std::chrono::milliseconds(500), std::chrono::milliseconds(500),
                  std::chrono::milliseconds(500)},
                 failures)
        , context{table, shelf, client, clock, {}}
        , desk(context, {openerOf([](const ReadRequest &request,
                                     const ReadContext &) -> std::unique_ptr<ReadKind> {
                   if (!request.path.ends_with("/m"))
                       return nullptr;
                   return std::make_unique<TestKind>(request);
               })})
    {
        for (std::uint16_t i = 0; i < 3; ++i) {
            cluster::NodeSnapshot node;
            node.index = NodeIndex{i};
            node.id = std::string(1, static_cast<char>('a' + i));
            node.httpUrl = peers[i].url();
            node.version = "0.7.0";
            node.creation = 1;
            node.isAccepting = node.hasSynced = true;
            node.state = cluster::HealthState::Up;
            snapshot.nodes.push_back(std::move(node));
            peers[i].script = answering("200 OK", "from " + QByteArray(1, char('a' + i)));
        }
        snapshot.replication = 2;
        snapshot.shardKey = "series";
    }
    void add(const std::string &host, NodeIndex primary, NodeIndex replica = kNoNode)
    {
        std::vector<series::LabelView> labels{{"host", host}};
        std::string key;
        series::writeKey("m", labels, key);
        auto &entry = *table.insert(key, {}).entry;
        entry.setCopy(0, {primary, 1});
        if (replica.isValid())
            entry.setCopy(1, {replica, 1});
    }
    void ask(Client &to, const std::string &query = "match=m", const std::string &path = "/m")
    {
        shelf.put(std::make_shared<cluster::ClusterSnapshot>(snapshot));
        IncomingRead incoming;
        incoming.method = "GET";
        incoming.path = path;
        incoming.query = query;
        job = desk.open(std::move(incoming), to);
    }

    std::array<ScriptedPeer, 3> peers;
    cluster::ClusterSnapshot snapshot;
    cluster::SnapshotShelf shelf;
    series::SeriesTable table{Limits{}};
    NodeTokens tokens;
    NodeFailures failures;
    SystemClock clock;
    HttpNodeClient client;
    ReadContext context;
    ReadDesk desk;
    std::unique_ptr<ReadJob> job;
};

} // namespace

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
        QVERIFY2(client.body.find("node a (") != std::string::npos &&
                     client.body.find("node b (") != std::string::npos &&
                     client.body.find("HTTP 500") != std::string::npos,
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
        QCOMPARE(scene.peers[1].requests, 0);
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
            QVERIFY2(client.body.find("a, b") != std::string::npos &&
                         client.body.find("cluster.shard_key") != std::string::npos,
                     client.body.c_str());
        }
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
        }
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
        QVERIFY(client.body.find("too-many-series") != std::string::npos);
    }

    void unknownPathsAre404()
    {
        Scene scene;
        Client client;
        scene.ask(client, "", "/nowhere");
        QVERIFY(client.isWhole);
        QCOMPARE(client.got->status, 404);
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

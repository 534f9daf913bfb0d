#include <QJsonArray>
#include <QtTest>

#include "erl_node.h"
#include "http_client.h"
#include "query/everywhere/everywhere_routes.h"
#include "read_cluster.h"
#include "read_run.h"
#include "resolve_at.h"

using namespace tg;
using namespace tg::query;
using namespace tg::test;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};
const std::string kRule = R"({"name":"hot","metric":"temp","condition":"above","threshold":90})";

// Tells real nodes the words over a connection of its own, as the daemon does over its links.
class AtomsByRpc final : public NodeAtoms
{
public:
    std::map<NodeIndex, ErlNode *> nodes;
    bool isBroken = false;

    void prepare(NodeIndex node, Done done) override
    {
        QMetaObject::invokeMethod(
            &m_turns,
            [this, node, done = std::move(done)] {
                if (isBroken)
                    return done(Error{ErrorCode::Unavailable, "no control link"});
                nodes.at(node)->eval("[binary_to_atom(W) || W <- [<<\"above\">>, <<\"below\">>, "
                                     "<<\"histogram\">>]]");
                done({});
            },
            Qt::QueuedConnection);
    }

private:
    QObject m_turns;
};

ErlNode::Options optionsOf3x()
{
    ErlNode::Options options;
    options.grammar = QStringLiteral("c2");
    return options;
}

} // namespace

class TestEverywhereReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAnnotationIsOnEveryNodeOnceHoweverOftenItIsSent();
    void listsOfNodesAreMergedByContent();
    void annotationsAreDeletedByTheirContentOnEveryNode();
    void anAlertRuleIsTakenByFreshNodes();
    void aRulesLabelsAreEscapedForNodesAndNobodySeesIt();
    void aFreshNodeThatCannotBeToldTheWordsIsNamed();
    void eachSeriesStateComesFromItsOwner();
    void metadataIsOnEveryNodeAndReadFromOne();
    void aNodeThatIsOutIsNamedAndTheOthersHaveIt();
    void readsGoOnWhileFewerNodesAreOutThanThereAreCopies();
    void badBodiesAreRefusedBeforeAnyNodeSeesThem_data();
    void badBodiesAreRefusedBeforeAnyNodeSeesThem();
    void whatDoesNotGoThroughAGatewaySaysWhy_data();
    void whatDoesNotGoThroughAGatewaySaysWhy();
    void otherPathsAreNotItsOwn();

private:
    void startNodes(); // fresh ones, of the 3.4 grammar
    ReadRun run(const QByteArray &target, const std::string &method = "GET",
                const std::string &body = {})
    {
        const auto open = [this](ReadRequest &request, const ReadContext &context, ReadSink &sink) {
            return openEverywhere(request, context, sink, m_atoms);
        };
        return ReadRun(open, readRequest(target, method, body), m_cluster->context());
    }
    // What one node holds itself.
    QJsonArray held(ErlNode &node, const QByteArray &path)
    {
        const auto answer = HttpClient(node.httpPort()).get(path);
        return QJsonDocument::fromJson(answer.body).object()[QStringLiteral("data")].toArray();
    }
    static QJsonArray dataOf(const ReadRun &run)
    {
        return run.json()[QStringLiteral("data")].toArray();
    }

    std::unique_ptr<ErlNode> m_a;
    std::unique_ptr<ErlNode> m_b;
    std::unique_ptr<ReadCluster> m_cluster;
    AtomsByRpc m_atoms;
};

void TestEverywhereReads::init()
{
    m_cluster = std::make_unique<ReadCluster>();
    m_atoms.isBroken = false;
}

void TestEverywhereReads::startNodes()
{
    m_a = std::make_unique<ErlNode>(optionsOf3x());
    m_b = std::make_unique<ErlNode>(optionsOf3x());
    QVERIFY(m_a->begin() && m_b->begin());
    QVERIFY2(m_a->awaitReady(), m_a->error().constData());
    QVERIFY2(m_b->awaitReady(), m_b->error().constData());
    m_cluster->nodes.add(kA, m_a->httpPort());
    m_cluster->nodes.add(kB, m_b->httpPort());
    m_atoms.nodes = {{kA, m_a.get()}, {kB, m_b.get()}};
}

void TestEverywhereReads::anAnnotationIsOnEveryNodeOnceHoweverOftenItIsSent()
{
    startNodes();
    const std::string body =
        R"({"title":"deploy \"7\"","timestamp":1700000000,"description":"x","tags":["b","a"]})";
    HttpClient(m_b->httpPort()).post("/api/v1/annotations", QByteArray::fromStdString(body));
    const auto first = run("/api/v1/annotations", "POST", body);
    QCOMPARE(first.head.status, 201);
    QCOMPARE(first.json()[QStringLiteral("status")].toString(), QStringLiteral("created"));
    const auto id = first.json()[QStringLiteral("id")].toInteger();
    QVERIFY(id > 0 && id < qint64{1} << 52);
    const auto sameTags =
        R"({"tags":["a","b"],"timestamp":1700000000,"description":"x","title":"deploy \"7\""})";
    const auto again = run("/api/v1/annotations", "POST", sameTags);
    QCOMPARE(again.json()[QStringLiteral("id")].toInteger(), id);
    for (auto *node : {m_a.get(), m_b.get()})
        QCOMPARE(held(*node, "/api/v1/annotations?from=0").size(), 1);

    const auto other = run("/api/v1/annotations", "POST", R"({"title":"now"})");
    QCOMPARE(other.head.status, 201);
    QCOMPARE(held(*m_a, "/api/v1/annotations").size(), 1);
    QCOMPARE(dataOf(run("/api/v1/annotations")).size(), 1); // of the last day
}

void TestEverywhereReads::listsOfNodesAreMergedByContent()
{
    startNodes();
    HttpClient(m_a->httpPort())
        .post("/api/v1/annotations", R"({"title":"on a","timestamp":1700000002})");
    run("/api/v1/annotations", "POST", R"({"title":"both","timestamp":1700000001,"tags":["t"]})");
    const auto list = run("/api/v1/annotations?from=1700000000&to=1700000009&token=secret");
    const auto id = dataOf(list)[0][QStringLiteral("id")].toInteger();
    QCOMPARE(list.text().left(list.text().indexOf("},{")),
             QByteArray(R"({"data":[{"id":)" + QByteArray::number(id) +
                        R"(,"timestamp":1700000001,"title":"both","description":null,)"
                        R"("tags":["t"])"));
    QCOMPARE(dataOf(list).size(), 2);
    QCOMPARE(dataOf(list)[1][QStringLiteral("title")].toString(), QStringLiteral("on a"));
    QCOMPARE(dataOf(run("/api/v1/annotations?from=0&tags=t,u")).size(), 1);
}

void TestEverywhereReads::annotationsAreDeletedByTheirContentOnEveryNode()
{
    startNodes();
    HttpClient(m_a->httpPort()).post("/api/v1/annotations", R"({"title":"x","timestamp":7})");
    const auto made = run("/api/v1/annotations", "POST", R"({"title":"y","timestamp":7})");
    const auto id = QByteArray::number(made.json()[QStringLiteral("id")].toInteger());
    QCOMPARE(run("/api/v1/annotations/" + id, "DELETE").text(),
             QByteArray(R"({"status":"deleted"})"));
    QCOMPARE(held(*m_a, "/api/v1/annotations?from=0").size(), 1);
    QCOMPARE(held(*m_b, "/api/v1/annotations?from=0").size(), 0);
    QCOMPARE(run("/api/v1/annotations/1", "DELETE").head.status, 200); // unknown: as nodes do
    QCOMPARE(held(*m_a, "/api/v1/annotations?from=0").size(), 1);
    const auto noId = run("/api/v1/annotations/5abc", "DELETE");
    QCOMPARE(noId.head.status, 400);
    QCOMPARE(noId.problemId(), QStringLiteral("bad-parameter"));
    QVERIFY(noId.text().contains("\\\"5abc\\\""));
}

void TestEverywhereReads::anAlertRuleIsTakenByFreshNodes()
{
    startNodes();
    const auto made = run("/api/v1/alerts", "POST", kRule);
    QVERIFY2(made.head.status == 201, made.body.c_str());
    QCOMPARE(run("/api/v1/alerts", "POST", kRule).head.status, 201);
    for (auto *node : {m_a.get(), m_b.get()})
        QCOMPARE(held(*node, "/api/v1/alerts").size(), 1);
    const auto list = dataOf(run("/api/v1/alerts"));
    QCOMPARE(list.size(), 1);
    const auto id = list[0][QStringLiteral("id")].toInteger();
    QCOMPARE(id, made.json()[QStringLiteral("id")].toInteger());
    QCOMPARE(list[0][QStringLiteral("aggregate")].toString(), QStringLiteral("avg"));
    run("/api/v1/alerts/" + QByteArray::number(id), "DELETE");
    for (auto *node : {m_a.get(), m_b.get()})
        QCOMPARE(held(*node, "/api/v1/alerts").size(), 0);
}

void TestEverywhereReads::aRulesLabelsAreEscapedForNodesAndNobodySeesIt()
{
    startNodes();
    const std::string rule =
        R"({"name":"n","metric":"temp","condition":"above","threshold":1,"labels":{"path":"a,b%2C"}})";
    const auto made = run("/api/v1/alerts", "POST", rule);
    QVERIFY2(made.head.status == 201, made.body.c_str());
    QCOMPARE(run("/api/v1/alerts", "POST", rule).json()[QStringLiteral("id")],
             made.json()[QStringLiteral("id")]);
    const auto pathOf = [](const QJsonArray &rules) {
        return rules[0][QStringLiteral("labels")][QStringLiteral("path")].toString();
    };
    QCOMPARE(held(*m_a, "/api/v1/alerts").size(), 1);
    QCOMPARE(pathOf(held(*m_a, "/api/v1/alerts")), QStringLiteral("a%2Cb%252C"));
    const auto list = dataOf(run("/api/v1/alerts"));
    QCOMPARE(pathOf(list), QStringLiteral("a,b%2C"));
    QCOMPARE(list[0][QStringLiteral("id")], made.json()[QStringLiteral("id")]);
}

void TestEverywhereReads::aFreshNodeThatCannotBeToldTheWordsIsNamed()
{
    startNodes();
    m_atoms.isBroken = true;
    const auto made = run("/api/v1/alerts", "POST", kRule);
    QCOMPARE(made.head.status, 503);
    QVERIFY2(made.detail().contains(QLatin1String("could not be told: no control link")),
             qPrintable(made.detail()));
    m_a->eval("[binary_to_atom(W) || W <- [<<\"above\">>, <<\"below\">>]]"); // somebody else did
    const auto half = run("/api/v1/alerts", "POST", kRule);
    QVERIFY(half.detail().startsWith(QLatin1String("not done on b (")));
    QCOMPARE(held(*m_a, "/api/v1/alerts").size(), 1);
}

void TestEverywhereReads::eachSeriesStateComesFromItsOwner()
{
    startNodes();
    run("/api/v1/alerts", "POST", kRule);
    const auto now = QByteArray::number(QDateTime::currentSecsSinceEpoch() - 60);
    const auto store = [&](ErlNode &node, std::string_view host, const QByteArray &value,
                           NodeIndex primary, NodeIndex replica) {
        auto &entry = m_cluster->add("temp", {{"host", host}}, primary, replica);
        const auto id = QByteArray::number(qulonglong(resolveAt(node, entry.key())));
        node.eval("'Elixir.TimelessMetrics':write_batch_resolved(timeless_metrics,[{" + id + "," +
                  value + "," + now + "}]), 'Elixir.TimelessMetrics':flush(timeless_metrics)");
    };
    store(*m_a, "1", "95.0", kA, kB); // the copies differ, so that one sees whose is shown
    store(*m_b, "1", "96.0", kA, kB);
    store(*m_a, "2", "10.0", kB, kA);
    store(*m_b, "2", "11.0", kB, kA);
    store(*m_b, "3", "99.0", kB, kNoNode);
    const auto valuesOf = [](const ReadRun &list) {
        QByteArray values;
        const auto states = dataOf(list)[0][QStringLiteral("states")].toArray();
        for (const auto &state : states)
            values +=
                state[QStringLiteral("series_labels")][QStringLiteral("host")].toString().toUtf8() +
                "=" + state[QStringLiteral("state")].toString().toUtf8() + " " +
                QByteArray::number(state[QStringLiteral("last_value")].toDouble()) + ";";
        return values;
    };
    // b holds all: one node, as for any other read
    QCOMPARE(valuesOf(run("/api/v1/alerts")), QByteArray("1=firing 96;2=ok 11;3=firing 99;"));
    m_cluster->add("temp", {{"host", "3"}}, kA, kNoNode); // moves the only copy: nobody holds all
    m_cluster->add("temp", {{"host", "4"}}, kB, kNoNode);
    QVERIFY(valuesOf(run("/api/v1/alerts")).startsWith("1=firing 95;2=ok 10;"));

    m_b->kill();
    const auto less = run("/api/v1/alerts?partial=allow");
    QVERIFY2(less.field("Warning").contains("have no copy that can be read now"),
             less.field("Warning"));
    QVERIFY(valuesOf(less).startsWith("1=firing 95;2=ok 10;"));
    QCOMPARE(run("/api/v1/alerts").head.status, 503);
}

void TestEverywhereReads::metadataIsOnEveryNodeAndReadFromOne()
{
    startNodes();
    const auto unknown = run("/api/v1/metadata?metric=m%22x");
    QCOMPARE(unknown.text(), HttpClient(m_a->httpPort()).get("/api/v1/metadata?metric=m%22x").body);
    const std::string body = R"({"metric":"m","type":"histogram","unit":"s"})";
    const auto stored = run("/api/v1/metadata", "POST", body);
    QCOMPARE(stored.text(), QByteArray(R"({"status":"ok"})"));
    for (auto *node : {m_a.get(), m_b.get()})
        QVERIFY(HttpClient(node->httpPort())
                    .get("/api/v1/metadata?metric=m")
                    .body.contains("histogram"));
    HttpClient(m_b->httpPort())
        .post("/api/v1/metadata", R"({"metric":"n","type":"counter","description":"on b"})");
    QVERIFY(run("/api/v1/metadata?metric=n").text().contains("on b"));
    // As a node says it, with the gateway's own members beside it.
    const auto bare = run("/api/v1/metadata");
    QCOMPARE(bare.problemId(), QStringLiteral("missing-parameter"));
    QCOMPARE(bare.json()[QStringLiteral("error")],
             QJsonDocument::fromJson(HttpClient(m_a->httpPort()).get("/api/v1/metadata").body)
                 .object()[QStringLiteral("error")]);
}

void TestEverywhereReads::aNodeThatIsOutIsNamedAndTheOthersHaveIt()
{
    startNodes();
    m_b->stop();
    const std::string body = R"({"title":"x","timestamp":7})";
    const auto half = run("/api/v1/annotations", "POST", body);
    QCOMPARE(half.head.status, 503);
    QCOMPARE(half.problemId(), QStringLiteral("nodes-lack-it"));
    QVERIFY2(half.detail().contains(QLatin1String("not done on b (")), qPrintable(half.detail()));
    QVERIFY2(half.detail().contains(QLatin1String("Send the same again")),
             qPrintable(half.detail()));
    QCOMPARE(held(*m_a, "/api/v1/annotations?from=0").size(), 1);

    const auto marked = run("/api/v1/annotations?partial=allow", "POST", body);
    QCOMPARE(marked.head.status, 201);
    QVERIFY(marked.text().startsWith(R"({"isPartial":true,"id":)"));
    QCOMPARE(marked.field("X-Timeless-Partial"), QByteArray("true"));
    QCOMPARE(held(*m_a, "/api/v1/annotations?from=0").size(), 1);

    QVERIFY(m_b->start());
    m_cluster->nodes.add(kB, m_b->httpPort());
    QCOMPARE(run("/api/v1/annotations", "POST", body).head.status, 201);
    QCOMPARE(held(*m_b, "/api/v1/annotations?from=0").size(), 1);
    QCOMPARE(held(*m_a, "/api/v1/annotations?from=0").size(), 1);

    m_cluster->snapshot.nodes[0].state = cluster::HealthState::Refused; // a stranger: not touched
    m_cluster->publish();
    const auto id = QByteArray::number(marked.json()[QStringLiteral("id")].toInteger());
    const auto gone = run("/api/v1/annotations/" + id, "DELETE");
    QVERIFY2(gone.detail().startsWith(QLatin1String("not done on a (refused)")),
             qPrintable(gone.detail()));
    QCOMPARE(held(*m_a, "/api/v1/annotations?from=0").size(), 1);
    QCOMPARE(held(*m_b, "/api/v1/annotations?from=0").size(), 0);
}

void TestEverywhereReads::readsGoOnWhileFewerNodesAreOutThanThereAreCopies()
{
    startNodes();
    run("/api/v1/annotations", "POST", R"({"title":"x","timestamp":7})");
    m_b->stop();
    const auto whole = run("/api/v1/annotations?from=0");
    QCOMPARE(dataOf(whole).size(), 1);
    QVERIFY(whole.field("X-Timeless-Partial").isEmpty());
    m_cluster->snapshot.replication = 1;
    m_cluster->publish();
    const auto refused = run("/api/v1/annotations?from=0");
    QCOMPARE(refused.head.status, 503);
    QCOMPARE(refused.problemId(), QStringLiteral("nodes-not-read"));
    const auto marked = run("/api/v1/annotations?from=0&partial=allow");
    QVERIFY(marked.text().startsWith(R"({"isPartial":true,"data":[{)"));
    m_a->stop();
    QCOMPARE(run("/api/v1/annotations?from=0&partial=allow").head.status, 503); // nobody answers
}

void TestEverywhereReads::badBodiesAreRefusedBeforeAnyNodeSeesThem_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *path, const QByteArray &body, const char *told) {
        QTest::addRow("%s %s", path, body.left(60).constData())
            << QByteArray("/api/v1/") + path << body << QString::fromLatin1(told);
    };
    row("annotations", "", "no JSON");
    row("annotations", "[1]", "no JSON object");
    row("annotations", R"({"timestamp":1})", "\"title\"");
    row("annotations", R"({"title":"x","timestamp":1.5})", "\"timestamp\"");
    row("annotations", R"({"title":"x","timestamp":-1})", "\"timestamp\"");
    row("annotations", R"({"title":"x","timestamp":1700000000000})", "\"timestamp\"");
    row("annotations", R"({"title":"x","tags":"a"})", "\"tags\"");
    row("annotations", QByteArray(64'001, ' '), "64000");
    row("alerts", R"({"metric":"m","condition":"above","threshold":1})", "\"name\"");
    row("alerts", R"({"name":"n","metric":"m","condition":"over","threshold":1})", "\"condition\"");
    row("alerts", R"({"name":"n","metric":"m","condition":"above","threshold":"1"})",
        "\"threshold\"");
    row("alerts", R"({"name":"n","metric":"m","condition":"above","threshold":1,"labels":{"a":1}})",
        "\"labels\"");
    row("metadata", R"({"metric":"m","type":"summary"})", "\"type\"");
    row("metadata", R"({"metric":"timeless_gateway:gaps:a","type":"gauge"})", "gateways");
}

void TestEverywhereReads::badBodiesAreRefusedBeforeAnyNodeSeesThem()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, told);
    const auto refused = run(path, "POST", body.toStdString());
    QVERIFY(refused.head.status == 400 || refused.head.status == 422);
    QVERIFY2(refused.detail().contains(told), qPrintable(refused.detail()));
    QCOMPARE(m_cluster->nodes.asked(), 0);
}

void TestEverywhereReads::whatDoesNotGoThroughAGatewaySaysWhy_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    for (const auto *request :
         {"GET /api/v1/scrape_targets", "POST /api/v1/scrape_targets",
          "DELETE /api/v1/scrape_targets/1", "POST /api/v1/backup", "POST /api/v1/flush",
          "GET /health/detailed", "DELETE /api/v1/series", "DELETE /api/v1/alerts"}) {
        const auto parts = QByteArray(request).split(' ');
        QTest::newRow(request) << parts[0] << parts[1];
    }
}

void TestEverywhereReads::whatDoesNotGoThroughAGatewaySaysWhy()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const auto refused = run(path, method.toStdString());
    QCOMPARE(refused.head.status, 501);
    QCOMPARE(refused.problemId(), QStringLiteral("not-through-gateway"));
    QCOMPARE(m_cluster->nodes.asked(), 0);
}

void TestEverywhereReads::otherPathsAreNotItsOwn()
{
    for (const auto *path : {"/api/v1/query", "/api/v1/annotations2", "/api/v1/alerts/1",
                             "/prometheus/api/v1/alerts", "/prometheus/api/v1/rules"})
        QVERIFY2(!run(path).wasOpened(), path);
    QVERIFY(!run("/api/v1/annotations/1", "POST").wasOpened());
}

QTEST_GUILESS_MAIN(TestEverywhereReads)
#include "tst_everywhere_reads.moc"

#include <algorithm>

#include <QJsonArray>
#include <QtTest>

#include "erl_node.h"
#include "http_client.h"
#include "query/index/index_routes.h"
#include "read_cluster.h"
#include "read_run.h"
#include "resolve_at.h"

using namespace tg;
using namespace tg::query;
using namespace tg::test;
using namespace Qt::StringLiterals;

namespace {

ReadRun run(ReadCluster &cluster, const QByteArray &target, std::size_t room = SIZE_MAX,
            const std::string &method = "GET")
{
    return ReadRun(openIndex, readRequest(target, method), cluster.context(), room);
}

struct Series {
    std::string_view metric;
    std::vector<series::LabelView> labels;
};
const std::vector<Series> kSeries{{"cpu", {{"host", "a"}, {"dc", "d1"}}},
                                  {"cpu", {{"host", "b"}, {"dc", "d2"}}},
                                  {"cpu", {{"host", "c"}}},
                                  {"Cpu.total", {{"Zone", "1"}, {"host", "a"}}},
                                  {"up", {}},
                                  {"mem", {{"host", "z z/ü\""}}}};

void addSeries(ReadCluster &cluster)
{
    for (const auto &series : kSeries)
        cluster.add(series.metric, series.labels);
}

// Series come in no order from a node.
QByteArrayList itemsOf(const QByteArray &text)
{
    QByteArrayList items;
    const auto json = QJsonDocument::fromJson(text).object();
    for (const auto &item : json[QStringLiteral("data")].toArray())
        items += item.isString() ? item.toString().toUtf8()
                                 : QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact);
    std::sort(items.begin(), items.end());
    return items;
}

} // namespace

class TestIndexReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersAsANodeThatHoldsTheSameSeries_data();
    void answersAsANodeThatHoldsTheSameSeries();
    void aMissingParameterIsToldInTheNodesWords();
    void listsWhatSeveralMatchesWantOnce();
    void labelsAreEscapedAndSortedWithTheName();
    void onlySeriesThatANodeHasAnIdForAreListed();
    void aMillionSeriesFlowInPiecesAsTheClientTakesThem();
    void aReadThatIsGivenUpLeavesNothingBehind();
    void listsSayWhenTheyAreCut();
    void whatItWouldLookAtIsBounded();
    void unreadRegistriesMakeItPartialOrNothing();
    void badQuestionsAreRefused_data();
    void badQuestionsAreRefused();
    void grafanaFindsAPrometheus();
    void theApiIsDescribed();
    void otherPathsAreNotItsOwn();

private:
    ErlNode m_node{[] {
        ErlNode::Options options;
        options.grammar = QStringLiteral("c2");
        return options;
    }()};
};

// What the node holds, and the table is told.
void TestIndexReads::initTestCase()
{
    QVERIFY2(m_node.start(), m_node.error().constData());
    for (const auto &series : kSeries) {
        std::vector<series::LabelView> labels = series.labels;
        std::string key;
        series::writeKey(series.metric, labels, key);
        QVERIFY(resolveAt(m_node, key) > 0);
    }
}

void TestIndexReads::answersAsANodeThatHoldsTheSameSeries_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const auto *target :
         {"/api/v1/label/__name__/values", "/api/v1/label/host/values",
          "/api/v1/label/host/values?metric=cpu", "/api/v1/label/none/values",
          "/api/v1/label/host/values?metric=nope", "/api/v1/labels", "/api/v1/series?metric=cpu",
          "/api/v1/series?metric=nope", "/prometheus/api/v1/labels",
          "/prometheus/api/v1/labels?start=1&end=2", "/prometheus/api/v1/label/__name__/values",
          "/prometheus/api/v1/label/dc/values", "/prometheus/api/v1/series?match[]=cpu",
          "/prometheus/api/v1/series?match[]=cpu{host%3D~%22a%7Cb%22}",
          "/prometheus/api/v1/series?match[]=cpu{dc!%3D%22d1%22}",
          "/prometheus/api/v1/series?match[]={__name__%3D~%22c.*%22,host%3D%22a%22}",
          "/prometheus/api/v1/series?match=mem"})
        QTest::newRow(target) << QByteArray(target);
}

void TestIndexReads::answersAsANodeThatHoldsTheSameSeries()
{
    QFETCH(QByteArray, target);
    ReadCluster cluster;
    addSeries(cluster);
    const auto mine = run(cluster, target);
    const auto nodes = HttpClient(m_node.httpPort()).get(target);
    QCOMPARE(mine.head.status, nodes.status);
    QCOMPARE(QByteArray::fromStdString(mine.head.contentType), nodes.field("content-type"));
    if (target.contains("series?"))
        QCOMPARE(itemsOf(mine.text()), itemsOf(nodes.body));
    else
        QCOMPARE(mine.text(), nodes.body); // byte by byte, in its order
    QCOMPARE(cluster.nodes.asked(), 0);
}

// The node's text in the node's shape, or in the envelope that Prometheus' clients read.
void TestIndexReads::aMissingParameterIsToldInTheNodesWords()
{
    ReadCluster cluster;
    for (const QByteArray target : {"/api/v1/series", "/prometheus/api/v1/series"}) {
        const auto mine = run(cluster, target);
        const auto nodes = HttpClient(m_node.httpPort()).get(target);
        QCOMPARE(mine.head.status, nodes.status);
        QCOMPARE(mine.field("X-Timeless-Error"), QByteArray("missing-parameter"));
        const auto words = QJsonDocument::fromJson(nodes.body).object()[u"error"_s].toString();
        const auto told = mine.json()[u"error"_s].toString();
        const QString inEnvelope = u"missing-parameter: "_s + words;
        QCOMPARE(told, target.startsWith("/prometheus/") ? inEnvelope : words);
    }
}

void TestIndexReads::listsWhatSeveralMatchesWantOnce()
{
    ReadCluster cluster;
    addSeries(cluster);
    QCOMPARE(run(cluster, "/prometheus/api/v1/series?match[]=cpu&match[]={host%3D\"a\"}&match[]=up")
                 .text(),
             QByteArray(R"({"status":"success","data":[)"
                        R"({"Zone":"1","__name__":"Cpu.total","host":"a"},)"
                        R"({"__name__":"cpu","dc":"d1","host":"a"},)"
                        R"({"__name__":"cpu","dc":"d2","host":"b"},)"
                        R"({"__name__":"cpu","host":"c"},{"__name__":"up"}]})"));
    QCOMPARE(run(cluster, "/api/v1/label/__name__/values?match[]={host!=\"\",dc=\"\"}").text(),
             QByteArray(R"({"status":"success","data":["Cpu.total","cpu","mem"]})"));
    QCOMPARE(
        run(cluster, "/prometheus/api/v1/labels?match[]=up&match[]=mem", SIZE_MAX, "POST").text(),
        QByteArray(R"({"status":"success","data":["__name__","host"]})"));
    QCOMPARE(run(cluster, "/api/v1/series?match[]=up").text(),
             QByteArray(R"({"status":"success","data":[{"__name__":"up"}]})"));
}

void TestIndexReads::labelsAreEscapedAndSortedWithTheName()
{
    ReadCluster cluster;
    cluster.add("m\"1", {{"Z", "a\\b\n\x01"}, {"a=b", "1,2"}});
    QCOMPARE(run(cluster, "/api/v1/series?match[]={Z!=\"\"}").text(),
             QByteArray(R"({"status":"success","data":[{"Z":"a\\b\n\u0001","__name__":"m\"1",)"
                        R"("a=b":"1,2"}]})"));
    QCOMPARE(run(cluster, "/api/v1/label/a%3Db/values").text(),
             QByteArray(R"({"status":"success","data":["1,2"]})"));
}

void TestIndexReads::onlySeriesThatANodeHasAnIdForAreListed()
{
    ReadCluster cluster;
    cluster.add("m", {{"host", "new"}}, NodeIndex{0}, NodeIndex{1}, 0);
    cluster.add("n", {{"host", "old"}}, NodeIndex{0}, NodeIndex{1}, 0)
        .setCopy(1, {NodeIndex{1}, 7});
    QCOMPARE(itemsOf(run(cluster, "/api/v1/label/__name__/values").text()), QByteArrayList{"n"});
    QCOMPARE(itemsOf(run(cluster, "/api/v1/label/host/values").text()), QByteArrayList{"old"});
    QCOMPARE(itemsOf(run(cluster, "/api/v1/series?metric=m").text()), QByteArrayList{});
}

void TestIndexReads::aMillionSeriesFlowInPiecesAsTheClientTakesThem()
{
    constexpr int kMany = 100'000; // more would only take longer
    ReadCluster cluster;
    for (int i = 0; i < kMany; ++i)
        cluster.add("m", {{"host", std::to_string(i)}});
    const auto list = run(cluster, "/api/v1/series?metric=m", 300'000);
    QVERIFY(list.isWhole && list.head.isStreamed && !list.head.streamedBytes);
    QVERIFY2(list.pauses > 5, qPrintable(QString::number(list.pauses)));
    QVERIFY2(list.largestPiece < 512 * 1024, qPrintable(QString::number(list.largestPiece)));
    const auto items = list.json()[QStringLiteral("data")].toArray();
    QCOMPARE(items.size(), kMany);
    QCOMPARE(items.last()[QStringLiteral("labels")][QStringLiteral("host")].toString(),
             QString::number(kMany - 1));

    const auto values = run(cluster, "/api/v1/label/host/values");
    QCOMPARE(values.json()[QStringLiteral("data")].toArray().size(), kMany);
    QVERIFY(values.head.isStreamed);
}

void TestIndexReads::aReadThatIsGivenUpLeavesNothingBehind()
{
    ReadCluster cluster;
    addSeries(cluster);
    struct Silent final : ReadSink {
        void answer(ReadAnswer) override { hasAnswered = true; }
        bool append(std::string_view) override { return true; }
        void finish(bool) override {}
        bool hasAnswered = false;
    } sink;
    auto request = readRequest("/api/v1/labels");
    openIndex(request, cluster.context(), sink).reset();
    QCoreApplication::processEvents();
    QVERIFY(!sink.hasAnswered);
}

void TestIndexReads::listsSayWhenTheyAreCut()
{
    ReadCluster cluster;
    addSeries(cluster);
    QCOMPARE(run(cluster, "/prometheus/api/v1/labels?limit=2").text(),
             QByteArray(R"({"status":"success","data":["__name__","Zone"],)"
                        R"("warnings":["results truncated due to limit"]})"));
    QCOMPARE(run(cluster, "/prometheus/api/v1/labels?limit=4").text(),
             run(cluster, "/prometheus/api/v1/labels?limit=0").text());
    QCOMPARE(itemsOf(run(cluster, "/prometheus/api/v1/series?match[]=cpu&limit=1").text()).size(),
             1);
}

void TestIndexReads::whatItWouldLookAtIsBounded()
{
    ReadCluster cluster;
    addSeries(cluster);
    cluster.bounds.examined = 3;
    cluster.bounds.series = 1; // of samples: a list is not held to it
    QCOMPARE(run(cluster, "/api/v1/series?metric=cpu").head.status, 200);
    const auto many = run(cluster, "/api/v1/labels");
    QCOMPARE(many.head.status, 422);
    QCOMPARE(many.problemId(), QStringLiteral("list-too-large"));
    QVERIFY2(many.detail().contains(QLatin1String("6 series, more than 3")),
             qPrintable(many.detail()));
    cluster.bounds.examined = 100;
    cluster.bounds.mergeBytes = 200;
    const auto wide = run(cluster, "/api/v1/label/host/values");
    QCOMPARE(wide.head.status, 422);
    QVERIFY(wide.detail().contains(QLatin1String("query.merge_bytes")));
}

void TestIndexReads::unreadRegistriesMakeItPartialOrNothing()
{
    ReadCluster cluster;
    addSeries(cluster);
    cluster.snapshot.nodes[1].creation = 0; // its partner knows its series
    cluster.publish();
    QCOMPARE(run(cluster, "/api/v1/labels").head.status, 200);
    cluster.snapshot.replication = 1;
    cluster.publish();
    const auto refused = run(cluster, "/api/v1/labels");
    QCOMPARE(refused.head.status, 503);
    QCOMPARE(refused.problemId(), QStringLiteral("registry-unread"));
    QVERIFY2(refused.detail().contains(QLatin1String("read: b.")), qPrintable(refused.detail()));
    const auto marked = run(cluster, "/api/v1/label/dc/values?partial=allow");
    QCOMPARE(marked.text(),
             QByteArray(R"({"isPartial":true,"status":"success","data":["d1","d2"]})"));
    QCOMPARE(marked.field("X-Timeless-Partial"), QByteArray("true"));
    QVERIFY(marked.field("Warning").startsWith("199 timeless-gateway \"the registries"));
}

void TestIndexReads::badQuestionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("says"); // which parameter, and what it was
    QTest::newRow("no selector") << QByteArray("/api/v1/series?match[]=cpu{")
                                 << u"\"match[]\" is \"cpu{\""_s;
    QTest::newRow("regular expression") << QByteArray("/api/v1/labels?match[]={a%3D~%22[%22}")
                                        << u"\"match[]\" is \"{a=~\"[\"}\""_s;
    QTest::newRow("a range") << QByteArray("/api/v1/labels?match[]=cpu[5m]")
                             << u"\"match[]\" is \"cpu[5m]\""_s;
    QTest::newRow("both") << QByteArray("/api/v1/series?metric=cpu&match[]=cpu")
                          << u"\"metric\" is \"cpu\""_s;
    QTest::newRow("metric where it is none")
        << QByteArray("/prometheus/api/v1/series?metric=cpu&match[]=cpu")
        << u"\"metric\" is \"cpu\""_s;
    QTest::newRow("limit") << QByteArray("/prometheus/api/v1/labels?limit=-1")
                           << u"\"limit\" is \"-1\""_s;
    QTest::newRow("a long one") << QByteArray("/prometheus/api/v1/labels?limit=x" +
                                              QByteArray(2'000, 'y'))
                                << QString(u"\"limit\" is \"x"_s + QString(99, u'y') +
                                           u"...\": "_s);
}

void TestIndexReads::badQuestionsAreRefused()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, says);
    ReadCluster cluster;
    const auto refused = run(cluster, target);
    QCOMPARE(refused.head.status, 400);
    QCOMPARE(refused.field("X-Timeless-Error"), QByteArray("bad-parameter"));
    const auto detail =
        refused.json()[target.startsWith("/prometheus/") ? u"error"_s : u"detail"_s].toString();
    QVERIFY2(detail.contains(says), qPrintable(detail));
}

void TestIndexReads::grafanaFindsAPrometheus()
{
    ReadCluster cluster;
    for (const auto *path : {"/api/v1/status/buildinfo", "/prometheus/api/v1/status/buildinfo"}) {
        const auto data = run(cluster, path).json().value(QStringLiteral("data"));
        QCOMPARE(data[QStringLiteral("version")].toString(), QStringLiteral("2.42.0"));
        QVERIFY(data[QStringLiteral("features")].isUndefined());
    }
    QCOMPARE(run(cluster, "/prometheus/api/v1/metadata?limit=5").text(),
             QByteArray(R"({"status":"success","data":{}})"));
}

void TestIndexReads::theApiIsDescribed()
{
    ReadCluster cluster;
    const auto paths =
        run(cluster, "/api/openapi.json").json().value(QStringLiteral("paths")).toObject();
    QVERIFY(paths[QStringLiteral("/api/v1/alerts")].toObject().contains(QStringLiteral("post")));
    const auto page = run(cluster, "/api/docs");
    QCOMPARE(page.head.contentType, std::string("text/html; charset=utf-8"));
    QVERIFY(page.text().contains("/api/v1/alerts"));
}

void TestIndexReads::otherPathsAreNotItsOwn()
{
    ReadCluster cluster;
    for (const auto *path :
         {"/api/v1/query", "/prometheus/api/v1/rules", "/prometheus/api/v1/alerts",
          "/api/v1/label/values", "/api/v1/label//values", "/api/v1/label/a/b/values",
          "/api/v1/series/", "/labels"})
        QVERIFY2(!run(cluster, path).wasOpened(), path);
    QVERIFY(!run(cluster, "/api/v1/labels", SIZE_MAX, "DELETE").wasOpened());
}

QTEST_GUILESS_MAIN(TestIndexReads)
#include "tst_index_reads.moc"

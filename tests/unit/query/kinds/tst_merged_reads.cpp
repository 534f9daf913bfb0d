#include <algorithm>

#include <QtTest>

#include "erl_node.h"
#include "http_client.h"
#include "kinds_scene.h"

using namespace tg;
using namespace tg::query;
using tg::test::ErlNode;
using tg::test::HttpClient;
using tg::test::KindsScene;

namespace {

constexpr std::int64_t kStart = 1'700'000'100; // a multiple of 300 and of 60

ErlNode::Options optionsOf(const QByteArray &grammar)
{
    ErlNode::Options options;
    options.erlFlags = "-devnode_grammar " + grammar;
    return options;
}

// The list of series in an answer with its elements sorted: nodes answer them in any order.
QByteArray inOrder(const QByteArray &body)
{
    if (body.startsWith("{\"metric\":{")) {
        auto lines = body.split('\n');
        std::sort(lines.begin(), lines.end());
        return lines.join('\n');
    }
    qsizetype begin = -1;
    for (const char *name : {"\"series\":[", "\"groups\":[", "\"result\":[", "\"data\":["}) {
        if (begin < 0 && body.contains(name))
            begin = body.indexOf(name) + qsizetype(qstrlen(name));
    }
    if (begin < 0 || body.startsWith("{\"labels\""))
        return body;
    QByteArrayList elements(1);
    int depth = 0;
    qsizetype at = begin;
    for (; at < body.size() && depth >= 0; ++at) {
        const char c = body[at];
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (depth == 0 && c == ',')
            elements.append(QByteArray());
        else if (depth >= 0)
            elements.last() += c;
    }
    std::sort(elements.begin(), elements.end());
    return body.left(begin) + elements.join(',') + body.mid(at - 1);
}

struct TestSeries {
    std::string metric;
    std::vector<series::LabelView> labels;
    std::vector<NodeIndex> nodes;
    int scale = 1;
};

// a and b hold some series both, and none holds all: a reader must take each from one.
const std::vector<TestSeries> &allSeries()
{
    static const auto a = KindsScene::kA;
    static const auto b = KindsScene::kB;
    static const std::vector<TestSeries> series{
        {"q1", {{"host", "a"}, {"dc", "d1"}}, {a, b}, 1},
        {"q1", {{"host", "b"}, {"dc", "d1"}}, {b}, 2},
        {"q1", {{"host", "c"}, {"dc", "d2"}}, {a}, 3},
        {"q1", {{"host", "d"}}, {b, a}, 5},
        {"q2", {{"host", "a"}, {"dc", "d1"}, {"path", "C:\\x \"y\" \xc3\xa9"}}, {b}, 1000},
        {"q2", {{"host", "e"}, {"dc", "d2"}, {"step", "1"}}, {a}, 7},
        {"esc", {{"path", "a,b=c"}, {"pc", "50%2C"}}, {a}, 1},
        {"esc", {{"path", "plain"}, {"pc", "50%"}}, {b}, 2},
        {"lone", {{"host", "a"}}, {a}, 4},
    };
    return series;
}

QByteArray binaryOf(const QByteArray &text)
{
    QByteArrayList bytes;
    for (const char c : text)
        bytes += QByteArray::number(static_cast<unsigned char>(c));
    return "<<" + bytes.join(',') + ">>";
}

// Commas as they stand on nodes, the oracle included.
QByteArray escaped(QByteArray text)
{
    return text.replace("%2C", "%252C").replace(",", "%2C");
}
QByteArray unescaped(QByteArray text)
{
    return text.replace("%252C", "%0C").replace("%2C", ",").replace("%0C", "%2C");
}

// Writes 0, 10.25, 20.5 ... every minute, times the scale.
QByteArray writingOf(const TestSeries &series)
{
    QByteArrayList labels;
    for (const auto &[name, value] : series.labels) {
        const auto text = escaped({value.data(), qsizetype(value.size())});
        labels += binaryOf({name.data(), qsizetype(name.size())}) + "=>" + binaryOf(text);
    }
    const QByteArray head =
        "{" + binaryOf(QByteArray::fromStdString(series.metric)) + ",#{" + labels.join(',') + "},";
    QByteArrayList points;
    for (int i = 0; i < 20; ++i) {
        points += head + QByteArray::number(i * 10.25 * series.scale, 'f', 2) + "," +
                  QByteArray::number(kStart + 60 * i + series.scale % 7) + "}";
    }
    return "'Elixir.TimelessMetrics':write_batch(timeless_metrics,[" + points.join(',') + "])";
}

} // namespace

class TestMergedReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void severalNodesAnswerAsOneThatHoldsEverything_data();
    void severalNodesAnswerAsOneThatHoldsEverything();

private:
    std::unique_ptr<ErlNode> m_nodes[2][2]; // by generation; then a and b
    std::unique_ptr<ErlNode> m_oracle;      // 3.4.0, holds everything
};

void TestMergedReads::initTestCase()
{
    m_oracle = std::make_unique<ErlNode>(optionsOf("c2"));
    QVERIFY2(m_oracle->start(), m_oracle->error().constData());
    for (int generation = 0; generation < 2; ++generation) {
        for (auto &node : m_nodes[generation]) {
            node = std::make_unique<ErlNode>(optionsOf(generation == 0 ? "c1" : "c2"));
            QVERIFY2(node->start(), node->error().constData());
        }
    }
    for (const auto &series : allSeries()) {
        QCOMPARE(m_oracle->eval(writingOf(series)), QByteArray("ok"));
        for (const auto &generation : m_nodes) {
            for (const auto node : series.nodes)
                QCOMPARE(generation[node.value]->eval(writingOf(series)), QByteArray("ok"));
        }
    }
}

void TestMergedReads::severalNodesAnswerAsOneThatHoldsEverything_data()
{
    QTest::addColumn<QByteArray>("target");
    static const QByteArray kRange = "&start=1700000100&end=1700001300";
    const auto native = [](const QByteArray &parameters) {
        QTest::newRow(parameters.constData())
            << QByteArray("/api/v1/query_range?" + parameters + kRange);
    };
    native("metric=q1&step=300");
    native("metric=q1&step=300&host=a");
    native("metric=q1&step=300&dc=d1&aggregate=max");
    native("metric=q1&step=300&aggregate=count");
    native("metric=q1&step=300&aggregate=rate");
    native("metric=q1&step=300&aggregate=first&transform=multiply:2");
    native("metric=q1&step=300&aggregate=last&transform=scale:0.5:1");
    native("metric=q1&step=300&aggregate=nonsense");
    native("metric=q1&step=300&host=%3D~a%7Cc");
    native("metric=q1&step=300&dc=%3D~.*");
    native("metric=q1&step=300&limit=2");
    native("metric=q1&step=300&threshold_gt=400");
    native("metric=q1&step=300&threshold_lt=10&limit=3");
    native("metric=q1&step=300&group_by=dc");
    native("metric=q1&step=300&group_by=dc&cross_aggregate=sum");
    native("metric=q1&step=300&group_by=dc&cross_aggregate=avg&threshold_gt=300");
    native("metric=q1&step=300&group_by=dc&cross_aggregate=count");
    native("metric=q1&step=300&group_by=dc,host&cross_aggregate=min&limit=1");
    native("metric=q1&step=300&group_by=nothing&cross_aggregate=sum&aggregate=count");
    native("metrics=q1,q2&step=300");
    native("metrics=q1,%20q2&step=300&group_by=__name__&cross_aggregate=sum");
    native("metrics=q1,q2&step=300&group_by=dc&limit=2");
    native("metric=q2&step=300");
    native("metric=esc&step=300");
    native("metric=esc&step=300&path=a,b%3Dc");
    native("metric=absent&step=300");
    native("query=sum(q1)%20by%20(dc)&step=5m");

    const auto prometheus = [](const QByteArray &expression, const QByteArray &step = "300") {
        const auto query = expression.toPercentEncoding();
        QTest::newRow(QByteArray("range " + expression + " " + step).constData()) << QByteArray(
            "/prometheus/api/v1/query_range?query=" + query + "&step=" + step + kRange);
        QTest::newRow(QByteArray("instant " + expression + " " + step).constData())
            << QByteArray("/prometheus/api/v1/query?query=" + query + "&time=1700001000.5");
    };
    for (const char *expression : {"q1",
                                   "q1{host=\"a\"}",
                                   " q1 { host = 'a' , } ",
                                   "q1{host=~\"a|b\"}",
                                   "q1{dc=~\".*\"}",
                                   "q1{host!=\"a\"}",
                                   "q1{host!~\"a\"}",
                                   "q1{dc=\"\"}",
                                   "{__name__=\"q1\",dc=\"d1\"}",
                                   "{__name__=~\"q.*\",host=\"a\"}",
                                   "{__name__=~\"q\"}",
                                   "rate(q1[5m])",
                                   "irate(q1{dc=\"d1\"}[1m])",
                                   "min_over_time(q1[5m])",
                                   "max_over_time(q1[5m])",
                                   "sum_over_time(q1[5m])",
                                   "count_over_time(q1[5m])",
                                   "sum(q1)",
                                   "avg(rate(q1[5m]))",
                                   "sum(rate(q1[5m])) by (dc)",
                                   "sum(q1) by (dc)",
                                   "max(q1)by(dc)",
                                   "min(q1) by (dc,host)",
                                   "avg(q1) by (dc)",
                                   "count(count_over_time(q1[5m])) by (dc)",
                                   "q1 by (dc)",
                                   "sum({__name__=~\"q.*\"}) by (dc)",
                                   "sum(q1) by (nothing)",
                                   "avg_over_time(q1[5m]) > 400",
                                   "q1 < 30",
                                   "sum(q1) by (dc) > 1000",
                                   "q1{host=\"a\"} > 1000000",
                                   "absent",
                                   "q1{absent=\"x\"}",
                                   "lone",
                                   "q2"})
        prometheus(expression);
    prometheus("q1", "60s");
    prometheus("q1", "5m");
    prometheus("q1", "abc");
    prometheus("q1", "1d");

    for (const char *target :
         {"/api/v1/query?metric=q1", "/api/v1/query?metric=q1&host=b", "/api/v1/query?metric=q2",
          "/api/v1/query?metric=lone", "/api/v1/query?metric=esc",
          "/api/v1/query?metric=q1&host=zz",
          "/api/v1/query?metric=q1&dc=", "/api/v1/export?metric=q1&start=1700000100&end=1700000400",
          "/api/v1/export?metric=q2&from=0&to=1800000000", "/api/v1/export?metric=esc&from=0",
          "/api/v1/export?metric=lone&from=0", "/api/v1/export?metric=q1&host=nobody",
          "/api/v1/forecast?metric=q1&step=60&horizon=10m&start=1700000100&end=1700001300",
          "/api/v1/forecast?metric=q1&host=a&start=1700000100&end=1700001300",
          "/api/v1/anomalies?metric=q1&step=60&sensitivity=high&start=1700000100&end=1700001300",
          "/api/v1/anomalies?metric=none&start=1700000100&end=1700001300"})
        QTest::newRow(target) << QByteArray(target);
}

void TestMergedReads::severalNodesAnswerAsOneThatHoldsEverything()
{
    QFETCH(QByteArray, target);
    const auto expected =
        HttpClient(m_oracle->httpPort()).get(QByteArray(target).replace("a,b%3Dc", "a%252Cb%3Dc"));
    QCOMPARE(expected.status, 200);
    const auto truth = inOrder(unescaped(expected.plainBody()));

    for (int generation = 0; generation < 2; ++generation) {
        KindsScene scene(generation == 0 ? "0.7.0" : "3.4.0");
        for (const auto &series : allSeries())
            scene.add(series.metric, series.labels, series.nodes);
        const auto ask = [&](const NodeRequest &request) {
            const auto answer = HttpClient(m_nodes[generation][request.node.value]->httpPort())
                                    .get(QByteArray::fromStdString(request.target));
            return answer.status == 200 ? answer.plainBody().toStdString()
                                        : std::to_string(answer.status);
        };
        const auto answer = scene.read(target.toStdString(), ask);
        QVERIFY2(answer, answer ? "" : answer.error().text.c_str());
        QCOMPARE(inOrder(QByteArray::fromStdString(answer->body)), truth);
    }
}

QTEST_GUILESS_MAIN(TestMergedReads)

#include "tst_merged_reads.moc"

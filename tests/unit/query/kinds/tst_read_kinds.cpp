#include <QtTest>

#include "kinds_scene.h"
#include "query/door/parameter_error.h"

using namespace tg;
using namespace tg::query;
using tg::test::KindsScene;

namespace {

struct Scene : KindsScene {
    explicit Scene(const char *version = "3.4.0")
        : KindsScene(version)
    {
        add("q1", {{"host", "x"}, {"dc", "d1"}}, {kA});
        add("q1", {{"host", "y"}, {"dc", "d1"}}, {kB});
        add("lone", {{"host", "x"}}, {kC});
        add("esc", {{"path", "a,b"}}, {kC});
    }
};

// x and y, whoever is asked: of each answer only one series is wanted.
std::string rangeAnswer(const NodeRequest &)
{
    return R"({"metric":"q1","series":[{"labels":{"host":"x","dc":"d1"},"data":[[60,1],[120,2.50]]},)"
           R"({"labels":{"dc":"d1","host":"y"},"data":[[60,3.0]]},{"labels":{"host":"new"},"data":[[60,9]]}]})";
}

} // namespace

class TestReadKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsTellWhatANodeCan_data();
    void versionsTellWhatANodeCan();
    void pathsHaveKinds_data();
    void pathsHaveKinds();
    void badParametersAreRefusedBeforeAnyNodeIsAsked_data();
    void badParametersAreRefusedBeforeAnyNodeIsAsked();
    void nothingIsAnsweredWithoutAskingANode_data();
    void nothingIsAnsweredWithoutAskingANode();
    void nodesAreAskedPerMetricWithPlainFilters_data();
    void nodesAreAskedPerMetricWithPlainFilters();
    void numbersStayAsTheNodeWroteThem();
    void oneNodeIsAskedUntouchedWhereItsAnswerIsRight_data();
    void oneNodeIsAskedUntouchedWhereItsAnswerIsRight();
    void whatOneNodeMustMakeIsRefusedWithTheNodes_data();
    void whatOneNodeMustMakeIsRefusedWithTheNodes();
    void damagedAnswersAreRefused_data();
    void damagedAnswersAreRefused();
};

void TestReadKinds::versionsTellWhatANodeCan_data()
{
    QTest::addColumn<int>("grammar");
    QTest::addColumn<bool>("exportsSeconds");
    const auto row = [](const char *version, NodeGrammar grammar, bool exportsSeconds) {
        QTest::newRow(version) << int(grammar) << exportsSeconds;
    };
    row("", NodeGrammar::Selectors, true);
    row("0.7.0", NodeGrammar::Selectors, true);
    row("0.8.0", NodeGrammar::Buckets, true);
    row("3.0.5", NodeGrammar::Buckets, true);
    row("3.0.6", NodeGrammar::Buckets, false);
    row("3.4.0", NodeGrammar::Buckets, false);
    row("6.1.9", NodeGrammar::Buckets, false);
    row("6.2.0-rc1", NodeGrammar::PromQl, false);
    row("10.0", NodeGrammar::PromQl, false);
    row("nonsense", NodeGrammar::Selectors, true);
}

void TestReadKinds::versionsTellWhatANodeCan()
{
    QFETCH(int, grammar);
    QFETCH(bool, exportsSeconds);
    const auto abilities = abilitiesOf(QTest::currentDataTag());
    QCOMPARE(int(abilities.grammar), grammar);
    QCOMPARE(abilities.exportsSeconds, exportsSeconds);
}

void TestReadKinds::pathsHaveKinds_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isKind");
    for (const char *path : {"/api/v1/query", "/api/v1/query_range", "/prometheus/api/v1/query",
                             "/prometheus/api/v1/query_range", "/api/v1/export", "/api/v1/forecast",
                             "/api/v1/anomalies", "/chart", "/"}) {
        const QByteArray text(path);
        QTest::newRow(QByteArray("GET " + text).constData()) << QByteArray("GET") << true;
        QTest::newRow(QByteArray("POST " + text).constData())
            << QByteArray("POST") << text.contains("query");
        QTest::newRow(QByteArray("DELETE " + text).constData()) << QByteArray("DELETE") << false;
    }
    QTest::newRow("GET /api/v1/series") << QByteArray("GET") << false;
    QTest::newRow("GET /prometheus/api/v1/export") << QByteArray("GET") << false;
}

void TestReadKinds::pathsHaveKinds()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, isKind);
    Scene scene;
    const auto path = QByteArray(QTest::currentDataTag()).mid(method.size() + 1);
    QCOMPARE(scene.kind(path.toStdString(), method.toStdString()) != nullptr, isKind);
}

void TestReadKinds::badParametersAreRefusedBeforeAnyNodeIsAsked_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *target, const char *text) {
        QTest::newRow(target) << QByteArray(text);
    };
    row("/api/v1/query", "missing required parameter: metric");
    row("/api/v1/export?host=x", "missing required parameter: metric");
    row("/chart", "missing required parameter: metric");
    row("/api/v1/query_range", "missing required parameter: metric or metrics");
    row("/prometheus/api/v1/query", "missing required parameter: query");
    row("/prometheus/api/v1/query?query=", "PromQL parse error: empty query");
    row("/api/v1/query_range?metric=q1&step=0", "the parameter \"step\" is \"0\": it must be");
    row("/api/v1/query_range?metric=q1&step=0.5", "the parameter \"step\" is \"0.5\": it must be");
    row("/api/v1/query_range?metric=q1&step=-60", "the parameter \"step\" is \"-60\": it must be");
    row("/api/v1/forecast?metric=q1&step=0", "the parameter \"step\" is \"0\": it must be");
    row("/chart?metric=q1&step=0", "the parameter \"step\" is \"0\": it must be");
    row("/prometheus/api/v1/query_range?query=q1&step=0",
        "the parameter \"step\" is \"0\": it must be");
    row("/prometheus/api/v1/query_range?query=q1&step=-1m",
        "the parameter \"step\" is \"-1m\": it must be");
    row("/prometheus/api/v1/query?query={host%3D\"a\"}", "a selector without a metric");
    row("/prometheus/api/v1/query?query=q1{host%3D~\"[\"}", "host");
    row("/prometheus/api/v1/query?query=sum(q1",
        "the parameter \"query\" is \"sum(q1\": PromQL parse error");
    row("/api/v1/query_range?metric=q1&host=%3D~[", "host");
}

void TestReadKinds::badParametersAreRefusedBeforeAnyNodeIsAsked()
{
    QFETCH(QByteArray, text);
    Scene scene;
    const auto sought = scene.kind(QTest::currentDataTag())->sought();
    QVERIFY(!sought);
    QVERIFY2(sought.error().text.find(text.toStdString()) != std::string::npos,
             sought.error().text.c_str());
    const auto answer = parameterAnswer(sought.error(), "/api/v1/query");
    const bool isMissing = text.startsWith("missing");
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.fields.front() ==
                 std::pair(std::string("X-Timeless-Error"),
                           std::string(isMissing ? "missing-parameter" : "bad-parameter")),
             answer.fields.front().second.c_str());
    // As a node has it, for clients that know nodes.
    QCOMPARE(answer.body.starts_with("{\"error\":\"missing required"), isMissing);
}

void TestReadKinds::nothingIsAnsweredWithoutAskingANode_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *target, const char *body) {
        QTest::newRow(target) << QByteArray(body);
    };
    row("/api/v1/query?metric=nobody", R"({"data":[]})");
    row("/api/v1/query?metric=q1&host=", R"({"data":[]})");
    row("/api/v1/query?metric=q1&nocache=1", R"({"data":[]})");
    row("/api/v1/query_range?metric=n%22", R"({"metric":"n\"","series":[]})");
    row("/api/v1/query_range?metric=n&group_by=a", R"({"metric":"n","groups":[]})");
    row("/api/v1/query_range?metrics=n,o", R"({"series":[]})");
    row("/api/v1/query_range?metrics=n,o&group_by=a", R"({"metric":["n","o"],"groups":[]})");
    row("/api/v1/export?metric=nobody", "");
    row("/api/v1/forecast?metric=n", R"({"metric":"n","series":[]})");
    row("/prometheus/api/v1/query?query=1%2B1",
        R"({"status":"success","data":{"resultType":"vector","result":[]}})");
    row("/prometheus/api/v1/query_range?query=q1{host!=\"z\"}",
        R"({"status":"success","data":{"resultType":"matrix","result":[]}})");
}

void TestReadKinds::nothingIsAnsweredWithoutAskingANode()
{
    QFETCH(QByteArray, body);
    Scene scene;
    const auto answer = scene.read(QTest::currentDataTag(), [](const NodeRequest &) {
        return std::string("a node was asked");
    });
    QVERIFY2(answer, answer ? "" : answer.error().text.c_str());
    QCOMPARE(QByteArray::fromStdString(answer->body), body);
}

void TestReadKinds::nodesAreAskedPerMetricWithPlainFilters_data()
{
    QTest::addColumn<QByteArray>("asked"); // behind metric=q1
    const auto row = [](const char *target, const char *asked) {
        QTest::newRow(target) << QByteArray(asked);
    };
    row("/api/v1/query?metric=q1&token=secret", "/api/v1/query?metric=q1");
    row("/api/v1/query?metric=q1&dc=d1&limit=5", "/api/v1/query?metric=q1&dc=d1");
    row("/api/v1/query_range?metric=q1&start=5&end=9.9&dc=%3D~d.&limit=1&step=10&group_by=dc",
        "/api/v1/query_range?metric=q1&start=5&end=9&step=10");
    row("/api/v1/query_range?metric=q1&from=-1m&aggregate=max&transform=log10",
        "/api/v1/query_range?metric=q1&start=1749999940&end=1750000000&aggregate=max&transform="
        "log10");
    row("/prometheus/api/v1/query_range?query=rate(q1{dc%3D\"d1\"}[5m])&start=60&end=99&step=1m",
        "/api/v1/query_range?metric=q1&dc=d1&start=60&end=99&step=60&aggregate=rate");
    row("/prometheus/api/v1/query?query=sum(q1)&time=900.5",
        "/api/v1/query_range?metric=q1&start=600&end=900&step=300&aggregate=avg");
    row("/api/v1/anomalies?metric=q1&start=1&end=2&sensitivity=low",
        "/api/v1/anomalies?metric=q1&start=1&end=2&sensitivity=low");
}

void TestReadKinds::nodesAreAskedPerMetricWithPlainFilters()
{
    QFETCH(QByteArray, asked);
    Scene scene;
    const auto kind = scene.kind(QTest::currentDataTag());
    const auto plan = scene.plan(*kind);
    const auto merging = kind->merge(plan, scene.cluster());
    QVERIFY2(merging, merging ? "" : merging.error().text.c_str());
    const auto &requests = merging->gathering->requests();
    QCOMPARE(requests.size(), std::size_t(2));
    QCOMPARE(requests[0].node, KindsScene::kA);
    QCOMPARE(requests[1].node, KindsScene::kB);
    QCOMPARE(QByteArray::fromStdString(requests[0].target), asked);
    QCOMPARE(requests[1].target, requests[0].target);
}

void TestReadKinds::numbersStayAsTheNodeWroteThem()
{
    Scene scene;
    const auto read = [&](const char *target) {
        const auto answer = scene.read(target, rangeAnswer);
        return QByteArray::fromStdString(answer ? answer->body : answer.error().text);
    };
    QCOMPARE(read("/api/v1/query_range?metric=q1&start=0&end=200"),
             QByteArray(R"({"metric":"q1","series":[)"
                        R"({"labels":{"dc":"d1","host":"x"},"data":[[60,1],[120,2.50]]},)"
                        R"({"labels":{"dc":"d1","host":"y"},"data":[[60,3.0]]}]})"));
    QCOMPARE(read("/api/v1/query_range?metric=q1&start=0&end=200&group_by=dc&cross_aggregate=sum"),
             QByteArray(R"({"metric":"q1","groups":[)"
                        R"({"group":{"dc":"d1"},"data":[[60,4.0],[120,2.5]]}]})"));
    QCOMPARE(
        read("/prometheus/api/v1/query?query=q1%20%3E%201&time=200"),
        QByteArray(R"({"status":"success","data":{"resultType":"vector","result":[)"
                   R"({"metric":{"__name__":"q1","dc":"d1","host":"x"},"value":[120,"2.5"]},)"
                   R"({"metric":{"__name__":"q1","dc":"d1","host":"y"},"value":[60,"3.0"]}]}})"));
}

void TestReadKinds::oneNodeIsAskedUntouchedWhereItsAnswerIsRight_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *version, const char *target, bool isRight) {
        QTest::newRow(QByteArray(version + QByteArray(" ") + target).constData())
            << QByteArray(version) << isRight;
    };
    row("0.7.0", "/api/v1/query?metric=lone", true);
    row("0.7.0", "/api/v1/query_range?metric=lone&transform=log10", true);
    row("0.7.0", "/api/v1/query_range?metric=lone&limit=1", false);
    row("0.7.0", "/api/v1/query_range?metrics=lone", false);
    row("0.7.0", "/api/v1/query_range?metric=lone&host=%3D~.*", false);
    row("0.7.0", "/api/v1/query_range?query=lone", false);
    row("0.7.0", "/api/v1/export?metric=lone", false);
    row("0.7.0", "/prometheus/api/v1/query_range?query=lone{host%3D\"x\"}", true);
    row("0.7.0", "/prometheus/api/v1/query_range?query=lone{host%3D~\"x\"}", false);
    row("0.7.0", "/prometheus/api/v1/query_range?query=rate(lone[5m])", false);
    row("0.7.0", "/prometheus/api/v1/query?query=lone", false);
    row("3.4.0", "/api/v1/query_range?metric=lone&limit=1", true);
    row("3.4.0", "/api/v1/export?metric=lone", true);
    row("3.4.0", "/prometheus/api/v1/query?query=sum(rate(lone[5m])) by (dc)", true);
    row("3.4.0", "/prometheus/api/v1/query?query=topk(1,lone)", true);
    row("3.4.0", "/chart?metric=lone", true);
    row("3.4.0", "/api/v1/query?metric=esc", false);
    row("3.4.0", "/api/v1/export?metric=esc", false);
    row("3.4.0", "/prometheus/api/v1/query?query=esc", false);
    row("6.2.0", "/prometheus/api/v1/query?query=esc", true);
    row("6.2.0", "/api/v1/query?query=lone+offset+5m", true);
}

void TestReadKinds::oneNodeIsAskedUntouchedWhereItsAnswerIsRight()
{
    QFETCH(QByteArray, version);
    QFETCH(bool, isRight);
    Scene scene(version.constData());
    const auto target = QByteArray(QTest::currentDataTag()).mid(version.size() + 1);
    const auto kind = scene.kind(target.toStdString());
    const auto plan = scene.plan(*kind);
    QVERIFY(plan.single);
    QCOMPARE(kind->isRightUntouched(plan, abilitiesOf(version.toStdString())), isRight);
    if (!isRight)
        QVERIFY(kind->merge(plan, scene.cluster()));
}

void TestReadKinds::whatOneNodeMustMakeIsRefusedWithTheNodes_data()
{
    QTest::addColumn<int>("nothing");
    for (const char *target :
         {"/chart?metric=q1", "/", "/prometheus/api/v1/query?query=topk(1,q1)",
          "/prometheus/api/v1/query_range?query=q1%2Bq1", "/api/v1/query_range?query=q1+offset+5m"})
        QTest::newRow(target) << 0;
}

void TestReadKinds::whatOneNodeMustMakeIsRefusedWithTheNodes()
{
    Scene scene;
    const auto answer = scene.read(QTest::currentDataTag(), rangeAnswer);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Refused);
    QVERIFY2(answer.error().text.find("node(s) a, b") != std::string::npos,
             answer.error().text.c_str());
}

void TestReadKinds::damagedAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *target, const std::string &answer) {
        QTest::newRow(target) << QByteArray::fromStdString(answer);
    };
    row("/api/v1/query_range?metric=q1", rangeAnswer({}));
    row("/api/v1/query_range?metric=q1&group_by=dc", rangeAnswer({}));
    row("/prometheus/api/v1/query?query=q1", rangeAnswer({}));
    row("/api/v1/query?metric=q1",
        R"({"data":[{"labels":{"host":"x","dc":"d1"},"timestamp":5,"value":"a \" ] text"}]})");
    row("/api/v1/query?metric=q1",
        R"({"labels":{"host":"x","dc":"d1"},"timestamp":5,"value":1.0})");
    row("/api/v1/forecast?metric=q1",
        R"({"metric":"q1","series":[{"labels":{},"data":[[1,2.0]],"forecast":[]}]})");
}

// Cut anywhere, or with any one byte replaced: refused, or understood, but never a crash.
void TestReadKinds::damagedAnswersAreRefused()
{
    QFETCH(QByteArray, answer);
    Scene scene;
    const auto read = [&](const QByteArray &body) {
        return scene.read(QTest::currentDataTag(),
                          [&](const NodeRequest &) { return body.toStdString(); });
    };
    QVERIFY(read(answer));
    for (qsizetype size = 0; size < answer.size(); ++size) {
        const auto refused = read(answer.left(size));
        QVERIFY2(!refused, answer.left(size).constData());
        QCOMPARE(refused.error().code, ErrorCode::Refused);
    }
    for (qsizetype at = 0; at < answer.size(); ++at) {
        for (const char c : {'\0', '"', '\\', '{', '}', '[', ']', ',', ':', 'x', '-', '\xff'}) {
            auto damaged = answer;
            damaged[at] = c;
            if (const auto result = read(damaged); !result)
                QCOMPARE(result.error().code, ErrorCode::Refused);
        }
    }
}

QTEST_GUILESS_MAIN(TestReadKinds)

#include "tst_read_kinds.moc"

#include <QtTest>

#include "kinds_scene.h"
#include "query/kinds/matrix_writer.h"
#include "query/kinds/promql_merge.h"

using namespace tg;
using namespace tg::query;
using tg::test::KindsScene;

namespace {

// Three series on nodes a and b, neither of which has all.
struct Scene : KindsScene {
    Scene()
        : KindsScene("6.2.3")
    {
        add("q1", {{"host", "x"}, {"dc", "d1"}}, {kA});
        add("q1", {{"host", "y"}, {"dc", "d1"}}, {kB});
        add("q1", {{"host", "z"}, {"dc", "d2"}}, {kB, kA});
    }

    // Node a tells x and z, node b tells y and z with another value: it must not be taken.
    static std::string answerOf(const NodeRequest &request)
    {
        const auto one = [](const std::string &host, const std::string &dc, const char *values) {
            return R"({"metric":{"host":")" + host + R"(","dc":")" + dc + R"("},"values":)" +
                   values + "}";
        };
        const std::string head = R"({"status":"success","data":{"resultType":"matrix","result":[)";
        if (request.node == kA)
            return head + one("x", "d1", R"([[100,"1.5"],[160.5,"NaN"]])") + ',' +
                   one("z", "d2", R"([[100,"7.0"]])") + "]}}";
        return head + one("z", "d2", R"([[100,"7.0"]])") + ',' +
               one("y", "d1", R"([[100,"2.25"],[160.5,"-Inf"]])") + "]}}";
    }
};

QByteArray targetOf(const QByteArray &expression)
{
    return "/prometheus/api/v1/query_range?start=100&end=200.5&step=60.5&query=" +
           expression.toPercentEncoding();
}

} // namespace

class TestPromqlMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsAreSplitWhereThatIsHonest_data();
    void expressionsAreSplitWhereThatIsHonest();
    void aggregatesAreComputedFromSeriesOfSeveralNodes_data();
    void aggregatesAreComputedFromSeriesOfSeveralNodes();
    void nodesAreAskedForTheInnerPart();
    void whatCannotBeSplitIsRefusedWithTheNodes();
    void oneNodeAnswersAnything();
};

void TestPromqlMerge::expressionsAreSplitWhereThatIsHonest_data()
{
    QTest::addColumn<QByteArray>("inner");
    const auto row = [](const char *text, const char *inner) {
        QTest::newRow(text) << QByteArray(inner);
    };
    row("q1", "q1");
    row("sum(rate(q1[5m])) by (dc)", "rate(q1[5m])");
    row("sum by (dc) (q1 > 5)", "q1 > 5");
    row("topk(3, q1)", "q1");
    row("rate(q1[5m]) * 60", "rate(q1[5m]) * 60");
    row("clamp_max(q1, 5) # why", "clamp_max(q1, 5)");
    for (const char *text :
         {"q1 + q2", "sum(q1) + 1", "histogram_quantile(0.9, q1)", "absent(q1)",
          "label_replace(q1, \"a\", \"b\", \"c\", \"d\")", "sum(label_join(q1, \"a\", \",\"))",
          "quantiles_over_time(\"p\", 0.5, q1[5m])", "quantile(0.5, q1)", "sum(sum(q1) by (a))"})
        row(text, "");
}

void TestPromqlMerge::expressionsAreSplitWhereThatIsHonest()
{
    QFETCH(QByteArray, inner);
    const auto split = splitExpression(QTest::currentDataTag());
    QCOMPARE(split.has_value(), !inner.isEmpty());
    if (split)
        QVERIFY2(QByteArray::fromStdString(split->inner).startsWith(inner), split->inner.c_str());
}

void TestPromqlMerge::aggregatesAreComputedFromSeriesOfSeveralNodes_data()
{
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *text, const char *result) {
        QTest::newRow(text) << QByteArray(result);
    };
    row("sum(rate(q1[5m]))", R"({"metric":{},"values":[[100,"10.75"],[160.5,"NaN"]]})");
    row("max(rate(q1[5m])) by (dc)",
        R"({"metric":{"dc":"d1"},"values":[[100,"2.25"],[160.5,"-Inf"]]},{"metric":{"dc":"d2"},"values":[[100,"7.0"]]})");
    row("min(rate(q1[5m])) without (host)",
        R"({"metric":{"dc":"d1"},"values":[[100,"1.5"],[160.5,"-Inf"]]},{"metric":{"dc":"d2"},"values":[[100,"7.0"]]})");
    row("count(rate(q1[5m])) by (none)", R"({"metric":{},"values":[[100,"3.0"],[160.5,"2.0"]]})");
    row("avg(rate(q1[5m])) by (dc)",
        R"({"metric":{"dc":"d1"},"values":[[100,"1.875"],[160.5,"NaN"]]},{"metric":{"dc":"d2"},"values":[[100,"7.0"]]})");
    row("group(rate(q1[5m]))", R"({"metric":{},"values":[[100,"1.0"],[160.5,"1.0"]]})");
    row("topk(1, rate(q1[5m])) by (dc)",
        R"({"metric":{"dc":"d1","host":"y"},"values":[[100,"2.25"],[160.5,"-Inf"]]},{"metric":{"dc":"d2","host":"z"},"values":[[100,"7.0"]]})");
    row("bottomk(1, rate(q1[5m]))",
        R"({"metric":{"dc":"d1","host":"x"},"values":[[100,"1.5"]]},{"metric":{"dc":"d1","host":"y"},"values":[[160.5,"-Inf"]]})");
    row("rate(q1{host!=\"z\"}[5m])",
        R"({"metric":{"dc":"d1","host":"x"},"values":[[100,"1.5"],[160.5,"NaN"]]},{"metric":{"dc":"d1","host":"y"},"values":[[100,"2.25"],[160.5,"-Inf"]]})");
}

void TestPromqlMerge::aggregatesAreComputedFromSeriesOfSeveralNodes()
{
    QFETCH(QByteArray, result);
    Scene scene;
    const auto answer =
        scene.read(targetOf(QTest::currentDataTag()).toStdString(), Scene::answerOf);
    QVERIFY2(answer, answer ? "" : answer.error().text.c_str());
    QCOMPARE(QByteArray::fromStdString(answer->body),
             QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[)" + result +
                        "]}}"));
}

void TestPromqlMerge::nodesAreAskedForTheInnerPart()
{
    Scene scene;
    std::vector<std::string> targets;
    const auto answer =
        scene.read(targetOf("sum(q1)").toStdString(), [&](const NodeRequest &request) {
            targets.push_back(request.target);
            return Scene::answerOf(request);
        });
    QVERIFY(answer);
    const std::string asked =
        "/prometheus/api/v1/query_range?start=100&end=200.5&step=60.5&query=q1";
    QCOMPARE(targets, std::vector<std::string>(2, asked));
}

void TestPromqlMerge::whatCannotBeSplitIsRefusedWithTheNodes()
{
    Scene scene;
    const auto refused = scene.read(targetOf("q1 + q1{host=\"x\"}").toStdString(), Scene::answerOf);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY2(refused.error().text.find("a, b") != std::string::npos, refused.error().text.c_str());

    scene.add("q2", {}, {KindsScene::kA});
    QVERIFY(!scene.read(targetOf("rate({__name__=~\"q.\"}[5m])").toStdString(), Scene::answerOf));
    QVERIFY(scene.read(targetOf("{__name__=~\"q.\"}").toStdString(), Scene::answerOf));

    scene.setVersion(KindsScene::kB, "3.4.0");
    QVERIFY(!scene.read(targetOf("sum(q1) by (dc)").toStdString(), Scene::answerOf));
}

void TestPromqlMerge::oneNodeAnswersAnything()
{
    Scene scene;
    const auto target = targetOf("absent(q1{host=\"x\"}) or vector(1)");
    const auto answer = scene.read(target.toStdString(), [](const NodeRequest &request) {
        return std::to_string(request.node.value) + request.method;
    });
    QVERIFY(answer);
    QCOMPARE(answer->body, std::string("0GET"));
}

QTEST_GUILESS_MAIN(TestPromqlMerge)

#include "tst_promql_merge.moc"

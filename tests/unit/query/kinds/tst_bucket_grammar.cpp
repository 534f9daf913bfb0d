#include <QtTest>

#include "query/kinds/bucket_grammar.h"

using namespace tg;
using namespace tg::query;

namespace {

QString textOf(const BucketExpression &expression)
{
    std::string text = expression.aggregate + ' ' + matcherText(expression.metric);
    for (const auto &matcher : expression.matchers)
        text += ' ' + matcherText(matcher);
    if (expression.by) {
        text += " by";
        for (const auto &label : *expression.by)
            text += ' ' + label;
        text += " across " + std::to_string(int(expression.across));
    }
    if (expression.threshold) {
        text += expression.threshold->isAbove ? " > " : " < ";
        text += std::to_string(int(expression.threshold->value));
    }
    return QString::fromStdString(text + (expression.isPlainSelector ? " plain" : ""));
}

Result<std::optional<BucketExpression>> readText(const QByteArray &text)
{
    return readBucketExpression(text.toStdString(),
                                [](std::string_view name) { return name == "odd-name"; });
}

} // namespace

class TestBucketGrammar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peelsFromTheOutside_data();
    void peelsFromTheOutside();
    void leavesOtherExpressions_data();
    void leavesOtherExpressions();
    void refusesWhatNodesFailOn();
};

void TestBucketGrammar::peelsFromTheOutside_data()
{
    QTest::addColumn<QString>("read");
    const auto row = [](const char *text, const QString &read) { QTest::newRow(text) << read; };
    const auto q = [](const char *rest) { return QString::fromUtf8(rest); };
    row("q1", q("avg __name__=\"q1\" plain"));
    row("  a.b:c  ", q("avg __name__=\"a.b:c\" plain"));
    row("odd-name", q("avg __name__=\"odd-name\" plain"));
    row("q1{host=\"a\"}", q("avg __name__=\"q1\" host=\"a\" plain"));
    row("q1{}", q("avg __name__=\"q1\" plain"));
    row("q1{host='a',}", q("avg __name__=\"q1\" host=\"a\""));
    row("q1{a=\"x,y=}\", b=~\"c|d\"}", q("avg __name__=\"q1\" a=\"x,y=}\" b=~\"c|d\""));
    row("q1{a!=\"b\",c!~\"d\"}", q("avg __name__=\"q1\" a!=\"b\" c!~\"d\""));
    row("{__name__=~\"q.*\",host=\"a\"}", q("avg __name__=~\"q.*\" host=\"a\""));
    row("q1{__name__=\"q2\"}", q("avg __name__=\"q1\""));
    row("q1[5m]", q("avg __name__=\"q1\""));
    row("rate(q1{host=\"a\"}[5m])", q("rate __name__=\"q1\" host=\"a\""));
    row("irate( q1 [ 5m ] )", q("rate __name__=\"q1\""));
    row("count_over_time(q1[5m])", q("count __name__=\"q1\""));
    row("rate(q1)", q("rate __name__=\"q1\""));
    row("sum(q1)", q("avg __name__=\"q1\""));
    row("sum(rate(q1[5m])) by (dc, host)", q("rate __name__=\"q1\" by dc host across 2"));
    row("avg(q1)by(dc)", q("avg __name__=\"q1\" by dc across 3"));
    row("q1 by (dc)", q("avg __name__=\"q1\" by dc across 0"));
    row("count(q1) by ()", q("avg __name__=\"q1\" by across 4"));
    row("min_over_time(q1[5m]) > 20", q("min __name__=\"q1\" > 20"));
    row("q1<-5.5", q("avg __name__=\"q1\" < -5"));
    row("sum(q1) by (dc) > 1e3", q("avg __name__=\"q1\" by dc across 2 > 1000"));
    row("q1{a=~\"x>5\"}", q("avg __name__=\"q1\" a=~\"x>5\""));
}

void TestBucketGrammar::peelsFromTheOutside()
{
    QFETCH(QString, read);
    const auto expression = readText(QTest::currentDataTag());
    QVERIFY2(expression, expression ? "" : expression.error().text.c_str());
    QVERIFY(expression->has_value());
    QCOMPARE(textOf(**expression), read);
}

void TestBucketGrammar::leavesOtherExpressions_data()
{
    QTest::addColumn<int>("nothing");
    for (const char *text : {"sum by (dc) (rate(q1[5m]))",
                             "q1 + q2",
                             "topk(2,q1)",
                             "q1 offset 5m",
                             "1+1",
                             "histogram_quantile(0.9,q1)",
                             "q1 >= 5",
                             "q1 == 5",
                             "rate(sum(q1[5m]))",
                             "(q1)",
                             "sum(q1) + sum(q2)",
                             "sum(q1) without (dc)",
                             "q1{a=\"b\" or c=\"d\"}",
                             "other-name",
                             "rate()",
                             "q1[5x]",
                             "q1{a=b}",
                             "q1{a=\"b}",
                             "q1 > q2",
                             "q1[1h:5m]"})
        QTest::newRow(text) << 0;
}

void TestBucketGrammar::leavesOtherExpressions()
{
    const auto expression = readText(QTest::currentDataTag());
    QVERIFY2(expression, expression ? "" : expression.error().text.c_str());
    QVERIFY(!expression->has_value());
}

void TestBucketGrammar::refusesWhatNodesFailOn()
{
    for (const char *text : {"", "  \n ", "{host=\"a\"}", "rate({}[5m])"}) {
        const auto expression = readText(text);
        QVERIFY2(!expression, text);
        QCOMPARE(expression.error().code, ErrorCode::BadSyntax);
    }
}

QTEST_GUILESS_MAIN(TestBucketGrammar)

#include "tst_bucket_grammar.moc"

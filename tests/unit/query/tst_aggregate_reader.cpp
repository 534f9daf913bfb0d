#include <string>
#include <string_view>
#include <vector>

#include <QtTest>

#include "query/aggregate_reader.h"

using namespace tg::query;

namespace {

struct Row {
    std::string_view expression;
    std::string_view aggregate; // op[ without][ parameter] (labels) inner; empty: none
};

const std::vector<Row> kRows{
    {"sum(a)", "sum () a"},
    {"SUM(a)", "sum () a"},
    {" sum ( a ) # all", "sum () a"},
    {"(sum(a))", "sum () a"},
    {"((sum by (x) (a)))", "sum (x) a"},
    {"sum by (x, y) (rate(a{b=\"c\"}[5m]))", "sum (x,y) rate(a{b=\"c\"}[5m])"},
    {"sum(rate(a[5m])) by (x)", "sum (x) rate(a[5m])"},
    {"min without (x) (a)", "min without (x) a"},
    {"max(a) without (x)", "max without (x) a"},
    {"max without () (a)", "max without () a"},
    {"count(a > 5)", "count () a > 5"},
    {"avg(a offset 5m)", "avg () a offset 5m"},
    {"group by (\"x.y\") ({\"m\"})", "group (x.y) {\"m\"}"},
    {"topk(5, a)", "topk 5 () a"},
    {"topk by (x) ( 5 , a )", "topk 5 (x) a"},
    {"bottomk(2, -a)", "bottomk 2 () -a"},
    {"limitk(1e1, a)", "limitk 10 () a"},
    {"sum(2 * abs(a - 1))", "sum () 2 * abs(a - 1)"},
    {"sum(max_over_time(rate(a[5m])[1h:1m]))", "sum () max_over_time(rate(a[5m])[1h:1m])"},
    {"sum(label_replace(a, \"x\", \"$1\", \"y\", \"(.*)\")) by (x)",
     "sum (x) label_replace(a, \"x\", \"$1\", \"y\", \"(.*)\")"},
    {"sum(time() - a)", "sum () time() - a"},
    {"sum(a,)", "sum () a"},
    {"sum(\n a # one\n)", "sum () a"},
    {"sum((a))", "sum () (a)"},
    {"a", ""},
    {"1", ""},
    {"sum", ""},
    {"rate(a[5m])", ""},
    {"-sum(a)", ""},
    {"sum(a) + 1", ""},
    {"1 + sum(a)", ""},
    {"sum(a) > 5", ""},
    {"sum(a) / sum(b)", ""},
    {"sum(a) offset 5m", ""},
    {"sum(a)[5m:]", ""},
    {"sum(a) @ 5", ""},
    {"abs(sum(a))", ""},
    {"sum(a + b)", ""},
    {"sum(1)", ""},
    {"sum(sum by (x) (a))", ""},
    {"sum(topk(5, a))", ""},
    {"topk(scalar(n), a)", ""},
    {"topk(2 + 3, a)", ""},
    {"topk(a, 5)", ""},
    {"topk(a)", ""},
    {"sum(a, b)", ""},
    {"sum(5, a)", ""},
    {"sum()", ""},
    {"sum(histogram_quantile(0.9, a))", ""}, // looks at several series
    {"count(absent(a))", ""},
    {"count(absent_over_time(a[5m]))", ""},
    {"sum(scalar(a))", ""},
    {"count(a or vector(0))", ""},
    {"count(a default 0)", ""},
    {"sum((a, 1))", ""},
    {"sum(some_function(a))", ""},
    {"sum(a{x=\"1\" or x=\"2\"})", ""},
    {"sum(a) limit 5", ""},
    {"stddev(a)", ""},
    {"quantile(0.9, a)", ""},
    {"count_values(\"x\", a)", ""},
    {"sum(a", ""},
    {"", ""},
};

std::string textOf(const OuterAggregate &aggregate)
{
    static constexpr std::string_view kNames[] = {"sum",   "min",  "max",     "count", "avg",
                                                  "group", "topk", "bottomk", "limitk"};
    std::string text(kNames[static_cast<std::size_t>(aggregate.op)]);
    if (aggregate.isWithout)
        text += " without";
    if (aggregate.parameter)
        text += ' ' + std::to_string(static_cast<int>(*aggregate.parameter));
    text += " (";
    for (const auto &label : aggregate.labels)
        text += (text.back() == '(' ? "" : ",") + label;
    return text + ") " + aggregate.inner;
}

} // namespace

class TestAggregateReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatCanBeAggregatedFromPartsIsTaken_data();
    void onlyWhatCanBeAggregatedFromPartsIsTaken();
};

void TestAggregateReader::onlyWhatCanBeAggregatedFromPartsIsTaken_data()
{
    QTest::addColumn<std::size_t>("row");
    for (std::size_t row = 0; row < kRows.size(); ++row)
        QTest::addRow("%zu %s", row, std::string(kRows[row].expression).c_str()) << row;
}

void TestAggregateReader::onlyWhatCanBeAggregatedFromPartsIsTaken()
{
    QFETCH(std::size_t, row);
    const auto aggregate = readOuterAggregate(kRows[row].expression);
    QCOMPARE(QString::fromStdString(aggregate ? textOf(*aggregate) : std::string()),
             QString::fromStdString(std::string(kRows[row].aggregate)));
}

QTEST_APPLESS_MAIN(TestAggregateReader)
#include "tst_aggregate_reader.moc"

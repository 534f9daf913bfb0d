// Bodies have exactly the shape and size that bench figures are stated for, and carry the numbers
// of their plan.
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "tests/loadgen/body_template.h"
#include "tests/unit/parse/write_request.h"

using namespace tg::loadgen;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> linesOf(BodyTemplate &body, const RequestPlan &plan)
{
    const std::string_view text = body.patched(plan, plan.firstLine, plan.firstLine + plan.lines);
    QList<QByteArray> lines =
        QByteArray(text.data(), static_cast<qsizetype>(text.size())).split('\n');
    lines.removeLast();
    return lines;
}

RequestPlan planOf(const SeriesSet &set, ValueStyle style, std::uint64_t firstValue)
{
    RequestPlan plan;
    plan.lines = lineCount(set);
    plan.firstTimeMs = 1'700'000'000'123;
    plan.values = sequenceFrom(style, firstValue);
    return plan;
}

} // namespace

class TestLoadgenBodies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void writesTheStatedLine_data();
    void writesTheStatedLine();
    void hasTheStatedSize_data();
    void hasTheStatedSize();
    void writesOneSampleATimeSeriesAsPrometheusDoes();
    void patchesInPiecesAsInOneGo();
    void neverRepeatsAUniqueValue();
    void advancesTimeSoThatSecondsAreUnique();
    void changesValuesAndTimesFromRequestToRequest();
    void variesNamesAndKeepsThemApart();
    void replacesHostsByChurn();
};

void TestLoadgenBodies::writesTheStatedLine_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("text")
        << static_cast<int>(Format::Text) << 8456
        << "node_cpu_seconds_total{instance=\"host-0042.dc1.example.com:9100\",job=\"node_"
           "exporter\",cpu=\"7\","
           "mode=\"idle\",region=\"eu-west-1\",env=\"prod\"} 123456.78 1700000000123"_qba;
    QTest::newRow("json1") << static_cast<int>(Format::Json1) << 8456
                           << "{\"metric\":{\"__name__\":\"node_cpu_seconds_total\",\"instance\":"
                              "\"host-0042.dc1.example.com:9100\","
                              "\"job\":\"node_exporter\",\"cpu\":\"7\",\"mode\":\"idle\","
                              "\"region\":\"eu-west-1\",\"env\":\"prod\"},"
                              "\"values\":[123456.78],\"timestamps\":[1700000000123]}"_qba;
    QTest::newRow("json10")
        << static_cast<int>(Format::Json10) << 8456
        << "{\"metric\":{\"__name__\":\"node_cpu_seconds_total\",\"instance\":\"host-0042.dc1."
           "example.com:9100\","
           "\"job\":\"node_exporter\",\"cpu\":\"7\",\"mode\":\"idle\",\"region\":\"eu-west-1\","
           "\"env\":\"prod\"},"
           "\"values\":[123456.78,199999.99,276543.20,353086.41,429629.62,506172.83,582716.04,"
           "659259.25,"
           "735802.46,812345.67],\"timestamps\":[1700000000123,1700000001123,1700000002123,"
           "1700000003123,"
           "1700000004123,1700000005123,1700000006123,1700000007123,1700000008123,1700000009123]}"_qba;
    QTest::newRow("influx8")
        << static_cast<int>(Format::Influx8) << 1057
        << "cpu,host=host-0042.dc1.example.com,cpu=cpu7,region=eu-west-1,env=prod "
           "usage_idle=12.345678,"
           "usage_user=19.999999,usage_system=27.654320,usage_iowait=35.308641,usage_nice=42."
           "962962,"
           "usage_irq=50.617283,usage_softirq=58.271604,usage_steal=65.925925 1700000000123000000"_qba;
}

void TestLoadgenBodies::writesTheStatedLine()
{
    QFETCH(int, format);
    QFETCH(int, line);
    QFETCH(QByteArray, expected);
    const SeriesSet set{static_cast<Format>(format), Shape::Fixed, 20'000, 1};
    BodyTemplate body(set, ValueStyle::Decimal, false);
    RequestPlan plan = planOf(set, ValueStyle::Decimal, 12'345'678);
    plan.firstLine = static_cast<std::uint64_t>(line);
    plan.lines = 1;
    QCOMPARE(linesOf(body, plan).value(0), expected);
}

void TestLoadgenBodies::hasTheStatedSize_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<qulonglong>("lines");
    QTest::addColumn<qulonglong>("bytesPerLine");
    QTest::newRow("text") << static_cast<int>(Format::Text) << 20'000ULL << 161ULL;
    QTest::newRow("json1") << static_cast<int>(Format::Json1) << 20'000ULL << 224ULL;
    QTest::newRow("json10") << static_cast<int>(Format::Json10) << 20'000ULL << 440ULL;
    QTest::newRow("influx8") << static_cast<int>(Format::Influx8) << 2'500ULL << 265ULL;
}

void TestLoadgenBodies::hasTheStatedSize()
{
    QFETCH(int, format);
    QFETCH(qulonglong, lines);
    QFETCH(qulonglong, bytesPerLine);
    const SeriesSet set{static_cast<Format>(format), Shape::Fixed, 20'000, 1};
    BodyTemplate body(set, ValueStyle::Decimal, false);
    const RequestPlan plan = planOf(set, ValueStyle::Decimal, 12'345'678);
    QCOMPARE(qulonglong(body.lines()), lines);
    QCOMPARE(qulonglong(body.bodyBytes(plan) / plan.lines), bytesPerLine);
    const QList<QByteArray> written = linesOf(body, plan);
    QCOMPARE(qulonglong(written.size()), lines);
    QCOMPARE(qulonglong(QSet<QByteArray>(written.begin(), written.end()).size()), lines);
}

// Labels sorted, the name first among them; byte for byte what an encoder of its own writes.
void TestLoadgenBodies::writesOneSampleATimeSeriesAsPrometheusDoes()
{
    const SeriesSet set{Format::RemoteWrite, Shape::Fixed, 20'000, 1};
    RequestPlan plan = planOf(set, ValueStyle::Decimal, 12'345'678);
    plan.firstLine = 8456;
    plan.lines = 2;
    BodyTemplate body(set, ValueStyle::Decimal, false);
    const auto series = [](const char *mode, double value) {
        return tg::test::seriesField({{"__name__", "node_cpu_seconds_total"},
                                      {"cpu", "7"},
                                      {"env", "prod"},
                                      {"instance", "host-0042.dc1.example.com:9100"},
                                      {"job", "node_exporter"},
                                      {"mode", mode},
                                      {"region", "eu-west-1"}},
                                     {{value, 1'700'000'000'123}});
    };
    QVERIFY(body.patched(plan, 8456, 8458) ==
            series("idle", 123456.78) + series("user", 199999.99));
    BodyTemplate unique(set, ValueStyle::Unique, false);
    plan.values = sequenceFrom(ValueStyle::Unique, 100'000'000'007);
    QVERIFY(unique.patched(plan, 8456, 8458) ==
            series("idle", 100'000'000'007.0) + series("user", 100'000'000'008.0));
    QCOMPARE(usualLinesPerBody(Format::RemoteWrite), 2'000U);
}

void TestLoadgenBodies::patchesInPiecesAsInOneGo()
{
    for (const Format format :
         {Format::Text, Format::Json1, Format::Json10, Format::Influx8, Format::RemoteWrite}) {
        const SeriesSet set{format, Shape::Vary, 2'400, 7};
        const RequestPlan plan = planOf(set, ValueStyle::Decimal, 99'999'999);
        BodyTemplate whole(set, ValueStyle::Decimal, false);
        BodyTemplate pieces(set, ValueStyle::Decimal, false);
        std::string together;
        for (std::uint64_t line = 0; line < plan.lines; line += 7)
            together += pieces.patched(plan, line, std::min(line + 7, plan.lines));
        QVERIFY(together == whole.patched(plan, 0, plan.lines));
    }
}

void TestLoadgenBodies::neverRepeatsAUniqueValue()
{
    const SeriesSet set{Format::Json10, Shape::Fixed, 700, 3};
    PlanMaker plans({set, 300, ValueStyle::Unique, 1'700'000'000'000});
    QSet<qulonglong> seen;
    for (int request = 0; request < 9; ++request) {
        const RequestPlan plan = plans.next(0, 0);
        for (std::uint64_t n = 0; n < plan.lines * 10; ++n) {
            const std::uint64_t value = plan.values.at(n);
            QVERIFY(value >= 100'000'000'000 && value < 1'000'000'000'000);
            QVERIFY(!seen.contains(value));
            seen.insert(value);
        }
    }
    QCOMPARE(seen.size(), 3 * 7'000);
}

void TestLoadgenBodies::advancesTimeSoThatSecondsAreUnique()
{
    const SeriesSet set{Format::Json10, Shape::Fixed, 700, 1};
    PlanMaker plans({set, 300, ValueStyle::Unique, 1'700'000'000'000});
    QSet<std::pair<qulonglong, qulonglong>> seen; // first line, second
    for (int request = 0; request < 12; ++request) {
        const RequestPlan plan = plans.next(0, 0);
        for (std::uint64_t i = 0; i < 10; ++i) {
            const std::pair<qulonglong, qulonglong> place(
                plan.firstLine, (plan.firstTimeMs + i * kSampleStepMs) / 1000);
            QVERIFY(!seen.contains(place));
            seen.insert(place);
        }
    }
}

void TestLoadgenBodies::changesValuesAndTimesFromRequestToRequest()
{
    const SeriesSet set{Format::Text, Shape::Fixed, 200, 1};
    PlanMaker plans({set, 200, ValueStyle::Decimal, 0});
    BodyTemplate body(set, ValueStyle::Decimal, false);
    const QList<QByteArray> first = linesOf(body, plans.next(1'700'000'000'000, 0));
    const QList<QByteArray> second = linesOf(body, plans.next(1'700'000'000'000, 0));
    for (qsizetype line = 0; line < first.size(); ++line) {
        const QList<QByteArray> before = first[line].split(' ');
        const QList<QByteArray> after = second[line].split(' ');
        QCOMPARE(after[0], before[0]);
        QVERIFY(after[1] != before[1]);
        QVERIFY(after[2] != before[2]);
    }
}

void TestLoadgenBodies::variesNamesAndKeepsThemApart()
{
    const SeriesSet set{Format::Text, Shape::Vary, 5'000, 11};
    QSet<QByteArray> names;
    QSet<std::size_t> labelCounts;
    QSet<std::size_t> lengths;
    QSet<QByteArray> firstLabels;
    for (std::uint64_t line = 0; line < set.series; ++line) {
        const SeriesName name = nameOfLine(set, line, hostOfLine(set, line));
        names.insert(QByteArray::fromStdString(canonicalName(name)));
        labelCounts.insert(name.labels.size());
        lengths.insert(canonicalName(name).size());
        firstLabels.insert(QByteArray::fromStdString(name.labels.front().name));
    }
    QCOMPARE(names.size(), 5'000);
    QCOMPARE(labelCounts.size(), 11);
    QVERIFY(lengths.size() > 100);
    QVERIFY(firstLabels.size() > 5);
}

void TestLoadgenBodies::replacesHostsByChurn()
{
    const SeriesSet set{Format::Text, Shape::Fixed, 400, 1};
    BodyTemplate body(set, ValueStyle::Decimal, true);
    RequestPlan plan = planOf(set, ValueStyle::Decimal, 12'345'678);
    const QList<QByteArray> original = linesOf(body, plan);
    plan.churn = 403;
    const QList<QByteArray> churned = linesOf(body, plan);
    QVERIFY(churned[0].contains("\"c00000401.dc1.example.com:9100\""));
    QVERIFY(churned[2].contains("\"c00000403."));
    QVERIFY(churned[3].contains("\"c00000004."));
    QVERIFY(churned[399].contains("\"c00000400."));
    QCOMPARE(churned[5].size(), original[5].size());
    plan.churn = 0; // a request that began earlier and is sent later
    QCOMPARE(linesOf(body, plan), original);
}

QTEST_GUILESS_MAIN(TestLoadgenBodies)
#include "tst_loadgen_bodies.moc"

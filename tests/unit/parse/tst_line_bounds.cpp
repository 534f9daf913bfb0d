#include <QTest>

#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse_events.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

Limits shortLines()
{
    Limits limits;
    limits.lineBytes = 40;
    return limits;
}

std::unique_ptr<LineParser> makeParser(bool isJson, const Limits &limits)
{
    if (isJson)
        return std::make_unique<JsonLinesParser>(limits, TimeUnit::Auto);
    return std::make_unique<PrometheusTextParser>(limits, TimeUnit::Milliseconds);
}

} // namespace

class TestLineBounds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesALineThatIsTooLongOnce_data();
    void refusesALineThatIsTooLongOnce();
    void takesALineOfExactlyTheBound();
    void refusesTheLineAsSoonAsItIsTooLong();
    void makesBlocksOfBoundedSize();
};

void TestLineBounds::refusesALineThatIsTooLongOnce_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("rejected");
    const QByteArray good = "a 1 5\n";
    QTest::newRow("alone") << QByteArray(100, 'x') << 0 << 1;
    QTest::newRow("first") << QByteArray(100, 'x') + "\n" + good << 1 << 1;
    QTest::newRow("between") << good + QByteArray(500, 'x') + "\n" + good << 2 << 1;
    QTest::newRow("two") << QByteArray(41, 'x') + "\n" + QByteArray(41, 'x') + "\n" + good << 1
                         << 2;
    QTest::newRow("last") << good + QByteArray(41, 'x') << 1 << 1;
    QTest::newRow("a long comment") << "# " + QByteArray(50, 'x') + "\n" + good << 1 << 1;
}

void TestLineBounds::refusesALineThatIsTooLongOnce()
{
    QFETCH(QByteArray, body);
    QFETCH(int, accepted);
    QFETCH(int, rejected);
    const Limits limits = shortLines();
    const auto parser = makeParser(false, limits);
    const std::string text = body.toStdString();
    const Events events = parseWhole(*parser, text, limits);
    QCOMPARE(static_cast<int>(events.accepted.size()), accepted);
    QCOMPARE(static_cast<int>(events.rejected.size()), rejected);
    for (const std::string &rejection : events.rejected) {
        QVERIFY(rejection.starts_with("line_too_long 1 "));
        QCOMPARE(rejection.size(), std::string("line_too_long 1 ").size() + limits.lineBytes);
    }
    QCOMPARE(findSplitDifference(*parser, text, limits), std::string());
    QCOMPARE(findSplitDifference(*makeParser(true, limits), text, limits), std::string());
}

void TestLineBounds::takesALineOfExactlyTheBound()
{
    const Limits limits = shortLines();
    const std::string line = "m{a=\"" + std::string(30, 'x') + "\"} 1";
    QCOMPARE(line.size(), limits.lineBytes - 1);
    const auto parser = makeParser(false, limits);
    QCOMPARE(parseWhole(*parser, line + "\r\n", limits).accepted.size(), 1u);
    QCOMPARE(parseWhole(*parser, line + "0", limits).accepted.size(), 1u);
    QCOMPARE(parseWhole(*parser, line + "00", limits).accepted.size(), 0u);
    QCOMPARE(findSplitDifference(*parser, line + "0\n" + line + "0", limits), std::string());
}

void TestLineBounds::refusesTheLineAsSoonAsItIsTooLong()
{
    const Limits limits = shortLines();
    const std::string text(41, 'x');
    for (const bool isJson : {false, true}) {
        const Events cut = parseChunks(*makeParser(isJson, limits), {text}, false, limits);
        QCOMPARE(cut.rejected.size(), 1u); // and not a second time for being cut
        QVERIFY(cut.rejected[0].starts_with("line_too_long"));
    }
}

void TestLineBounds::makesBlocksOfBoundedSize()
{
    std::string lines;
    for (std::size_t i = 0; i < 3 * kBlockRuns; ++i)
        lines += "a 1 5\n";
    QCOMPARE(parseWhole(*makeParser(false, {}), lines).blocks, 3u);

    std::string values = "1";
    std::string times = "1";
    for (std::size_t i = 1; i < kBlockSamples; ++i) {
        values += ",1";
        times += ",1";
    }
    const std::string line =
        R"({"metric":{},"values":[)" + values + R"(],"timestamps":[)" + times + "]}\n";
    QCOMPARE(parseWhole(*makeParser(true, {}), line + line + line).blocks, 3u);
}

QTEST_APPLESS_MAIN(TestLineBounds)
#include "tst_line_bounds.moc"

// Generated bodies, right and broken, read by the parser and by the slow reference.
#include <cmath>
#include <random>

#include <QTest>

#include "differential_lines.h"
#include "influx_generator.h"
#include "parse/influx_lines.h"
#include "parse_events.h"
#include "reference_influx.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

constexpr int kLinesOfBody = 50;

} // namespace

class TestInfluxDifferential : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItPrints();
    void readsBodiesAsTheReferenceDoes_data();
    void readsBodiesAsTheReferenceDoes();
    void chunksMakeNoDifference();
};

// Any names, values and times come back as they were.
void TestInfluxDifferential::readsWhatItPrints()
{
    InfluxGenerator generator(3);
    InfluxLinesParser parser{Limits{}};
    parser.setPrecision(InfluxPrecision::Milliseconds);
    for (int body = 0; body < 400; ++body) {
        std::string text;
        std::vector<std::string> expected;
        std::size_t strings = 0;
        for (int line = 0; line < kLinesOfBody; ++line) {
            const InfluxPoint point = generator.point();
            text += printed(point) + generator.lineEnd();
            for (const std::string &sample : samplesOf(point))
                expected.push_back(sample);
            strings += point.strings.size();
        }
        const Events events = parseWhole(parser, text);
        QCOMPARE(events.rejected, std::vector<std::string>());
        QVERIFY(events.accepted == expected);
        QCOMPARE(events.strings, strings);
    }
}

void TestInfluxDifferential::readsBodiesAsTheReferenceDoes_data()
{
    QTest::addColumn<int>("bodies");
    QTest::addColumn<int>("brokenOf100"); // lines
    const int all = static_cast<int>(kDifferentialLines) / kLinesOfBody;
    QTest::newRow("right lines") << all / 2 << 0;
    QTest::newRow("a few broken ones") << all / 4 << 5;
    QTest::newRow("half of them broken") << all / 4 << 50;
}

void TestInfluxDifferential::readsBodiesAsTheReferenceDoes()
{
    QFETCH(int, bodies);
    QFETCH(int, brokenOf100);
    InfluxGenerator generator(5 + static_cast<std::uint64_t>(brokenOf100));
    InfluxLinesParser parser{Limits{}};
    std::size_t accepted = 0;
    for (int body = 0; body < bodies; ++body) {
        std::string text;
        for (int line = 0; line < kLinesOfBody; ++line) {
            std::string one = generator.line();
            if (generator.below(100) < static_cast<std::uint64_t>(brokenOf100))
                one = generator.mutated(std::move(one));
            text += one + generator.lineEnd();
        }
        const auto precision = static_cast<InfluxPrecision>(body % 7);
        parser.setPrecision(precision);
        const Events events = parseWhole(parser, text);
        const std::string difference = readInfluxBody(text, precision).differenceFrom(events);
        if (!difference.empty())
            QFAIL(qPrintable(QString::fromStdString(difference)));
        accepted += events.accepted.size();
    }
    const auto lines = static_cast<std::size_t>(bodies) * kLinesOfBody;
    qInfo("%zu lines, %zu samples%s", lines, accepted,
          kIsSanitized ? ": FEWER THAN A MILLION in all under a sanitizer" : "");
    QVERIFY2(accepted > lines / 2, qPrintable(QString::number(accepted)));
}

void TestInfluxDifferential::chunksMakeNoDifference()
{
    InfluxGenerator generator(7);
    InfluxLinesParser parser{Limits{}};
    for (int body = 0; body < 60; ++body) {
        std::string text;
        for (int line = 0; line < 4; ++line) {
            std::string one = generator.line();
            if (line % 2 == 1)
                one = generator.mutated(std::move(one));
            text += one + generator.lineEnd();
        }
        QCOMPARE(findSplitDifference(parser, text, {}, influxWholeLines), std::string());
    }
}

QTEST_APPLESS_MAIN(TestInfluxDifferential)
#include "tst_influx_differential.moc"

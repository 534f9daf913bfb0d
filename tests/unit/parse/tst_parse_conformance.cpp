// The tables of tests/conformance, read as data: what they say is what the parsers do, and the slow
// references too.
#include <set>
#include <sstream>

#include <QTest>

#include "conformance_table.h"
#include "parse/influx_lines.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse_events.h"
#include "reference_influx.h"
#include "reference_json.h"
#include "reference_text.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

QString shown(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::vector<ConformanceRow> tableOf(const QString &format)
{
    return readConformanceTable(qEnvironmentVariable("TG_SOURCE_DIR").toStdString() +
                                "/tests/conformance/" + format.toStdString() + ".md");
}

// Of the sections called "precision=unit"; the others have none.
InfluxPrecision precisionOf(const std::string &section)
{
    constexpr std::string_view kMark = "precision=";
    return section.starts_with(kMark) ? influxPrecisionFrom(section.substr(kMark.size())).value()
                                      : InfluxPrecision::Auto;
}

std::unique_ptr<LineParser> makeParser(const QString &format, const std::string &section)
{
    if (format == u"json")
        return std::make_unique<JsonLinesParser>(Limits{}, TimeUnit::Auto);
    if (format != u"influx")
        return std::make_unique<PrometheusTextParser>(
            Limits{}, format == u"openmetrics" ? TimeUnit::Seconds : TimeUnit::Milliseconds);
    auto parser = std::make_unique<InfluxLinesParser>(Limits{});
    parser->setPrecision(precisionOf(section));
    return parser;
}

const QStringList kFormats{QStringLiteral("influx"), QStringLiteral("prometheus"),
                           QStringLiteral("openmetrics"), QStringLiteral("json")};

} // namespace

class TestParseConformance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAsTheTableSays_data();
    void answersAsTheTableSays();
    void influxReferenceAnswersAsTheTableSays();
    void lineReferencesAnswerAsTheTablesSay();
    void everyRowSaysHowItStandsToTheReference();
    void everyReasonIsInATable();
};

void TestParseConformance::answersAsTheTableSays_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("row");
    for (const QString &format : kFormats) {
        const auto rows = tableOf(format);
        QVERIFY2(rows.size() > 40, qPrintable(format));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const QString name =
                format + u": " + shown(rows[i].section) + u": " + shown(rows[i].name);
            QTest::newRow(qPrintable(name)) << format << static_cast<int>(i);
        }
    }
}

void TestParseConformance::answersAsTheTableSays()
{
    QFETCH(QString, format);
    QFETCH(int, row);
    const ConformanceRow expected = tableOf(format).at(static_cast<std::size_t>(row));
    const auto parser = makeParser(format, expected.section);
    QCOMPARE(shown(answerText(parseWhole(*parser, expected.body))), shown(expected.answer));
    const auto wholeLines = format == u"influx" ? influxWholeLines : upToLastLineFeed;
    if (expected.body.size() < 1000) // some thousand ways to cut it
        QCOMPARE(shown(findSplitDifference(*parser, expected.body, {}, wholeLines)), QString());
}

void TestParseConformance::influxReferenceAnswersAsTheTableSays()
{
    for (const ConformanceRow &row : tableOf(QStringLiteral("influx"))) {
        const auto parser = makeParser(QStringLiteral("influx"), row.section);
        const auto reference = readInfluxBody(row.body, precisionOf(row.section));
        QCOMPARE(shown(reference.differenceFrom(parseWhole(*parser, row.body))), QString());
    }
}

// Of the formats in which a line is a line.
void TestParseConformance::lineReferencesAnswerAsTheTablesSay()
{
    for (const QString &format : kFormats) {
        if (format == u"influx")
            continue;
        const auto parser = makeParser(format, {});
        for (const ConformanceRow &row : tableOf(format)) {
            std::istringstream lines(row.body);
            for (std::string line; std::getline(lines, line);) {
                const ReferenceLine reference =
                    format == u"json"
                        ? readJsonLine(line, TimeUnit::Auto)
                        : readTextLine(line, format == u"openmetrics" ? TimeUnit::Seconds
                                                                      : TimeUnit::Milliseconds);
                if (reference.verdict == ReferenceLine::Verdict::Unknown)
                    continue; // a number that simdjson does not take
                const std::string got = verdictOf(parseBothWays(*parser, line));
                const bool comparesPoints = format != u"json" || reference.points > 1;
                QCOMPARE(shown(verdictOf(reference, comparesPoints, got)), shown(got));
            }
        }
    }
}

void TestParseConformance::everyRowSaysHowItStandsToTheReference()
{
    for (const QString &format : kFormats) {
        std::set<std::string> names;
        for (const ConformanceRow &row : tableOf(format)) {
            const std::string verdict = row.reference.substr(0, row.reference.find(':'));
            QVERIFY2(verdict == "same" || verdict == "wider" || verdict == "stricter" ||
                         verdict == "otherwise" || verdict == "nodes' own rule",
                     qPrintable(format + u": " + shown(row.name)));
            QVERIFY2(names.insert(row.section + row.name).second,
                     qPrintable(format + u": twice: " + shown(row.name)));
        }
    }
}

// But those that no body alone can give: a cut one, one longer than a table can show, those that
// need nodes, a policy or a clock, and remote-write's.
void TestParseConformance::everyReasonIsInATable()
{
    std::set<std::string> missing;
    for (std::size_t i = 0; i < kRejectReasons; ++i)
        missing.insert("!" + std::string(name(static_cast<RejectReason>(i))));
    for (const QString &format : kFormats) {
        for (const ConformanceRow &row : tableOf(format))
            std::erase_if(missing, [&](const auto &reason) {
                return row.answer.find(reason) != row.answer.npos;
            });
    }
    QCOMPARE(missing, (std::set<std::string>{"!cut_line", "!line_too_long", "!series_limit",
                                             "!id_shared", "!string_field", "!stale_marker",
                                             "!label_value", "!too_old", "!too_new"}));
}

QTEST_APPLESS_MAIN(TestParseConformance)
#include "tst_parse_conformance.moc"

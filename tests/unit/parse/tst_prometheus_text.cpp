#include <charconv>
#include <cmath>
#include <random>

#include <QTest>

#include "parse/prometheus_text.h"
#include "parse_events.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

// Rows of every table: lines, the samples accepted and the lines refused ("reason points line"),
// one a line.
void addColumns()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<QByteArray>("rejected");
}

QByteArray joined(const std::vector<std::string> &lines)
{
    QByteArray text;
    for (const std::string &line : lines)
        text += (text.isEmpty() ? "" : "\n") + QByteArray::fromStdString(line);
    return text;
}

void check(TimeUnit unit)
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, accepted);
    QFETCH(QByteArray, rejected);
    PrometheusTextParser parser(Limits{}, unit);
    const std::string_view text(body.constData(), static_cast<std::size_t>(body.size()));
    const Events events = parseWhole(parser, text);
    QCOMPARE(joined(events.accepted), accepted);
    QCOMPARE(joined(events.rejected), rejected);
    QCOMPARE(QByteArray::fromStdString(findSplitDifference(parser, text)), QByteArray());
}

// As OpenMetrics writes a time: seconds with their thousandths.
std::string secondsText(TimeMs time)
{
    const auto magnitude = static_cast<std::uint64_t>(time < 0 ? -time : time);
    std::string thousandths = std::to_string(1000 + magnitude % 1000);
    thousandths[0] = '.';
    return (time < 0 ? "-" : "") + std::to_string(magnitude / 1000) + thousandths;
}

} // namespace

class TestPrometheusText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsLinesAsTheFormatSays_data();
    void readsLinesAsTheFormatSays() { check(TimeUnit::Milliseconds); }
    void readsOpenMetrics_data();
    void readsOpenMetrics() { check(TimeUnit::Seconds); }
    void passesTheSeriesOnAsItWasWritten();
    void dropsAnUnfinishedLineOfACutBody();
    void canBeUsedAgainAfterReset();
    void readsWhatItPrints_data();
    void readsWhatItPrints();
};

// P..: the golden examples a node was asked. "Differs": the node answers otherwise, the format is
// followed.
void TestPrometheusText::readsLinesAsTheFormatSays_data()
{
    addColumns();
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &accepted,
                        const QByteArray &rejected = {}) {
        QTest::newRow(name) << body << accepted << rejected;
    };
    row("P01", "p01{host=\"a\",zone=\"z1\"} 1.5 1700000000123\n",
        "p01{host=\"a\",zone=\"z1\"} 1.5@1700000000123");
    row("P02 a missing time is the gateway's", "p02{host=\"a\"} 2\n",
        "p02{host=\"a\"} 2@1234567890123");
    row("P03", "p03 3 1700000000999\n", "p03{} 3@1700000000999");
    row("P04", "# HELP p04 x\n# TYPE p04 gauge\n#p04x 9\n  # c\np04 4 1000\n", "p04{} 4@1000");
    row("P05", " \tp05\t { a=\"b\" } \t5\t 6000 \t\n", "p05{a=\"b\"} 5@6000");
    row("P06", "p06a 6 1000\r\n\r\np06b{a=\"x\"} 6 1000\r\n",
        "p06a{} 6@1000\np06b{a=\"x\"} 6@1000");
    row("P07 differs: escapes are undone", R"(p07{a="x\"y",b="c:\\d",c="l1\nl2"} 7 1000)",
        "p07{a=\"x\"y\",b=\"c:\\d\",c=\"l1\nl2\"} 7@1000");
    row("P08 differs: a brace may stand in quotes",
        "p08{a=\"x}y\"} 8 1000\np08b{a=\"}\",b=\"2\"} 8 1000\n",
        "p08{a=\"x}y\"} 8@1000\np08b{a=\"}\",b=\"2\"} 8@1000");
    row("P09", "p09{a=\"x,y=z\",b=\"{\"} 9 1000\n", "p09{a=\"x,y=z\",b=\"{\"} 9@1000");
    row("P11", "a NaN\na +Inf\na -Inf\na Inf\na nan\na inf\na infinity\na 1 5\n", "a{} 1@5",
        "nan 1 a NaN\ninfinite 1 a +Inf\ninfinite 1 a -Inf\ninfinite 1 a Inf\nnan 1 a "
        "nan\ninfinite 1 a inf\n"
        "infinite 1 a infinity");
    row("P12",
        "a 0x1A 1000\na 0x1p4 1000\na -0x1.8p1 1000\na 0x 1\na 0x-1 1\na 0xp1 1\na 0xinf 1\na "
        "0x1p9999 1\n",
        "a{} 26@1000\na{} 16@1000\na{} -3@1000",
        "bad_number 1 a 0x 1\nbad_number 1 a 0x-1 1\nbad_number 1 a 0xp1 1\nbad_number 1 a 0xinf "
        "1\n"
        "bad_number 1 a 0x1p9999 1");
    row("P13 differs: a bad time is refused", "a 1 1.5\na 1 abc\na 1 1700000000000ms\n", "",
        "bad_timestamp 1 a 1 1.5\nbad_timestamp 1 a 1 abc\nbad_timestamp 1 a 1 1700000000000ms");
    row("P14 differs: 0 is 1970", "p14 1 0\n", "p14{} 1@0");
    row("P15", "a 1 -1000\na 1 -999\na 1 -1500\n", "a{} 1@-1000\na{} 1@-999\na{} 1@-1500");
    row("P16 P17", "a 1 1999\na 1 999\na 1 1\na 1 1700000000\n",
        "a{} 1@1999\na{} 1@999\na{} 1@1\na{} 1@1700000000");
    row("P18 exemplars",
        "a{le=\"1\"} 5 # {trace_id=\"x\"} 0.5\nb{le=\"1\"} 5 1700000000000 # {t=\"}\"} 0.5 "
        "1700000000.1\n",
        "a{le=\"1\"} 5@1234567890123\nb{le=\"1\"} 5@1700000000000");
    row("P18 differs: junk behind the time is refused",
        "p18c 1 1000 2000 junk\na 1 2 # x\na 1 # {} y\na 1 # {} 1 1 1\n", "",
        "syntax 1 p18c 1 1000 2000 junk\nsyntax 1 a 1 2 # x\nsyntax 1 a 1 # {} y\nsyntax 1 a 1 # "
        "{} 1 1 1");
    row("P19 differs: a blank may stand before the braces", "p19 {a=\"b\"} 1 1000\n",
        "p19{a=\"b\"} 1@1000");
    row("P20", "p20\np20b{a=\"1\"}\np20c{a=\"1\"} \n", "",
        "syntax 1 p20\nsyntax 1 p20b{a=\"1\"}\nsyntax 1 p20c{a=\"1\"} ");
    row("P21", "p21{a=\"1\",b=\"2\",} 1 1000\n", "p21{a=\"1\",b=\"2\"} 1@1000");
    row("P22 differs: no label is lost to a blank", "p22{a =\"1\", b = \"2\",c=\"3\"} 1 1000\n",
        "p22{a=\"1\",b=\"2\",c=\"3\"} 1@1000");
    row("P23 differs: a value without quotes is refused",
        "p23{a=1,b=\"2\"} 1 1000\np23b{b=\"2\",a=1} 1 1000\n", "",
        "bad_label 1 p23{a=1,b=\"2\"} 1 1000\nbad_label 1 p23b{b=\"2\",a=1} 1 1000");
    row("P24 differs: a label written twice is refused", "p24{a=\"1\",a=\"2\"} 1 1000\n", "",
        "duplicate_label 1 p24{a=\"1\",a=\"2\"} 1 1000");
    row("P25", "a 1abc\na 1_000\na 1,5\na abc\n", "",
        "bad_number 1 a 1abc\nbad_number 1 a 1_000\nbad_number 1 a 1,5\nbad_number 1 a abc");
    row("P26 differs: digits have no bound of their own",
        "a 1111111111111111111111111111111111111111111111111111111111111111 1\n",
        "a{} 1.1111111111111112e+63@1");
    row("P27", "a 1e400 1\na -1e400 1\na 1e-400 1\na -0 1\n", "a{} 0@1\na{} -0@1",
        "bad_number 1 a 1e400 1\nbad_number 1 a -1e400 1");
    row("P28 differs: a quote left open is refused", "p28{a=\"1\" 1 1000\np28b{a=\"1} 1 1000\n", "",
        "syntax 1 p28{a=\"1\" 1 1000\nsyntax 1 p28b{a=\"1} 1 1000");
    row("P29", "p29{} 1 1000\np29{ } 1 1000\n", "p29{} 1@1000\np29{} 1@1000");
    row("P30 differs: the name may be a label", "{__name__=\"p30\",a=\"1\"} 1 1000\n",
        "p30{a=\"1\"} 1@1000");
    row("P31", "p31-foo.bar/baz% 1 1000\n9p31 1 1000\n",
        "p31-foo.bar/baz%{} 1@1000\n9p31{} 1@1000");
    row("P33", "a +5 1\na .5 1\na 5. 1\na -5e-3 1\na 1E3 1\na 007 1\na +.5e1 1\n",
        "a{} 5@1\na{} 0.5@1\na{} 5@1\na{} -0.005@1\na{} 1000@1\na{} 7@1\na{} 5@1");
    row("P36 differs: a time that does not fit is refused",
        "a 1 99999999999999999999\na 1 9223372036854775807\na 1 -9223372036854775808\na 1 "
        "9223372036854775808\na 1 +7\n",
        "a{} 1@9223372036854775807\na{} 1@-9223372036854775808\na{} 1@7",
        "bad_timestamp 1 a 1 99999999999999999999\nbad_timestamp 1 a 1 9223372036854775808");
    row("P38", "p38{a=\"b\"}1 1000\n", "p38{a=\"b\"} 1@1000");
    row("P40 differs: a tab is a blank", "p40{ a=\"b\" ,\tc=\"d\"} 1 1000\n",
        "p40{a=\"b\",c=\"d\"} 1@1000");
    row("P41", "a 1 5\na 2 5\na 3 6\n", "a{} 1@5\na{} 2@5\na{} 3@6");
    row("P43 differs: an empty value is no label, an empty name is refused",
        "p43{a=\"\",b=\"1\"} 1 1\np43{a=\"\",=\"x\"} 1 1\n", "p43{b=\"1\"} 1@1",
        "bad_label 1 p43{a=\"\",=\"x\"} 1 1");
    row("P44 differs: two names are refused", "p44{__name__=\"other\"} 1 1000\n", "",
        "duplicate_label 1 p44{__name__=\"other\"} 1 1000");
    row("P45", "# EOF\n", "");
    row("P47", "h_bucket{le=\"+Inf\"} 3\ns{quantile=\"0.5\"} 1\nbad line here x\nh_sum 1\n",
        "h_bucket{le=\"+Inf\"} 3@1234567890123\ns{quantile=\"0.5\"} 1@1234567890123\nh_sum{} "
        "1@1234567890123",
        "bad_number 1 bad line here x");
    row("P48 differs: two samples on one line are refused",
        "p48{a=\"1\"} 1 1000 p48b{a=\"2\"} 1 1000\n", "",
        "syntax 1 p48{a=\"1\"} 1 1000 p48b{a=\"2\"} 1 1000");
    row("P49 differs: labels are separated by commas", "p49{a=\"1\"b=\"2\"} 1 1000\n", "",
        "syntax 1 p49{a=\"1\"b=\"2\"} 1 1000");
    row("names in quotes",
        "{\"my.metric\",a=\"b\"} 1 1\n{\"m \\\"x\\\"\", \"l.1\"=\"v\"} 1 1\n{a=\"b\",\"late\"} 1 "
        "1\n"
        "{\"}\"} 1 1\nx{\"y\"} 1 1\n{} 1 1\n{\"\"} 1 1\n",
        "my.metric{a=\"b\"} 1@1\nm \"x\"{l.1=\"v\"} 1@1\nlate{a=\"b\"} 1@1\n}{} 1@1",
        "duplicate_label 1 x{\"y\"} 1 1\nbad_name 1 {} 1 1\nbad_name 1 {\"\"} 1 1");
    row("a last line without line feed counts", "a 1 12345", "a{} 1@12345");
    row("bytes that are not UTF-8", "m\xff 1 1\nm{a=\"\xc3\"} 1 1\nm{a=\"\xc3\xa9\"} 1 1\n",
        "m{a=\"\xc3\xa9\"} 1@1", "bad_name 1 m\xff 1 1\nbad_label 1 m{a=\"\xc3\"} 1 1");
    row("backslashes before the closing quote",
        R"(m{a="\\"} 1 1)"
        "\n"
        R"(m{a="\\\\\\",b="}"} 1 1)"
        "\n"
        R"(m{a="\"} 1 1)",
        "m{a=\"\\\"} 1@1\nm{a=\"\\\\\\\",b=\"}\"} 1@1", R"(syntax 1 m{a="\"} 1 1)");
    row("a long label value",
        "m{a=\"" + QByteArray(200, 'x') + "}\\\"" + QByteArray(61, 'y') + "\",b=\"2\"} 1 1\n",
        "m{a=\"" + QByteArray(200, 'x') + "}\"" + QByteArray(61, 'y') + "\",b=\"2\"} 1@1");
}

void TestPrometheusText::readsOpenMetrics_data()
{
    addColumns();
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &accepted,
                        const QByteArray &rejected = {}) {
        QTest::newRow(name) << body << accepted << rejected;
    };
    row("a whole exposition",
        "# TYPE foo counter\n# UNIT foo seconds\n# HELP foo x\nfoo_total 17.0 1520879607.789 # "
        "{id=\"a\"} 0.67 1.5\n"
        "foo_created 1520872607.123\n# EOF\n",
        "foo_total{} 17@1520879607789\nfoo_created{} 1520872607.123@1234567890123");
    row("whole and split seconds", "a 1 1\na 1 0.5\na 1 .5\na 1 5.\na 1 -1.25\na 1 +2\na 1 0\n",
        "a{} 1@1000\na{} 1@500\na{} 1@500\na{} 1@5000\na{} 1@-1250\na{} 1@2000\na{} 1@0");
    row("rounded to milliseconds", "a 1 1.0004\na 1 1.0005\na 1 -1.0005\na 1 1.9999\n",
        "a{} 1@1000\na{} 1@1001\na{} 1@-1001\na{} 1@2000");
    row("with an exponent", "a 1 1.5e9\na 1 1e-3\n", "a{} 1@1500000000000\na{} 1@1");
    row("what is no time",
        "a 1 1e300\na 1 9223372036854776\na 1 nan\na 1 0x10\na 1 .\na 1 1.2.3\na 1 -\n", "",
        "bad_timestamp 1 a 1 1e300\nbad_timestamp 1 a 1 9223372036854776\nbad_timestamp 1 a 1 nan\n"
        "bad_timestamp 1 a 1 0x10\nbad_timestamp 1 a 1 .\nbad_timestamp 1 a 1 1.2.3\nbad_timestamp "
        "1 a 1 -");
}

void TestPrometheusText::passesTheSeriesOnAsItWasWritten()
{
    PrometheusTextParser parser(Limits{}, TimeUnit::Milliseconds);
    const Events events = parseWhole(parser, " m  { a = \"x\\n\" , }  1\t2 \r\n{\"q\"}3");
    QCOMPARE(events.runs.size(), 2u);
    QCOMPARE(events.runs[0],
             std::string("m  { a = \"x\\n\" , } | 1@2 |  m  { a = \"x\\n\" , }  1\t2 "));
    QCOMPARE(events.runs[1], std::string("{\"q\"} | 3@1234567890123 | {\"q\"}3"));
}

void TestPrometheusText::dropsAnUnfinishedLineOfACutBody()
{
    PrometheusTextParser parser(Limits{}, TimeUnit::Milliseconds);
    const Events cut = parseChunks(parser, {"a 1 5\nb 2 123"}, false);
    QCOMPARE(joined(cut.accepted), QByteArray("a{} 1@5"));
    QCOMPARE(joined(cut.rejected), QByteArray("cut_line 1 b 2 123"));
    QCOMPARE(parseChunks(parser, {"a 1 5\n"}, false).rejected.size(), 0u);
    QCOMPARE(parseChunks(parser, {"a 1 5\n# HELP"}, false).rejected.size(), 0u);
    QCOMPARE(parseChunks(parser, {"a 1 5\n \t"}, false).rejected.size(), 0u);
}

void TestPrometheusText::canBeUsedAgainAfterReset()
{
    PrometheusTextParser parser(Limits{}, TimeUnit::Milliseconds);
    Events ignored = parseChunks(parser, {"a 1 5\nb 2 12"}, false);
    QCOMPARE(joined(parseWhole(parser, "c 3 4\n").accepted), QByteArray("c{} 3@4"));
}

void TestPrometheusText::readsWhatItPrints_data()
{
    QTest::addColumn<bool>("isOpenMetrics"); // times in seconds, and exemplars
    QTest::newRow("Prometheus text") << false;
    QTest::newRow("OpenMetrics") << true;
}

void TestPrometheusText::readsWhatItPrints()
{
    QFETCH(bool, isOpenMetrics);
    std::mt19937_64 random(20260101);
    const std::vector<std::string> pieces{"a", "}", "{",        "\"", "\\", "\n", ",",
                                          "=", " ", "\xc3\xa9", "#",  "\t", "n"};
    const auto text = [&] {
        std::string out;
        for (auto length = random() % 12 + 1; length > 0; --length)
            out += pieces[random() % pieces.size()];
        return out;
    };
    const auto labelName = [&] { // any text but , and =
        auto name = text();
        std::erase_if(name, [](char c) { return c == ',' || c == '='; });
        return name;
    };
    const auto quoted = [](const std::string &value) {
        std::string out = "\"";
        for (const char c : value)
            out += c == '\n'               ? "\\n"
                   : c == '"' || c == '\\' ? std::string("\\") + c
                                           : std::string(1, c);
        return out + "\"";
    };
    std::string body;
    std::vector<std::string> expected;
    for (int i = 0; i < 20'000; ++i) {
        SeriesName name{"metric_" + text(), {}, {}};
        std::string line = "{" + quoted(name.metric);
        for (auto labels = random() % 5; labels > 0; --labels) {
            name.labels.push_back({std::to_string(labels) + labelName(), text()});
            line += "," + quoted(name.labels.back().name) + "=" + quoted(name.labels.back().value);
        }
        Sample sample{std::bit_cast<double>(random()), static_cast<TimeMs>(random())};
        if (!std::isfinite(sample.value))
            sample.value = static_cast<double>(random() % 1'000'000) / 100;
        char digits[64];
        const auto end = std::to_chars(digits, digits + sizeof digits, sample.value).ptr;
        if (isOpenMetrics)
            sample.time /= 2; // the last seconds before the end of 64 bits are refused
        body += line + "} " + std::string(digits, end) + " " +
                (isOpenMetrics ? secondsText(sample.time) : std::to_string(sample.time));
        if (isOpenMetrics && random() % 4 == 0)
            body += " # {" + quoted(text()) + "=" + quoted(text()) + "} 1.5 " + secondsText(kNow);
        body += "\n";
        expected.push_back(seriesText(name) + " " + sampleText(sample));
    }
    PrometheusTextParser parser(Limits{},
                                isOpenMetrics ? TimeUnit::Seconds : TimeUnit::Milliseconds);
    const Events events = parseWhole(parser, body);
    QCOMPARE(events.rejected.size(), 0u);
    QVERIFY(events.accepted == expected);
    QVERIFY(events.blocks >= 20'000 / 512);
}

QTEST_APPLESS_MAIN(TestPrometheusText)
#include "tst_prometheus_text.moc"

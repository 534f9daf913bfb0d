#include <charconv>
#include <cmath>
#include <random>

#include <QTest>

#include "parse/json_lines.h"
#include "parse_events.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

QByteArray joined(const std::vector<std::string> &lines)
{
    QByteArray text;
    for (const std::string &line : lines)
        text += (text.isEmpty() ? "" : "\n") + QByteArray::fromStdString(line);
    return text;
}

// The line of one series `m` with these arrays.
QByteArray withArrays(const QByteArray &values, const QByteArray &times)
{
    return R"({"metric":{"__name__":"m"},"values":[)" + values + R"(],"timestamps":[)" + times +
           "]}";
}

QByteArray withMetric(const QByteArray &metric)
{
    return R"({"metric":)" + metric + R"(,"values":[1,2],"timestamps":[10,20]})";
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsLinesAsJsonSays_data();
    void readsLinesAsJsonSays();
    void tellsSecondsFromMilliseconds_data();
    void tellsSecondsFromMilliseconds();
    void passesThePlainMetricObjectOnAsItWasWritten();
    void writesTheMetricObjectOfAnUnusualLineAgain();
    void dropsAnUnfinishedLineOfACutBody();
    void readsWhatItPrints();
};

// J.., C..: the golden examples a node was asked. "Differs": the node answers otherwise.
void TestJsonLines::readsLinesAsJsonSays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<QByteArray>("rejected"); // "reason points", one a line
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &accepted,
                        const QByteArray &rejected = {}) {
        QTest::newRow(name) << body << accepted << rejected;
    };
    const QByteArray good = withArrays("1", "10");
    const QByteArray stored = "m{} 1@10000";

    row("J01",
        R"({"metric":{"__name__":"j01","host":"a"},"values":[1.5],"timestamps":[1700000000]})",
        "j01{host=\"a\"} 1.5@1700000000000");
    row("J02",
        R"({"metric":{"__name__":"j","b":"2","a":"1"},"values":[1,2.5,-3],"timestamps":[170,230,200]})",
        "j{a=\"1\",b=\"2\"} 1@170000 2.5@230000 -3@200000");
    row("J03", good + "\r\n" + good + "\r\n", stored + "\n" + stored);
    row("J04 differs: a line of blanks is nothing", "\n\n" + good + "\n   \n\n", stored);
    row("J04b differs: an empty line with CR is nothing", "\r\n" + good, stored);
    row("J05", R"({"metric":{"host":"j05"},"values":[1],"timestamps":[10]})",
        "unknown{host=\"j05\"} 1@10000");
    row("J06 any order",
        R"( { "timestamps" : [ 10 , 20 ] , "values":[1, 2],"metric" : { "__name__" : "j" , "a":"b" } } )",
        "j{a=\"b\"} 1@10000 2@20000");
    row("J06 the metric last", R"({"values":[1],"timestamps":[10],"metric":{"__name__":"j"}})",
        "j{} 1@10000");
    row("J08 J09 text values (numbers only since one series has one type)",
        withArrays("\"v1\",\"v2\"", "10,20") + "\n" + withArrays("1,\"x\"", "10,20"), "",
        "bad_number 2\nbad_number 2");
    row("J10", withArrays("1,null", "10,20"), "", "bad_number 2");
    row("J11", withArrays("1", "10.0") + "\n" + withArrays("1", "1e3"), "",
        "bad_timestamp 1\nbad_timestamp 1");
    row("J12", withArrays("1", "\"10\""), "", "bad_timestamp 1");
    row("J13", withArrays("1,2", "10") + "\n" + withArrays("1", "10,20"), "",
        "length_mismatch 2\nlength_mismatch 1");
    row("J14 further members",
        R"({"extra":{"values":[7]},"metric":{"__name__":"j"},"values":[1],"timestamps":[10],"x":[]})",
        "j{} 1@10000");
    row("J15",
        R"({"metric":{"__name__":"j"},"values":[1,2,3]})"
        "\n"
        R"({"metric":{"__name__":"j"},"timestamps":[1]})"
        "\n"
        R"({"values":[1],"timestamps":[1]})"
        "\n{}",
        "", "syntax 3\nsyntax 1\nsyntax 1\nsyntax 1");
    row("J16", withArrays("", "") + "\n" + withArrays(" ", " "), "");
    row("J17 differs: milliseconds are told by their size", withArrays("1", "1700000000123"),
        "m{} 1@1700000000123");
    row("J18 differs: no text points",
        withArrays("\"NaN\"", "1") + "\n" + withArrays("\"-Inf\"", "1"), "", "nan 1\ninfinite 1");
    row("J19", withArrays("1e400", "1") + "\n" + withArrays("1,-1e999,3", "1,2,3"), "",
        "bad_number 1\nbad_number 3");
    row("J20", withArrays("1" + QByteArray(30, '0'), "1"), "m{} 1e+30@1000");
    row("J20 in an unusual line",
        R"({"x":99999999999999999999,"metric":{"__name__":"m"},"values":[1)" + QByteArray(30, '0') +
            R"(,-18446744073709551616],"timestamps":[1,2]})",
        "m{} 1e+30@1000 -18446744073709551616@2000");
    row("a long time in a line with a longer value",
        R"({"x":1,"metric":{"__name__":"m"},"values":[99999999999999999999,18446744073709551615],)"
        R"("timestamps":[4667162193978686153,-9223372036854775808]})",
        "m{} 1e+20@4667162193978686153 18446744073709551616@-9223372036854775808");
    row("J22 differs: labels are strings",
        withMetric(R"({"__name__":"j","n":5})") + "\n" +
            withMetric(R"({"__name__":"j","t":true})") + "\n" +
            withMetric(R"({"__name__":"j","z":null})") + "\n" +
            withMetric(R"({"__name__":"j","z":[]})"),
        "", "bad_label 2\nbad_label 2\nbad_label 2\nbad_label 2");
    row("J24 differs: the name is a string", withMetric(R"({"__name__":24})"), "", "bad_name 2");
    row("J25 differs: a label written twice is refused",
        withMetric(R"({"__name__":"j","a":"first","a":"second"})"), "", "duplicate_label 2");
    row("J26", withMetric(R"({"__name__":"j","k\u00e9":"\u4e2d\n\"q\""})"),
        "j{k\xc3\xa9=\"\xe4\xb8\xad\n\"q\"\"} 1@10000 2@20000");
    row("J27", withMetric(R"({"__name__":"j","path":"a,b=c"})"),
        "j{path=\"a,b=c\"} 1@10000 2@20000");
    row("J28", "", "");
    row("J29", good + " x", "", "syntax 1");
    row("J30", "[ " + good + " ]", "", "syntax 1");
    row("J31", "bad1\nbad2\n" + good + "\nbad3\nbad4\n" + QByteArray(300, 'z'), stored,
        "syntax 1\nsyntax 1\nsyntax 1\nsyntax 1\nsyntax 1");
    row("J33", withArrays("true", "1") + "\n" + withArrays("[1],2", "1,2"), "",
        "bad_number 1\nbad_number 2");
    row("J34", withArrays("-0.0,-0", "-5,0"), "m{} -0@-5000 0@0");
    row("J36 differs: an empty name is refused", withMetric(R"({"__name__":""})"), "",
        "bad_name 2");
    row("J38", withArrays("7,8", "10,10"), "m{} 7@10000 8@10000");
    row("J39 differs: an empty value is no label", withMetric(R"({"__name__":"j","e":""})"),
        "j{} 1@10000 2@20000");
    row("J40 C2 differs: a metric that is no object is refused alone",
        withMetric("null") + "\n" + withMetric("\"c2\"") + "\n" + good, stored,
        "syntax 2\nsyntax 2");
    row("J41 differs: a time that cannot be stored is refused",
        withArrays("1", "99999999999999999999999") + "\n" + withArrays("1", "9223372036854775808"),
        "", "bad_timestamp 1\nbad_timestamp 1");
    row("J42", good + good, "", "syntax 1");
    row("J43", "\xef\xbb\xbf" + good, "", "syntax 1");
    row("C1 differs: only the line is refused",
        good + "\n" + withArrays("1," + QByteArray(400, '9'), "1,2"), stored, "bad_number 2");
    row("C4 differs: refused",
        withMetric(R"({"__name__":"j","a":{"x":1}})") + "\n" + withMetric(R"({"a":{"b":"c"})"), "",
        "bad_label 2\nbad_label 2");
    row("of members with one name the first counts",
        R"({"values":[1],"values":[2,3],"metric":{"__name__":"m"},"metric":5,"timestamps":[10],"timestamps":[]})",
        stored);
    row("member names may be escaped",
        R"({"m\u0065tric":{"__name__":"m"},"values":[1],"timestamps":[10]})", stored);
    row("a brace in a label", withMetric(R"({"__name__":"j","a":"}","b":"\\\"}"})"),
        "j{a=\"}\",b=\"\\\"}\"} 1@10000 2@20000");
    row("numbers that JSON does not know",
        withArrays("01", "1") + "\n" + withArrays("+1", "1") + "\n" + withArrays(".5", "1") + "\n" +
            withArrays("5.", "1") + "\n" + withArrays("0x1A", "1") + "\n" + withArrays("NaN", "1") +
            "\n" + withArrays("1", "01") + "\n" + withArrays("-", "1"),
        "", "syntax 1\nsyntax 1\nsyntax 1\nsyntax 1\nsyntax 1\nsyntax 1\nsyntax 1\nsyntax 1");
    row("commas too many or few",
        withArrays("1,", "1") + "\n" + withArrays("1,,2", "1,2") + "\n" + withArrays("1 2", "1,2") +
            "\n" + withArrays(",1", "1"),
        "", "syntax 1\nsyntax 1\nsyntax 1\nsyntax 1");
    row("bytes that JSON forbids in strings",
        withMetric("{\"__name__\":\"a\tb\"}") + "\n" +
            withMetric("{\"__name__\":\"j\",\"a\":\"\xff\"}") + "\n" +
            withMetric("{\"__name__\":\"j\",\"a\":\"\\x\"}") + "\n" +
            withMetric(R"({"__name__":"j","a":"\ud800"})"),
        "", "syntax 2\nbad_label 2\nsyntax 2\nsyntax 2");
}

void TestJsonLines::readsLinesAsJsonSays()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, accepted);
    QFETCH(QByteArray, rejected);
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    const std::string_view text(body.constData(), static_cast<std::size_t>(body.size()));
    const Events events = parseWhole(parser, text);
    QCOMPARE(joined(events.accepted), accepted);
    std::vector<std::string> reasons;
    for (const std::string &rejection : events.rejected)
        reasons.push_back(rejection.substr(0, rejection.find(' ', rejection.find(' ') + 1)));
    QCOMPARE(joined(reasons), rejected);
    QCOMPARE(QByteArray::fromStdString(findSplitDifference(parser, text)), QByteArray());
}

void TestJsonLines::tellsSecondsFromMilliseconds_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("expected"); // empty: refused
    const auto row = [](const char *name, TimeUnit unit, const char *time, const char *expected) {
        QTest::newRow(name) << static_cast<int>(unit) << QByteArray(time) << QByteArray(expected);
    };
    row("auto, seconds", TimeUnit::Auto, "1700000000", "1700000000000");
    row("auto, the largest seconds", TimeUnit::Auto, "100000000000", "100000000000000");
    row("auto, the smallest milliseconds", TimeUnit::Auto, "100000000001", "100000000001");
    row("auto, negative seconds", TimeUnit::Auto, "-100000000000", "-100000000000000");
    row("auto, negative milliseconds", TimeUnit::Auto, "-100000000001", "-100000000001");
    row("auto, the largest", TimeUnit::Auto, "9223372036854775807", "9223372036854775807");
    row("seconds", TimeUnit::Seconds, "1700000000123", "1700000000123000");
    row("seconds, the largest", TimeUnit::Seconds, "9223372036854775", "9223372036854775000");
    row("seconds that do not fit", TimeUnit::Seconds, "9223372036854776", "");
    row("negative seconds that do not fit", TimeUnit::Seconds, "-9223372036854776", "");
    row("milliseconds", TimeUnit::Milliseconds, "5", "5");
    row("milliseconds, the smallest", TimeUnit::Milliseconds, "-9223372036854775808",
        "-9223372036854775808");
}

void TestJsonLines::tellsSecondsFromMilliseconds()
{
    QFETCH(int, unit);
    QFETCH(QByteArray, time);
    QFETCH(QByteArray, expected);
    JsonLinesParser parser(Limits{}, static_cast<TimeUnit>(unit));
    for (const char *extra : {"", " ,\"x\":0"}) { // the plain reader and the DOM
        QByteArray line = withArrays("1", time);
        line.insert(line.size() - 1, extra);
        const Events events = parseWhole(parser, line.toStdString());
        QCOMPARE(joined(events.accepted), expected.isEmpty() ? QByteArray() : "m{} 1@" + expected);
        QCOMPARE(events.rejected.size(), expected.isEmpty() ? 1u : 0u);
    }
}

void TestJsonLines::passesThePlainMetricObjectOnAsItWasWritten()
{
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    const Events events = parseWhole(
        parser, " {\"metric\": { \"a\" :\"\\u0041\" },\"values\":[1],\"timestamps\":[2]} \r\n");
    QCOMPARE(joined(events.runs),
             QByteArray("{ \"a\" :\"\\u0041\" } | 1@2000 |  {\"metric\": { \"a\" :\"\\u0041\" "
                        "},\"values\":[1],\"timestamps\":[2]} "));
}

void TestJsonLines::writesTheMetricObjectOfAnUnusualLineAgain()
{
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    const std::string metric = R"({ "a" : "\u0041\/\"\\\b\f\n\r\t\u0001\u001f\u000b" , "b":"" })";
    std::string body;
    for (int i = 0; i < 3000; ++i) // more than one block, and more text than one buffer
        body += R"({"x":0,"metric":)" + metric + R"(,"values":[1],"timestamps":[2]})" + "\n";
    const Events events = parseWhole(parser, body);
    QCOMPARE(events.runs.size(), 3000u);
    for (const std::string &run : events.runs)
        QVERIFY(
            run.starts_with(R"({"a":"A/\"\\\b\f\n\r\t\u0001\u001f\u000b","b":""} | 1@2000 | )"));
    QVERIFY(events.accepted ==
            std::vector<std::string>(3000, "unknown{a=\"A/\"\\\b\f\n\r\t\x01\x1f\x0b\"} 1@2000"));
}

void TestJsonLines::dropsAnUnfinishedLineOfACutBody()
{
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    const std::string line = withArrays("1", "10").toStdString();
    const Events cut = parseChunks(parser, {line, "\n", line}, false);
    QCOMPARE(cut.accepted.size(), 1u);
    QCOMPARE(joined(cut.rejected), QByteArray::fromStdString("cut_line 1 " + line));
    QCOMPARE(parseChunks(parser, {line, "\n \r"}, false).rejected.size(), 0u);
}

void TestJsonLines::readsWhatItPrints()
{
    std::mt19937_64 random(20260102);
    const std::vector<std::pair<std::string, std::string>> pieces{
        {"a", "a"},
        {"}", "}"},
        {"\"", "\\\""},
        {"\\", "\\\\"},
        {"\n", "\\n"},
        {"/", "\\/"},
        {"\xc3\xa9", "\\u00e9"},
        {"\xc3\xa9", "\xc3\xa9"},
        {"\xf0\x9f\x98\x80", "\\ud83d\\uDE00"},
        {"{", "{"},
        {":", ":"},
        {" ", " "}};
    const auto text = [&](std::string &plain, std::string &written) {
        for (auto length = random() % 12 + 1; length > 0; --length) {
            const auto &piece = pieces[random() % pieces.size()];
            plain += piece.first;
            written += piece.second;
        }
    };
    std::string body;
    std::vector<std::string> expected;
    for (int i = 0; i < 10'000; ++i) {
        SeriesName name;
        std::string line = R"({"metric":{"__name__":")";
        text(name.metric, line);
        for (auto labels = random() % 5; labels > 0; --labels) {
            Label label{std::to_string(labels), {}};
            line += "\",\"" + label.name;
            text(label.name, line);
            line += "\":\"";
            text(label.value, line);
            name.labels.push_back(label);
        }
        std::string values;
        std::string times;
        std::string samples;
        for (auto count = random() % 4 + 1; count > 0; --count) {
            Sample sample{std::bit_cast<double>(random()), static_cast<TimeMs>(random())};
            if (!std::isfinite(sample.value))
                sample.value = static_cast<double>(random() % 1'000'000) / 100;
            char digits[64];
            const auto end = std::to_chars(digits, digits + sizeof digits, sample.value).ptr;
            values += (values.empty() ? "" : ",") + std::string(digits, end);
            times += (times.empty() ? "" : ",") + std::to_string(sample.time);
            samples += " " + sampleText(sample);
        }
        line += "\"},\"values\":[" + values + "],\"timestamps\":[" + times + "]";
        body += line + (random() % 8 == 0 ? ",\"further\":null}\n" : "}\n");
        expected.push_back(seriesText(name) + samples);
    }
    JsonLinesParser parser(Limits{}, TimeUnit::Milliseconds);
    const Events events = parseWhole(parser, body);
    QCOMPARE(joined(events.rejected), QByteArray());
    QVERIFY(events.accepted == expected);
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "tst_json_lines.moc"

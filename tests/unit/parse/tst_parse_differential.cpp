#include <random>

#include <QTest>

#include "parse/byte_scan.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse_events.h"
#include "reference_json.h"
#include "reference_text.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

class Generator
{
public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed)
    {
    }

    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    std::string oneOf(const std::vector<std::string> &choices)
    {
        return choices[below(choices.size())];
    }

    std::string textLine()
    {
        std::string line = oneOf({"m", "node_cpu_seconds_total", "a.b-c", "m\xc3\xa9", "", " m"});
        if (line.empty() || below(4) > 0) {
            line += oneOf({"", "", " "}) + "{" +
                    (line.empty() ? oneOf({"\"q.n\"", "__name__=\"x\"", "a=\"1\""}) + "," : "");
            for (auto labels = below(6); labels > 0; --labels)
                line += oneOf({"a", "b", "instance", "\"quoted l\"", "job "}) +
                        std::to_string(labels % 5).substr(0, below(2)) + oneOf({"=", "=", " = "}) +
                        "\"" + labelValue("\\n") + "\"" + oneOf({",", ",", " , "});
            line += "}";
        }
        line += oneOf({" ", " ", "  ", "\t"}) + number();
        if (below(4) > 0)
            line += " " + oneOf({"1700000000123", "0", "-5", "1700000000.5", "1.25e3",
                                 "12345678901234567890", "1", "+7"});
        if (below(8) == 0)
            line += oneOf({" # {t=\"x\"} 1", " # {t=\"}\"} 0.5 17.5", " # junk", " 7"});
        return line + oneOf({"", "", " ", "\r"});
    }

    std::string jsonLine()
    {
        std::string metric =
            "{\"__name__\":\"" + oneOf({"m", "node_cpu_seconds_total", "\\u00e9", ""}) + "\"";
        for (auto labels = below(6); labels > 0; --labels)
            metric += oneOf({",", ",", " , "}) + "\"" + oneOf({"a", "instance", "k\\n"}) +
                      std::to_string(labels) + "\"" + oneOf({":", " : "}) +
                      (below(30) == 0
                           ? "5"
                           : "\"" + labelValue(oneOf({"\\u0041", "\\/", "\\ud83d\\ude00", "\\t"})) +
                                 "\"");
        metric += "}";
        std::string values;
        std::string times;
        for (auto count = below(4) + (below(20) > 0); count > 0; --count) {
            values += (values.empty() ? "" : oneOf({",", ",", ", "})) +
                      (below(30) == 0 ? oneOf({"null", "\"NaN\"", "true", "[1]"}) : number());
            times += (times.empty() ? "" : oneOf({",", ",", ", "})) +
                     oneOf({"1700000000123", "1700000000", "0", "-5", "9223372036854775807",
                            below(9) == 0 ? "1.0" : "2"});
        }
        std::vector<std::string> members{"\"metric\":" + metric, "\"values\":[" + values + "]",
                                         "\"timestamps\":[" + times + "]"};
        if (below(5) == 0)
            members.push_back(oneOf(
                {"\"x\":{\"y\":[1,null]}", "\"values\":[1]", "\"metric\":{}", "\"t\":1.5e3"}));
        if (below(3) == 0)
            std::shuffle(members.begin(), members.end(), m_random);
        std::string line;
        for (const std::string &member : members)
            line += (line.empty() ? oneOf({"{", "{", " { "}) : oneOf({",", ",", " , "})) + member;
        return line + oneOf({"}", "}", " } ", "}\r"});
    }

    // A few bytes put in, taken out or replaced, preferring those that mean something.
    std::string mutated(std::string line)
    {
        static const std::string kBytes = "{}\"\\,=:#[] \t\rAa10.eE+-xX_n\xc3\xa9\xff\x01";
        for (auto edits = below(3) + 1; edits > 0 && !line.empty(); --edits) {
            const std::size_t at = below(line.size());
            const char byte =
                below(16) == 0 ? static_cast<char>(below(256)) : kBytes[below(kBytes.size())];
            switch (below(4)) {
            case 0:
                line.insert(at, 1, byte);
                break;
            case 1:
                line.erase(at, below(4) == 0 ? below(20) : 1);
                break;
            case 2:
                line[at] = byte;
                break;
            default:
                line.insert(at, line.substr(below(line.size()), below(12)));
                break;
            }
        }
        std::erase(line, '\n');
        return line;
    }

private:
    std::string number()
    {
        switch (below(8)) {
        case 0:
            return oneOf({"0", "-0.0", "1e5", "1E-5", "1.7976931348623157e308", "5e-324",
                          "123456789012345678", "1e400"});
        case 1:
            return oneOf({"NaN", "+Inf", "0x1A", ".5", "5.", "+5", "007", "-1e+3"});
        case 2:
            return std::to_string(below(1'000'000'000'000'000'000)) +
                   std::to_string(below(1'000'000'000)) + ".5";
        case 3:
            return "0." + std::to_string(m_random());
        case 4:
            return "-" + std::to_string(below(1000)) + "e-" + std::to_string(below(30));
        default:
            return std::to_string(below(10'000'000)) + oneOf({"", ".5", ".25", ".123456", ".0"});
        }
    }

    std::string labelValue(const std::string &escape)
    {
        std::string value;
        for (auto pieces = below(5); pieces > 0; --pieces)
            value += oneOf({"host-0042.dc1.example.com:9100", "idle", "}", "{", ",", "=", "\\\\",
                            "\\\"", escape, "\xc3\xa9", "#", " ", "eu-west-1"});
        return value;
    }

    std::mt19937_64 m_random;
};

} // namespace

class TestParseDifferential : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTextAsTheReferenceDoes_data();
    void readsTextAsTheReferenceDoes();
    void readsJsonAsSimdjsonDoes();
    void readsPlainNumbersAsStrtodDoes();
    void findsTheClosingBraceAsALoopDoes();
    void readsManyLinesAsItReadsEachAlone();
};

void TestParseDifferential::readsTextAsTheReferenceDoes_data()
{
    QTest::addColumn<int>("unit");
    QTest::newRow("milliseconds") << static_cast<int>(TimeUnit::Milliseconds);
    QTest::newRow("seconds") << static_cast<int>(TimeUnit::Seconds);
}

void TestParseDifferential::readsTextAsTheReferenceDoes()
{
    QFETCH(int, unit);
    Generator generator(7 + static_cast<std::uint64_t>(unit));
    PrometheusTextParser parser(Limits{}, static_cast<TimeUnit>(unit));
    int accepted = 0;
    for (int i = 0; i < 80'000; ++i) {
        std::string line = generator.textLine();
        if (i % 2 == 1)
            line = generator.mutated(line);
        const std::string got = verdictOf(parseBothWays(parser, line));
        const std::string expected =
            verdictOf(readTextLine(line, static_cast<TimeUnit>(unit)), true, got);
        if (got != expected)
            QFAIL(qPrintable(
                QString::fromStdString(line + "\n got:      " + got + "\n expected: " + expected)));
        accepted += got.starts_with("accepted");
    }
    QVERIFY2(accepted > 20'000, qPrintable(QString::number(accepted)));
}

void TestParseDifferential::readsJsonAsSimdjsonDoes()
{
    Generator generator(11);
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    int accepted = 0;
    for (int i = 0; i < 80'000; ++i) {
        std::string line = generator.jsonLine();
        if (i % 2 == 1)
            line = generator.mutated(line);
        const std::string got = verdictOf(parseBothWays(parser, line));
        const ReferenceLine reference = readJsonLine(line, TimeUnit::Auto);
        accepted += got.starts_with("accepted");
        if (reference.verdict == ReferenceLine::Verdict::Unknown && !got.starts_with("accepted"))
            continue;
        // Where simdjson cannot read the line there is no count of values to compare with.
        const std::string expected = verdictOf(reference, reference.points > 1, got);
        if (got != expected && reference.verdict != ReferenceLine::Verdict::Unknown)
            QFAIL(qPrintable(
                QString::fromStdString(line + "\n got:      " + got + "\n expected: " + expected)));
        if (reference.verdict == ReferenceLine::Verdict::Unknown)
            QVERIFY2(line.find_first_of("0123456789") != std::string::npos, line.c_str());
    }
    QVERIFY2(accepted > 20'000, qPrintable(QString::number(accepted)));
}

template <class Scan> static std::string findNumberDifference()
{
    std::mt19937_64 random(13);
    for (int i = 0; i < 300'000; ++i) {
        std::string text = random() % 3 == 0 ? "-" : "";
        for (auto digits = random() % (i % 10 == 0 ? 30 : 18) + 1; digits > 0; --digits)
            text += static_cast<char>('0' + random() % 10);
        if (random() % 2 == 0) {
            text += '.';
            for (auto digits = random() % 18 + 1; digits > 0; --digits)
                text += static_cast<char>('0' + random() % 10);
        }
        if (random() % 4 == 0)
            text += (random() % 2 == 0 ? "e-" : "E") + std::to_string(random() % 40);
        const bool isPlain = text.find_first_not_of("-0") == std::string::npos
                                 ? text.size() - (text[0] == '-') == 1
                                 : text[text[0] == '-'] != '0' ||
                                       text.size() == 1u + (text[0] == '-') ||
                                       !isDigit(text[1u + (text[0] == '-')]);
        // Alone and with something behind: the two ends of the memory that may be read.
        for (const std::size_t behind : {1u, 40u}) {
            const std::string line = text + ',' + std::string(behind - 1, '7');
            const std::vector<char> copy(line.begin(), line.end());
            const PlainNumber number =
                readPlainNumber<Scan>(copy.data(), copy.data() + copy.size());
            if ((number.end != nullptr) != isPlain ||
                (isPlain && (number.end != copy.data() + text.size() ||
                             std::bit_cast<std::uint64_t>(number.value) !=
                                 std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)))))
                return text;
        }
    }
    return {};
}

void TestParseDifferential::readsPlainNumbersAsStrtodDoes()
{
    QCOMPARE(findNumberDifference<BaselineScan>(), std::string());
#ifdef TG_SCAN_AVX2
    if (Avx2Scan::isSupported())
        QCOMPARE(findNumberDifference<Avx2Scan>(), std::string());
#endif
}

template <class Scan> static std::string findBraceDifference()
{
    std::mt19937_64 random(17);
    for (int i = 0; i < 100'000; ++i) {
        std::string text;
        const auto rarity = random() % 40 + 1;
        for (auto length = random() % 260; length > 0; --length)
            text += random() % rarity == 0 ? "}\"\\"[random() % 3] : 'x';
        const std::size_t end = random() % (text.size() + 1);
        std::size_t expected = end;
        bool isQuoted = false;
        for (std::size_t at = 0; at < end; ++at) {
            if (text[at] == '\\')
                ++at;
            else if (text[at] == '"')
                isQuoted = !isQuoted;
            else if (text[at] == '}' && !isQuoted) {
                expected = at;
                break;
            }
        }
        const std::vector<char> copy(text.begin(), text.end());
        const char *found =
            findClosingBrace<Scan>(copy.data(), copy.data() + end, copy.data() + copy.size());
        if ((found == nullptr ? end : static_cast<std::size_t>(found - copy.data())) != expected)
            return text;
    }
    return {};
}

void TestParseDifferential::findsTheClosingBraceAsALoopDoes()
{
    QCOMPARE(findBraceDifference<BaselineScan>(), std::string());
#ifdef TG_SCAN_AVX2
    if (Avx2Scan::isSupported())
        QCOMPARE(findBraceDifference<Avx2Scan>(), std::string());
#endif
}

void TestParseDifferential::readsManyLinesAsItReadsEachAlone()
{
    Generator generator(19);
    PrometheusTextParser text(Limits{}, TimeUnit::Milliseconds);
    JsonLinesParser json(Limits{}, TimeUnit::Auto);
    for (int body = 0; body < 40; ++body) {
        for (LineParser *parser :
             {static_cast<LineParser *>(&text), static_cast<LineParser *>(&json)}) {
            std::string lines;
            std::vector<std::string> accepted;
            std::vector<std::string> runs;
            for (int i = 0; i < 700; ++i) {
                const std::string line =
                    parser == &text ? generator.textLine() : generator.jsonLine();
                lines += line + "\n";
                const Events events = parseWhole(*parser, line);
                accepted.insert(accepted.end(), events.accepted.begin(), events.accepted.end());
                runs.insert(runs.end(), events.runs.begin(), events.runs.end());
            }
            const std::string_view all = lines;
            const std::size_t half = generator.below(lines.size());
            const Events whole =
                parseChunks(*parser, {all.substr(0, half), all.substr(half)}, true);
            QVERIFY(whole.accepted == accepted);
            QVERIFY(whole.runs == runs);
        }
    }
}

QTEST_APPLESS_MAIN(TestParseDifferential)
#include "tst_parse_differential.moc"

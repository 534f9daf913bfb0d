#include <random>

#include <QTest>

#include "differential_lines.h"
#include "line_generator.h"
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

constexpr std::size_t kLinesOfBody = 50;

// What a body of lines must give: samples in their order, the refused lines in any.
struct Expected {
    std::vector<std::string> accepted;
    std::vector<std::string> rejected;

    // False: the reference cannot say what this line is.
    bool add(const std::string &line, const ReferenceLine &reference)
    {
        if (reference.verdict == ReferenceLine::Verdict::Unknown)
            return false;
        if (reference.verdict == ReferenceLine::Verdict::Accepted)
            accepted.push_back(reference.text());
        if (reference.verdict == ReferenceLine::Verdict::Rejected)
            rejected.push_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
        return true;
    }

    std::string differenceFrom(const Events &events)
    {
        std::vector<std::string> lines;
        for (const std::string &rejection : events.rejected)
            lines.push_back(rejection.substr(rejection.find(' ', rejection.find(' ') + 1) + 1));
        std::sort(lines.begin(), lines.end());
        std::sort(rejected.begin(), rejected.end());
        const std::string difference = firstDifference(events.accepted, accepted);
        return difference.empty() ? firstDifference(lines, rejected) : difference;
    }

private:
    using Lines = std::vector<std::string>;
    static std::string firstDifference(const Lines &got, const Lines &wanted)
    {
        const auto [at, there] =
            std::mismatch(got.begin(), got.end(), wanted.begin(), wanted.end());
        if (at == got.end() && there == wanted.end())
            return {};
        return "\n got:      " + (at != got.end() ? *at : "nothing") +
               "\n expected: " + (there != wanted.end() ? *there : "nothing");
    }
};

} // namespace

class TestParseDifferential : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAMillionLinesAsTheReferenceDoes_data();
    void readsAMillionLinesAsTheReferenceDoes();
    void readsTextAsTheReferenceDoes_data();
    void readsTextAsTheReferenceDoes();
    void readsJsonAsSimdjsonDoes();
    void readsPlainNumbersAsStrtodDoes();
    void findsTheClosingBraceAsALoopDoes();
    void readsManyLinesAsItReadsEachAlone();
};

void TestParseDifferential::readsAMillionLinesAsTheReferenceDoes_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text") << QStringLiteral("text");
    QTest::newRow("OpenMetrics") << QStringLiteral("openmetrics");
    QTest::newRow("JSON lines") << QStringLiteral("json");
}

// Bodies of many lines, cut somewhere; half of the bodies have a broken line in two.
void TestParseDifferential::readsAMillionLinesAsTheReferenceDoes()
{
    QFETCH(QString, format);
    const bool isJson = format == u"json";
    const TimeUnit unit = isJson                     ? TimeUnit::Auto
                          : format == u"openmetrics" ? TimeUnit::Seconds
                                                     : TimeUnit::Milliseconds;
    LineGenerator generator(23 + static_cast<std::uint64_t>(unit));
    JsonLinesParser json(Limits{}, unit);
    PrometheusTextParser text(Limits{}, isJson ? TimeUnit::Milliseconds : unit);
    LineParser &parser = isJson ? static_cast<LineParser &>(json) : text;
    std::size_t read = 0;
    std::size_t accepted = 0;
    for (int body = 0; read < kDifferentialLines; ++body) {
        Expected expected;
        std::string lines;
        for (std::size_t i = 0; i < kLinesOfBody; ++i) {
            std::string line = isJson ? generator.jsonLine() : generator.textLine();
            if (body % 2 == 1 && i % 2 == 1)
                line = generator.mutated(std::move(line));
            if (!expected.add(line, isJson ? readJsonLine(line, unit) : readTextLine(line, unit)))
                continue; // readsJsonAsSimdjsonDoes() looks at those
            lines += line + "\n";
            ++read;
        }
        const std::string_view all = lines;
        const std::size_t cut = generator.below(lines.size());
        const Events events = parseChunks(parser, {all.substr(0, cut), all.substr(cut)}, true);
        accepted += events.accepted.size();
        const std::string difference = expected.differenceFrom(events);
        if (!difference.empty())
            QFAIL(qPrintable(QString::fromStdString(difference)));
    }
    qInfo("%zu lines, %zu accepted%s", read, accepted,
          kIsSanitized ? ": FEWER THAN A MILLION under a sanitizer" : "");
    QVERIFY2(accepted > read / 4, qPrintable(QString::number(accepted)));
}

void TestParseDifferential::readsTextAsTheReferenceDoes_data()
{
    QTest::addColumn<int>("unit");
    QTest::newRow("milliseconds") << static_cast<int>(TimeUnit::Milliseconds);
    QTest::newRow("seconds") << static_cast<int>(TimeUnit::Seconds);
}

void TestParseDifferential::readsTextAsTheReferenceDoes()
{
    QFETCH(int, unit);
    LineGenerator generator(7 + static_cast<std::uint64_t>(unit));
    PrometheusTextParser parser(Limits{}, static_cast<TimeUnit>(unit));
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
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
    QVERIFY2(accepted > 4'000, qPrintable(QString::number(accepted)));
}

void TestParseDifferential::readsJsonAsSimdjsonDoes()
{
    LineGenerator generator(11);
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
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
    QVERIFY2(accepted > 4'000, qPrintable(QString::number(accepted)));
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
    LineGenerator generator(19);
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

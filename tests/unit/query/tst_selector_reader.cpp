#include <string>
#include <string_view>
#include <vector>

#include <QtTest>

#include "query/selector_reader.h"
#include "tests/unit/query/selector_rows.h"

using namespace tg;
using namespace tg::query;
using tg::test::kReadable;
using tg::test::kUnreadable;

namespace {

// {a="1"} [300] offset 60 @ 5000 ms; several are joined by " ; "
std::string textOf(const std::vector<Selector> &selectors)
{
    std::string text;
    for (const auto &selector : selectors) {
        text += text.empty() ? "{" : " ; {";
        for (const auto &matcher : selector.matchers)
            text += matcherText(matcher) + ',';
        if (text.back() == ',')
            text.pop_back();
        text += '}';
        if (selector.range.count() != 0)
            text += " [" + std::to_string(selector.range.count()) + ']';
        if (selector.offset.count() != 0)
            text += " offset " + std::to_string(selector.offset.count());
        if (selector.at)
            text += " @ " + std::to_string(*selector.at);
        if (selector.edge != AtEdge::None)
            text += selector.edge == AtEdge::Start ? " @ start" : " @ end";
    }
    return text;
}

std::string expand(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == 'N' ? std::string("__name__=") : std::string(1, c);
    return out;
}

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

class TestSelectorReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void selectorsAreReadAsWritten_data();
    void selectorsAreReadAsWritten();
    void errorsNameThePlaceAndWhatBelongsThere_data();
    void errorsNameThePlaceAndWhatBelongsThere();
    void anyPrefixEndsInAnAnswer();
    void anyByteInAnyPlaceEndsInAnAnswer();
    void whatIsTooMuchIsRefusedWithItsBound_data();
    void whatIsTooMuchIsRefusedWithItsBound();
    void matchTakesOneSelector();
    void matchTakesNothingElse();
};

void TestSelectorReader::selectorsAreReadAsWritten_data()
{
    QTest::addColumn<std::size_t>("row");
    for (std::size_t row = 0; row < kReadable.size(); ++row)
        QTest::addRow("%zu %s", row, std::string(kReadable[row].expression).c_str()) << row;
}

void TestSelectorReader::selectorsAreReadAsWritten()
{
    QFETCH(std::size_t, row);
    const auto selectors = readSelectors(kReadable[row].expression);
    QVERIFY2(selectors, selectors ? "" : selectors.error().text.c_str());
    QCOMPARE(text(textOf(*selectors)), text(expand(kReadable[row].selectors)));
}

void TestSelectorReader::errorsNameThePlaceAndWhatBelongsThere_data()
{
    QTest::addColumn<std::size_t>("row");
    for (std::size_t row = 0; row < kUnreadable.size(); ++row)
        QTest::addRow("%zu %s", row, std::string(kUnreadable[row].expression).c_str()) << row;
}

void TestSelectorReader::errorsNameThePlaceAndWhatBelongsThere()
{
    QFETCH(std::size_t, row);
    const auto &[expression, character, expected] = kUnreadable[row];
    const auto selectors = readSelectors(expression);
    QVERIFY(!selectors);
    QCOMPARE(selectors.error().code, ErrorCode::BadSyntax);
    const auto told = text(selectors.error().text);
    const auto place = text("at character " + std::to_string(character) + ":");
    QVERIFY2(told.contains(place) && told.contains(text(expected)), qPrintable(told));
}

void TestSelectorReader::anyPrefixEndsInAnAnswer()
{
    std::size_t readable = 0;
    for (const auto &row : kReadable) {
        for (std::size_t size = 0; size <= row.expression.size(); ++size) {
            const std::string prefix(row.expression.substr(0, size)); // a heap block of that size
            readable += static_cast<bool>(readSelectors(prefix));
        }
    }
    QVERIFY(readable > kReadable.size());
}

void TestSelectorReader::anyByteInAnyPlaceEndsInAnAnswer()
{
    const std::string sound =
        "sum by (a) (rate({\"m\",b=~'c\\n'}[1h:5m] offset -1m @ end())) > 1e5";
    for (std::size_t place = 0; place < sound.size(); ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            auto damaged = sound;
            damaged[place] = static_cast<char>(byte);
            const auto selectors = readSelectors(damaged);
            QVERIFY(selectors || !selectors.error().text.empty());
        }
    }
}

void TestSelectorReader::whatIsTooMuchIsRefusedWithItsBound_data()
{
    QTest::addColumn<std::string>("expression");
    QTest::addColumn<std::size_t>("bound");
    const auto repeated = [](std::string_view what, std::size_t times) {
        std::string out;
        for (std::size_t i = 0; i < times; ++i)
            out += what;
        return out;
    };
    QTest::newRow("bytes") << std::string(kMaxExpressionBytes + 1, 'a') << kMaxExpressionBytes;
    QTest::newRow("parentheses") << std::string(60'000, '(') << kMaxExpressionDepth;
    QTest::newRow("calls") << repeated("f(", 20'000) << kMaxExpressionDepth;
    QTest::newRow("aggregates") << repeated("sum by(x)(", 6'000) << kMaxExpressionDepth;
    QTest::newRow("selectors") << repeated("a+", 20'000) + "a" << kMaxSelectors;
    QTest::newRow("or groups") << "{a=\"1\"" + repeated(" or b=\"\"", 5'000) + "}" << kMaxSelectors;
    QTest::newRow("matchers") << "{" + repeated("a=\"\",", 5'000) + "}" << kMaxMatchers;
}

void TestSelectorReader::whatIsTooMuchIsRefusedWithItsBound()
{
    QFETCH(std::string, expression);
    QFETCH(std::size_t, bound);
    const auto selectors = readSelectors(expression);
    QVERIFY(!selectors);
    QCOMPARE(selectors.error().code, ErrorCode::LimitExceeded);
    QVERIFY(text(selectors.error().text).contains(QString::number(bound)));
    QVERIFY(selectors.error().text.size() < 300);
}

void TestSelectorReader::matchTakesOneSelector()
{
    const auto selector = readMatch(" up{job=~\"a.*\"} # all");
    QVERIFY(selector);
    QCOMPARE(text(textOf({*selector})), text("{__name__=\"up\",job=~\"a.*\"}"));
    QVERIFY(readMatch("{__name__=~\".+\"}"));
    QVERIFY(readMatch("sum"));
}

void TestSelectorReader::matchTakesNothingElse()
{
    for (const auto *other : {"", "1", "\"up\"", "up[5m]", "up offset 1m", "up @ 5", "-up", "a + b",
                              "sum(up)", "(up)", "{a=\"1\" or b=\"2\"}", "up{", "time()"}) {
        const auto selector = readMatch(other);
        QVERIFY2(!selector, other);
        QCOMPARE(selector.error().code, ErrorCode::BadSyntax);
    }
}

QTEST_APPLESS_MAIN(TestSelectorReader)
#include "tst_selector_reader.moc"

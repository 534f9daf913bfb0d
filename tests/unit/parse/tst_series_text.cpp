#include <QTest>

#include "base/limits.h"
#include "parse/series_text.h"
#include "parse_events.h"

using namespace tg;
using namespace tg::parse;
using namespace tg::parse::test;

namespace {

Limits smallLimits()
{
    Limits limits;
    limits.labels = 3;
    limits.labelNameBytes = 4;
    limits.labelValueBytes = 5;
    limits.metricNameBytes = 6;
    return limits;
}

} // namespace

class TestSeriesText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOrRefuses_data();
    void readsOrRefuses();
    void keepsLabelsInTheirOrder();
    void startsAfreshEachTime();
};

void TestSeriesText::readsOrRefuses_data()
{
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("expected"); // the series, or the reason
    const auto text = [](const char *name, const char *raw, const char *expected) {
        QTest::addRow("text: %s", name) << false << QByteArray(raw) << QByteArray(expected);
    };
    const auto json = [](const char *name, const QByteArray &raw, const QByteArray &expected) {
        QTest::addRow("json: %s", name) << true << raw << expected;
    };
    text("a name alone", "m", "m{}");
    text("nothing", "", "bad_name");
    text("a name of the largest size", "m23456", "m23456{}");
    text("a name too long", "m234567", "name_too_long");
    text("a quoted name too long", "{\"m234567\"}", "name_too_long");
    text("escapes do not count", "m{a=\"12\\n\\\\5\"}", "m{a=\"12\n\\5\"}");
    text("a value too long", "m{a=\"123456\"}", "value_too_long");
    text("a label name too long", "m{abcde=\"1\"}", "name_too_long");
    text("as many labels as allowed", "m{a=\"1\",b=\"2\",c=\"3\"}", "m{a=\"1\",b=\"2\",c=\"3\"}");
    text("too many labels", "m{a=\"1\",b=\"2\",c=\"3\",d=\"4\"}", "too_many_labels");
    text("the name is no label", "{a=\"1\",b=\"2\",c=\"3\",__name__=\"m\"}",
         "m{a=\"1\",b=\"2\",c=\"3\"}");
    text("an empty value is no label", "m{a=\"\"}", "m{}");
    text("an empty one is written, too", "m{a=\"\",a=\"1\"}", "duplicate_label");
    text("UTF-8 names", "m\xc3\xa9{\xc3\xa9=\"1\",\"x y\"=\"2\"}",
         "m\xc3\xa9{x y=\"2\",\xc3\xa9=\"1\"}");
    text("an unknown escape stands for itself", R"(m{a="\d\"})", "syntax");
    text("an unknown escape", R"(m{a="\d"})", "m{a=\"\\d\"}");
    text("a backslash outside quotes", R"(m{a\b="1"})", "bad_label");
    text("a quoted label name without a value is a name", R"(m{"a"})", "duplicate_label");
    text("two quoted names", R"({"a","b"})", "duplicate_label");
    text("a name and the name label", R"({"a",__name__="b"})", "duplicate_label");
    text("a comma alone", "m{,}", "bad_label");
    text("two commas", "m{a=\"1\",,}", "bad_label");
    text("no comma", "m{a=\"1\" b=\"2\"}", "syntax");
    text("something behind", "m{a=\"1\"}x", "syntax");
    text("a second pair of braces", "m{}{}", "syntax");
    text("a quote in the name", "m\"x\"", "syntax");
    text("braces left open", "m{a=\"1\"", "syntax");
    text("nothing behind the equals sign", "m{a=}", "bad_label");
    text("a label without value", "m{a}", "bad_label");
    text("a control byte in a name", "m\x01{}", "syntax");
    text("surrogates are no UTF-8", "m{a=\"\xed\xa0\x80\"}", "bad_label");
    text("a comma and an equals sign in a value", "m{a=\",=\"}", "m{a=\",=\"}");
    text("a comma in a label name", "m{\"a,\"=\"1\"}", "bad_label");
    text("an equals sign in a label name", "m{\"a=\"=\"1\"}", "bad_label");
    text("both in the metric's name", "{\"m,=\"}", "m,={}");
    text("overlong UTF-8", "m{a=\"\xc0\xaf\"}", "bad_label");

    json("a name alone", R"({"__name__":"m"})", "m{}");
    json("nothing inside", "{}", "unknown{}");
    json("blanks everywhere", " {\t\"__name__\" : \"m\" , \"a\":\r\n\"b\" } ", "m{a=\"b\"}");
    json("a name too long", R"({"__name__":"m234567"})", "name_too_long");
    json("a value too long", R"({"a":"123456"})", "value_too_long");
    json("escapes do not count", R"({"a":"\u00e9\u00e9\n"})",
         QByteArray("unknown{a=\"\xc3\xa9\xc3\xa9\n\"}"));
    json("a label name too long", R"({"abcde":"1"})", "name_too_long");
    json("too many labels", R"({"a":"1","b":"2","c":"3","d":"4"})", "too_many_labels");
    json("the name is no label", R"({"a":"1","b":"2","c":"3","__name__":"m"})",
         "m{a=\"1\",b=\"2\",c=\"3\"}");
    json("two names", R"({"__name__":"m","__name__":"m"})", "duplicate_label");
    json("a label twice, escaped once", R"({"a":"1","\u0061":"2"})", "duplicate_label");
    json("an empty label name", R"({"":"1"})", "bad_label");
    json("a comma in a label name", R"({"a,":"1"})", "bad_label");
    json("an equals sign in a label name", R"({"a=":"1"})", "bad_label");
    json("an empty name", R"({"__name__":""})", "bad_name");
    json("a number", R"({"a":1})", "bad_label");
    json("a number as name", R"({"__name__":1})", "bad_name");
    json("nested", R"({"a":{"b":"c"}})", "bad_label");
    json("every escape", R"({"a":"\"\\\/\b","b":"\f\n\r\t"})",
         "unknown{a=\"\"\\/\b\",b=\"\f\n\r\t\"}");
    json("a surrogate pair", R"({"a":"\ud83d\ude00"})", "unknown{a=\"\xf0\x9f\x98\x80\"}");
    json("half a pair", R"({"a":"\ud83d"})", "syntax");
    json("half a pair and a character", R"({"a":"\ud83d\u0041"})", "syntax");
    json("the second half first", R"({"a":"\ude00"})", "syntax");
    json("bad hexadecimal", R"({"a":"\u00g0"})", "syntax");
    json("hexadecimal cut short", R"({"a":"\u00"})", "syntax");
    json("an escaped NUL is a character", R"({"a":"\u0000"})", QByteArray("unknown{a=\"\0\"}", 14));
    json("a raw control byte", "{\"a\":\"\x01\"}", "syntax");
    json("no UTF-8 in the name", "{\"__name__\":\"\xff\"}", "bad_name");
    json("no UTF-8 in a label", "{\"a\":\"\xff\"}", "bad_label");
    json("a comma too many", R"({"a":"1",})", "syntax");
    json("a comma too few", R"({"a":"1" "b":"2"})", "syntax");
    json("no colon", R"({"a" "1"})", "syntax");
    json("left open", R"({"a":"1")", "syntax");
    json("something behind", R"({"a":"1"}})", "syntax");
    json("not an object", R"(["a"])", "syntax");
    json("nothing at all", "", "syntax");
}

void TestSeriesText::readsOrRefuses()
{
    QFETCH(bool, isJson);
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, expected);
    SeriesName name;
    // In memory of its own size, so that reading past it is seen by the address sanitizer.
    const std::vector<char> copy(raw.begin(), raw.end());
    const auto refused = readSeries(isJson ? SeriesSyntax::JsonLines : SeriesSyntax::PrometheusText,
                                    {copy.data(), copy.size()}, smallLimits(), name);
    const std::string got = refused ? std::string(tg::name(*refused)) : seriesText(name);
    QCOMPARE(QByteArray::fromStdString(got), expected);
}

void TestSeriesText::keepsLabelsInTheirOrder()
{
    SeriesName name;
    QVERIFY(!readSeries(SeriesSyntax::PrometheusText, "m{c=\"1\",b=\"\",a=\"2\"}", Limits{}, name));
    QCOMPARE(name.labels.size(), 2u);
    QCOMPARE(name.labels[0].name, std::string("c"));
    QCOMPARE(name.labels[1].name, std::string("a"));
}

void TestSeriesText::startsAfreshEachTime()
{
    SeriesName name;
    QVERIFY(
        !readSeries(SeriesSyntax::PrometheusText, "m{c=\"1\",b=\"2\",a=\"2\"}", Limits{}, name));
    QVERIFY(readSeries(SeriesSyntax::PrometheusText, "n{c=\"1\"", Limits{}, name));
    QVERIFY(!readSeries(SeriesSyntax::JsonLines, R"({"x":"y"})", Limits{}, name));
    QCOMPARE(seriesText(name), std::string("unknown{x=\"y\"}"));
}

QTEST_APPLESS_MAIN(TestSeriesText)
#include "tst_series_text.moc"

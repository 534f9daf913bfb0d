#include <QtTest>

#include "query/kinds/node_answer.h"
#include "query/kinds/node_number.h"

using namespace tg::query;

class TestNodeNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void floatsArePrintedAsErlangDoes_data();
    void floatsArePrintedAsErlangDoes();
    void prometheusValuesAlwaysHaveAFraction();
    void tokensKeepWhetherTheyAreIntegers();
    void leadingDigitsAreReadAsNodesDo();
    void timesHaveAFractionOnlyIfThereIsOne();
};

// What float_to_binary(F, [short]) of OTP 25 prints.
void TestNodeNumber::floatsArePrintedAsErlangDoes_data()
{
    QTest::addColumn<double>("value");
    for (const char *text : {"0.0",
                             "-0.0",
                             "1.0",
                             "-1.5",
                             "100.0",
                             "1.0e3",
                             "1234.0",
                             "1.2e4",
                             "123456.0",
                             "1.0e5",
                             "0.1",
                             "0.01",
                             "0.001",
                             "0.0001",
                             "1.2e-4",
                             "1.2345e-5",
                             "1.5e10",
                             "9007199254740991.0",
                             "9.007199254740992e15",
                             "9.007199254740994e15",
                             "1.0e16",
                             "1.0e22",
                             "1.2345678901234568e17",
                             "1.0e-10",
                             "5.0e-324",
                             "1.7976931348623157e308",
                             "0.16666666666666666",
                             "1234567890.123",
                             "0.00123",
                             "-2.5e-7"})
        QTest::newRow(text) << QByteArray(text).toDouble();
}

void TestNodeNumber::floatsArePrintedAsErlangDoes()
{
    QFETCH(double, value);
    std::string text;
    appendFloat(text, value);
    QCOMPARE(text, std::string(QTest::currentDataTag()));
}

void TestNodeNumber::prometheusValuesAlwaysHaveAFraction()
{
    std::string text;
    for (const double value : {2.0, double(NAN), double(INFINITY), -double(INFINITY)})
        appendPrometheusValue(text, value);
    QCOMPARE(text, std::string("\"2.0\"\"NaN\"\"+Inf\"\"-Inf\""));
}

void TestNodeNumber::tokensKeepWhetherTheyAreIntegers()
{
    const auto again = [](std::string_view token) {
        std::string text;
        if (const auto number = readNumberToken(token))
            appendNumber(text, *number);
        return text;
    };
    for (const std::string token : {"5", "-5", "5.0", "1.0e3", "-0.25", "0"})
        QCOMPARE(again(token), token);
    for (const char *token : {"", "-", "--1", "1x", "x", "null", "inf", "nan", "\"1\""})
        QCOMPARE(again(token), std::string());
}

void TestNodeNumber::leadingDigitsAreReadAsNodesDo()
{
    QCOMPARE(leadingInteger("60s")->value, 60);
    QCOMPARE(leadingInteger("-5.5")->value, -5);
    QCOMPARE(leadingInteger("2026-01-01T00:00:00Z")->value, 2026);
    QCOMPARE(leadingInteger(std::string(400, '9'))->value, LeadingInteger::kLargest);
    QVERIFY(!leadingInteger("") && !leadingInteger("-") && !leadingInteger("x5"));
    QCOMPARE(*leadingNumber("5abc"), 5.0);
    QCOMPARE(*leadingNumber("-1.5"), -1.5);
    QVERIFY(!leadingNumber(".") && !leadingNumber("abc"));
}

void TestNodeNumber::timesHaveAFractionOnlyIfThereIsOne()
{
    std::string text;
    for (const auto time : std::initializer_list<std::int64_t>{1'700'000'000'000, 1'700'000'000'500,
                                                               1'005, -1'500, 0}) {
        appendTime(text, time);
        text += ' ';
    }
    QCOMPARE(text, std::string("1700000000 1700000000.5 1.005 -1.5 0 "));
}

QTEST_GUILESS_MAIN(TestNodeNumber)

#include "tst_node_number.moc"

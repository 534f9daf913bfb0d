#include <QtTest>

#include "query/door/read_request.h"

using namespace tg;
using namespace tg::query;

class TestReadRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parametersAreDecodedInOrder();
    void theLastOfSeveralCounts();
    void brokenOnesAreNamed_data();
    void brokenOnesAreNamed();
    void whatIsWrittenReadsTheSame();
    void thereIsABound();
};

void TestReadRequest::parametersAreDecodedInOrder()
{
    const auto read = Parameters::read("query=up%7Bjob%3D%22a+b%22%7D&&step=15&flag&=x&e=%C3%A9");
    QVERIFY(read);
    const std::vector<std::pair<std::string, std::string>> wanted{
        {"query", "up{job=\"a b\"}"}, {"step", "15"}, {"flag", ""}, {"", "x"}, {"e", "é"}};
    QCOMPARE(read->list(), wanted);
    QVERIFY(read->has("flag") && !read->has("flags"));
}

void TestReadRequest::theLastOfSeveralCounts()
{
    const auto read = *Parameters::read("a=1&b=2&a=3");
    QCOMPARE(read.last("a"), std::string_view("3"));
    QCOMPARE(read.last("c"), std::string_view());
    QCOMPARE(read.all("a"), (std::vector<std::string_view>{"1", "3"}));
    auto less = read;
    less.remove("a");
    QCOMPARE(less.text(), std::string("b=2"));
}

void TestReadRequest::brokenOnesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no digits") << QByteArray("a=50%");
    QTest::newRow("one digit") << QByteArray("a=%4");
    QTest::newRow("not hexadecimal") << QByteArray("a=%4g");
    QTest::newRow("in a name") << QByteArray("%zz=1");
    QTest::newRow("not UTF-8") << QByteArray("a=%C3%28");
    QTest::newRow("a zero byte") << QByteArray("a=%00");
}

void TestReadRequest::brokenOnesAreNamed()
{
    QFETCH(QByteArray, text);
    const auto read = Parameters::read(text.toStdString());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::BadSyntax);
    const auto parts = text.split('=');
    const QByteArray told = "the parameter \"" + parts[0] + "\" is \"" + parts[1] + "\": ";
    QVERIFY2(read.error().text.starts_with(told.toStdString()), read.error().text.c_str());
}

void TestReadRequest::whatIsWrittenReadsTheSame()
{
    Parameters parameters;
    parameters.add("query", "a{b=~\"c+d&e=50% é\"} / 2");
    parameters.add("match[]", "");
    const auto again = Parameters::read(parameters.text());
    QVERIFY(again);
    QCOMPARE(again->list(), parameters.list());
}

void TestReadRequest::thereIsABound()
{
    std::string text;
    for (std::size_t i = 0; i < kMaxParameters; ++i)
        text += "a=1&";
    QVERIFY(Parameters::read(text));
    const auto read = Parameters::read(text + "a=1");
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::LimitExceeded);
}

QTEST_APPLESS_MAIN(TestReadRequest)
#include "tst_read_request.moc"

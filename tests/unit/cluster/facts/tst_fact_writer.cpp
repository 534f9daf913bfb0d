// What is written is JSON whatever the texts hold, and nothing longer than its limit is stored.
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_writer.h"

using namespace tg::cluster;

class TestFactWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void separatesMembersAndElements();
    void escapesWhatJsonForbids();
    void cutsTextsBetweenCharacters_data();
    void cutsTextsBetweenCharacters();
    void clampsNumbers();
    void knowsWords();
};

void TestFactWriter::separatesMembersAndElements()
{
    FactWriter writer;
    writer.open('{').key("a").open('[').count(1).number(-2).text("[").text(":").close(']');
    writer.key("b").flag(true).key("c").open('{').close('}').key("d").text("{").close('}');
    QCOMPARE(writer.take(), std::string(R"({"a":[1,-2,"[",":"],"b":true,"c":{},"d":"{"})"));
}

void TestFactWriter::escapesWhatJsonForbids()
{
    QByteArray every;
    for (int code = 0; code < 128; ++code)
        every += static_cast<char>(code);
    FactWriter writer;
    writer.open('{').key("t").text(every.toStdString()).close('}');
    const auto read = QJsonDocument::fromJson(QByteArray::fromStdString(writer.take()));
    QCOMPARE(read.object().value(QStringLiteral("t")).toString().toUtf8(), every);
}

void TestFactWriter::cutsTextsBetweenCharacters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("fits") << QByteArray("abcde") << QByteArray("abcde");
    QTest::newRow("too long") << QByteArray("abcdef") << QByteArray("abcde");
    QTest::newRow("cut character") << QByteArray("abcd\xc3\xa9") << QByteArray("abcd");
    QTest::newRow("whole character") << QByteArray("abc\xc3\xa9z") << QByteArray("abc\xc3\xa9");
    QTest::newRow("four bytes") << QByteArray("ab\xf0\x9f\x98\x80") << QByteArray("ab");
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xc3z") << QByteArray("a??z");
    QTest::newRow("only tails") << QByteArray("\x80\x80\x80\x80\x80\x80\x80") << QByteArray();
}

void TestFactWriter::cutsTextsBetweenCharacters()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, stored);
    QCOMPARE(storableText(text.toStdString(), 5), stored.toStdString());
}

void TestFactWriter::clampsNumbers()
{
    QCOMPARE(storableTime(-1), std::int64_t{0});
    QCOMPARE(storableTime(INT64_MAX), kMaxUnixSeconds);
    QCOMPARE(storableNumber(UINT64_MAX), kMaxFactNumber);
    QCOMPARE(storableNumber(5), std::uint64_t{5});
}

void TestFactWriter::knowsWords()
{
    QVERIFY(isFactWord("tg-1_b.example.org"));
    QVERIFY(isFactWord("[::1]:8080"));
    QVERIFY(isFactWord(std::string(kMaxNameBytes, 'a')));
    for (const auto &bad : {std::string(), std::string(kMaxNameBytes + 1, 'a'), std::string("a b"),
                            std::string("a\"b"), std::string("a\\b"), std::string("a\n"),
                            std::string("\xc3\xa9"), std::string(1, '\0'), std::string("\x7f")})
        QVERIFY(!isFactWord(bad));
}

QTEST_APPLESS_MAIN(TestFactWriter)
#include "tst_fact_writer.moc"

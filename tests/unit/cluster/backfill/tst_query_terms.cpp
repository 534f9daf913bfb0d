// Terms against what a node's own encoder writes: term_to_binary(T, [{minor_version,2}]) without
// the version byte, in hex.
#include <cmath>
#include <random>

#include <QTest>

#include "cluster/backfill/query_terms.h"
#include "series/series_key.h"

using namespace tg;
using namespace tg::cluster;

namespace {

QByteArray hex(const term::Bytes &bytes)
{
    return QByteArray(term::asText(bytes).data(), qsizetype(bytes.size())).toHex();
}

term::Bytes bytes(const QByteArray &hexText)
{
    const auto raw = QByteArray::fromHex(hexText);
    return {raw.begin(), raw.end()};
}

std::string key(const std::string &metric, std::vector<series::LabelView> labels)
{
    std::string out;
    series::writeKey(metric, labels, out);
    return out;
}

const QByteArray
    kPoints("680277026f6b6c000000056802626553f10061056802626553f1004640140000000000006802"
            "626553f10146bff40000000000006802626553f1026e09000000000000000000406802626553"
            "f10362fffffed46a");

} // namespace

class TestQueryTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAQuery()
    {
        term::Bytes out;
        writeQueryArguments("timeless_metrics", key("cpu", {{"job", "x"}, {"host", "a"}}),
                            LabelForm::Escaped, {1700000000, 1700014399}, out);
        QCOMPARE(hex(out),
                 QByteArray(
                     "6c00000004771074696d656c6573735f6d6574726963736d0000000363707574000000026d00"
                     "000004686f73746d00000001616d000000036a6f626d00000001786c00000002680277046672"
                     "6f6d626553f10068027702746f626554293f6a6a"));
        out.clear();
        writeQueryArguments("s", key("m", {}), LabelForm::Escaped, {-1, 5'000'000'000}, out);
        QCOMPARE(hex(out),
                 QByteArray(
                     "6c000000047701736d000000016d74000000006c000000026802770466726f6d62ffffffff68"
                     "027702746f6e050000f2052a016a6a"));
    }

    void asksForASeriesByTheNameThatTheNodeHasForIt()
    {
        term::Bytes asked;
        writeQueryArguments("s", key("m", {{"path", "a,b=c"}, {"q", "50%"}, {"z", "%2C"}}),
                            LabelForm::Escaped, {0, 1}, asked);
        const auto text = term::asText(asked);
        for (const auto *value : {"a%2Cb=c", "50%", "%252C"})
            QVERIFY2(text.find(value) != text.npos, value);
        QVERIFY(text.find(',') == text.npos);
        asked.clear();
        writeQueryArguments("s", key("m", {{"path", "a,b=c"}}), LabelForm::AsIs, {0, 1}, asked);
        QVERIFY(term::asText(asked).find("a,b=c") != std::string::npos);
    }

    void writesABatch()
    {
        const std::vector<PointToStore> points{{100'000, {1700000000, 1.5}},
                                               {4294967296, {1700000001, -2.0}}};
        term::Bytes out;
        writeBatchArguments("s", points, out);
        QCOMPARE(
            hex(out),
            QByteArray(
                "6c000000027701736c00000002680362000186a0463ff8000000000000626553f10068036e05000000"
                "00000146c000000000000000626553f1016a6a"));
    }

    void writesAFlush()
    {
        term::Bytes out;
        writeFlushArguments("s", out);
        QCOMPARE(hex(out), QByteArray("6c000000017701736a"));
    }

    void readsIntegersAndFloatsAlike()
    {
        const auto points = readPoints(bytes(kPoints));
        QVERIFY2(points, points ? "" : points.error().text.c_str());
        QVERIFY(*points == (std::vector<StoredPoint>{{1700000000, 5},
                                                     {1700000000, 5},
                                                     {1700000001, -1.25},
                                                     {1700000002, std::ldexp(1.0, 70)},
                                                     {1700000003, -300}}));
    }

    void roundsBigIntegersToTheNearestFloat()
    {
        const auto points = readPoints(
            bytes("680277026f6b6c00000005680261016e070001000000000020680261026e0d00000000000080"
                  "00000000000010680261036e0d0001000000008000000000000010680261046e800000000000"
                  "0000000000000000000000000000000000000000000000000000000000000000000000000000"
                  "0000000000000000000000000000000000000000000000000000000000000000000000000000"
                  "0000000000000000000000000000000000000000000000000000000000000000000000000000"
                  "00000000000000000080680261056e09010000000000000000016a"));
        QVERIFY(points);
        QCOMPARE((*points)[0].value, 9007199254740992.0);
        QCOMPARE((*points)[1].value, std::ldexp(1.0, 100)); // a tie: to even
        QCOMPARE((*points)[2].value, std::ldexp(1.0, 100) + std::ldexp(1.0, 48));
        QCOMPARE((*points)[3].value, std::ldexp(1.0, 1023));
        QCOMPARE((*points)[4].value, -std::ldexp(1.0, 64));
    }

    void readsNoPoints()
    {
        const auto points = readPoints(bytes("680277026f6b6a"));
        QVERIFY(points);
        QVERIFY(points->empty());
    }

    void sortsWhatComesInAnotherOrder()
    {
        const auto points = readPoints(
            bytes("680277026f6b6c0000000268026102463ff0000000000000680261014640000000000000006a"));
        QVERIFY(points);
        QVERIFY(*points == (std::vector<StoredPoint>{{1, 2.0}, {2, 1.0}}));
    }

    void refusesOtherReplies_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("badrpc") << QByteArray(
                                       "680277066261647270636802770445584954680277066261646172676a")
                                << ErrorCode::Refused << QByteArray("badarg");
        QTest::newRow("error") << QByteArray("680277056572726f72770c6261636b7072657373757265")
                               << ErrorCode::BadSyntax << QByteArray("backpressure");
        QTest::newRow("atom value") << QByteArray("680277026f6b6c000000016802610177036e696c6a")
                                    << ErrorCode::BadSyntax << QByteArray("{1,nil}");
        QTest::newRow("float time")
            << QByteArray("680277026f6b6c000000016802463ff0000000000000463ff00000000000006a")
            << ErrorCode::BadSyntax << QByteArray("{1,1}");
        QTest::newRow("beyond a float")
            << QByteArray(
                   "680277026f6b6c00000001680261016e81000000000000000000000000000000000000000000"
                   "0000000000000000000000000000000000000000000000000000000000000000000000000000"
                   "0000000000000000000000000000000000000000000000000000000000000000000000000000"
                   "0000000000000000000000000000000000000000000000000000000000000000016a")
            << ErrorCode::BadSyntax << QByteArray("{Time,Value}");
        QTest::newRow("string") << QByteArray("680277026f6b6b00026162") << ErrorCode::BadSyntax
                                << QByteArray("{ok,");
        QTest::newRow("infinite") << QByteArray(
                                         "680277026f6b6c0000000168026101467ff00000000000006a")
                                  << ErrorCode::BadSyntax << QByteArray("{Time,Value}");
        QTest::newRow("nothing") << QByteArray() << ErrorCode::BadSyntax << QByteArray("expected");
        QTest::newRow("claims too much") << QByteArray("680277026f6b6cffffffff6a")
                                         << ErrorCode::BadSyntax << QByteArray("expected");
    }

    void refusesOtherReplies()
    {
        QFETCH(QByteArray, reply);
        QFETCH(ErrorCode, code);
        QFETCH(QByteArray, text);
        const auto points = readPoints(bytes(reply));
        QVERIFY(!points);
        QCOMPARE(points.error().code, code);
        QVERIFY2(points.error().text.find(text.toStdString()) != std::string::npos,
                 points.error().text.c_str());
    }

    void readsNothingBehindACutReply()
    {
        const auto whole = bytes(kPoints);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!readPoints(term::BytesView(whole).first(size)));
    }

    void survivesAnyByte()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 20'000; ++round) {
            auto reply = bytes(kPoints);
            for (int change = 0; change < 3; ++change)
                reply[random() % reply.size()] = static_cast<unsigned char>(random());
            const auto points = readPoints(reply);
            if (points) {
                for (const auto &point : *points)
                    QVERIFY(std::isfinite(point.value));
            }
        }
    }

    void knowsWhenAWriteOrFlushWentWell()
    {
        const auto ok = bytes("77026f6b");
        const auto all = bytes("6c0000000277026f6b77026f6b6a");
        QVERIFY(readWritten(ok));
        QVERIFY(readFlushed(ok));
        QVERIFY(readFlushed(all));
        QVERIFY(!readWritten(all));
        QVERIFY(!readFlushed(bytes("6c0000000277026f6b77056572726f726a")));
        const auto refused =
            readWritten(bytes("680277066261647270636802770445584954680277066261646172676a"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QCOMPARE(readFlushed(bytes("680277066261647270636802770445584954680277066261646172676a"))
                     .error()
                     .code,
                 ErrorCode::Refused);
    }
};

QTEST_GUILESS_MAIN(TestQueryTerms)
#include "tst_query_terms.moc"

// Frames come out whole however the bytes were cut, and a length that is not allowed is refused as
// soon as it has been read.
#include <QTest>
#include <QtEndian>

#include "shared/protocol/frame.h"

using namespace tg;
using namespace tg::protocol;

namespace {

QByteArray frame(char kind, const QByteArray &body)
{
    const auto length = static_cast<char>(1 + body.size());
    return QByteArray("\0\0\0", 3) + length + kind + body;
}

QByteArray length(quint32 value)
{
    const quint32 big = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&big), 4};
}

} // namespace

class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWholeFramesHoweverTheyWereCut();
    void refusesALengthBeforeTheRestIsThere_data();
    void refusesALengthBeforeTheRestIsThere();
    void takesLongerFramesOnceTheOtherEndIsKnown();
    void staysFailed();
    void forgetsWhatWasTaken();
    void writesTheLengthOfKindAndBody();
    void refusesToWriteMoreThanTheLimit();
};

void TestFrame::givesWholeFramesHoweverTheyWereCut()
{
    const QByteArray bytes = frame(1, "hello") + frame(2, "") + frame(13, "bye");
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        FrameReader reader;
        QByteArray log;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            reader.feed(bytes.mid(at, piece));
            for (auto one = reader.next(); *one; one = reader.next())
                log += QByteArray::number((*one)->kind) + (*one)->body + ' ';
        }
        QCOMPARE(log, QByteArray("1hello 2 13bye "));
        QCOMPARE(reader.pendingBytes(), std::size_t{0});
    }
}

void TestFrame::refusesALengthBeforeTheRestIsThere_data()
{
    QTest::addColumn<quint32>("value");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing, not even a kind") << 0U << ErrorCode::BadSyntax;
    QTest::newRow("one more than allowed") << 4097U << ErrorCode::LimitExceeded;
    QTest::newRow("4 GiB") << 0xffff'ffffU << ErrorCode::LimitExceeded;
    QTest::newRow("an HTTP request") << 0x4745'5420U << ErrorCode::LimitExceeded;
}

void TestFrame::refusesALengthBeforeTheRestIsThere()
{
    QFETCH(quint32, value);
    QFETCH(ErrorCode, code);
    FrameReader reader;
    reader.feed(length(value).first(3));
    QVERIFY(reader.next() && !*reader.next());
    reader.feed(length(value).sliced(3));
    const auto result = reader.next();
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
}

void TestFrame::takesLongerFramesOnceTheOtherEndIsKnown()
{
    FrameReader reader;
    reader.feed(frame(1, "hello"));
    reader.feed(length(10'001));
    reader.feed(QByteArray(10'001, '\x09'));
    QVERIFY(*reader.next());
    reader.setLimit(kMaxFrameFromConsole);
    const auto large = reader.next();
    QVERIFY(large && *large);
    QCOMPARE((*large)->body.size(), 10'000);
}

void TestFrame::staysFailed()
{
    FrameReader reader;
    reader.feed(length(0));
    QVERIFY(!reader.next());
    reader.feed(frame(1, "hello"));
    QVERIFY(!reader.next());
    QCOMPARE(reader.pendingBytes(), std::size_t{0});
}

void TestFrame::forgetsWhatWasTaken()
{
    FrameReader reader;
    for (int i = 0; i < 1000; ++i) {
        reader.feed(frame(1, QByteArray(100, 'x')));
        reader.feed(QByteArray("\0\0", 2));
        QVERIFY(*reader.next());
        QVERIFY(!*reader.next());
        QCOMPARE(reader.pendingBytes(), std::size_t{2});
        reader.feed(frame(1, "y").sliced(2));
        QVERIFY(*reader.next());
        QVERIFY(!*reader.next());
    }
    QCOMPARE(reader.pendingBytes(), std::size_t{0});
}

void TestFrame::writesTheLengthOfKindAndBody()
{
    FrameWriter writer(Kind::Ping);
    writer.bytes() += "abc";
    const auto written = writer.finish();
    QVERIFY(written);
    QCOMPARE(*written, frame(11, "abc"));
}

void TestFrame::refusesToWriteMoreThanTheLimit()
{
    FrameWriter writer(Kind::Ping);
    writer.bytes() += "abc";
    QCOMPARE(writer.length(), std::size_t{4});
    const auto written = writer.finish(3);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::LimitExceeded);
}

QTEST_APPLESS_MAIN(TestFrame)
#include "tst_frame.moc"

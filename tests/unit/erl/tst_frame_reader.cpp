// Frames are found however the stream is cut, replies are bounded, and what is no reply does no
// harm.
#include <random>
#include <string>

#include <QTest>

#include "erl/frame_reader.h"
#include "term/term_writer.h"

using namespace tg;
using namespace tg::erl;
using term::Bytes;
using term::TermWriter;

namespace {

struct Recorder final : FrameSink {
    void onTick() override { ++ticks; }
    bool wantsStream(std::uint64_t tag, std::size_t size) override
    {
        announced = size;
        return tag == streamTag;
    }
    void onChunk(std::uint64_t, term::BytesView bytes) override
    {
        streamed.insert(streamed.end(), bytes.begin(), bytes.end());
    }
    void onReply(const Reply &reply) override
    {
        tags.push_back(reply.tag);
        last = Bytes(reply.result.begin(), reply.result.end());
        isWhole = reply.isWhole;
    }

    std::uint64_t streamTag = 0;
    int ticks = 0;
    std::size_t announced = 0;
    std::vector<std::uint64_t> tags;
    Bytes last;
    Bytes streamed;
    bool isWhole = false;
};

void addFrame(Bytes &stream, const Bytes &frame)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        stream.push_back(static_cast<unsigned char>(frame.size() >> shift));
    stream.insert(stream.end(), frame.begin(), frame.end());
}

Bytes message(std::int64_t operation, const std::function<void(TermWriter &)> &body)
{
    Bytes frame{112};
    TermWriter writer(frame);
    writer.version();
    writer.tuple(3);
    writer.integer(operation);
    writer.atom("");
    writer.pid({"tg-x@127.0.0.1", 0, 0, 77});
    if (body) {
        writer.version();
        body(writer);
    }
    return frame;
}

Bytes replyFrame(std::uint64_t tag, std::string_view text)
{
    return message(2, [&](TermWriter &writer) {
        writer.tuple(2);
        writer.wideInteger(tag);
        writer.binary(text);
    });
}

} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFramesHoweverTheStreamIsCut()
    {
        Bytes stream;
        addFrame(stream, replyFrame(1ULL << 62, "one"));
        addFrame(stream, {});
        addFrame(stream, replyFrame(5, std::string(9000, 'x')));
        addFrame(stream, message(3, {})); // an exit signal
        addFrame(stream, {});
        addFrame(stream, replyFrame(6, ""));
        for (std::size_t chunk = 1; chunk <= 300; ++chunk) {
            Recorder sink;
            FrameReader reader(sink, 1 << 20);
            for (std::size_t at = 0; at < stream.size(); at += chunk) {
                const auto size = std::min(chunk, stream.size() - at);
                const Bytes copy(stream.begin() + std::ptrdiff_t(at),
                                 stream.begin() + std::ptrdiff_t(at + size));
                QVERIFY(reader.feed(copy));
            }
            QCOMPARE(sink.ticks, 2);
            QVERIFY(sink.tags == (std::vector<std::uint64_t>{1ULL << 62, 5, 6}));
            QVERIFY(!reader.isInFrame());
        }
    }

    void cutsAReplyAtTheBound()
    {
        Bytes stream;
        addFrame(stream, replyFrame(5, std::string(50'000, 'x')));
        addFrame(stream, replyFrame(6, "next"));
        Recorder sink;
        FrameReader reader(sink, 10'000);
        QVERIFY(reader.feed(term::BytesView(stream).first(30'000)));
        QVERIFY(reader.isInFrame());
        QVERIFY(reader.feed(term::BytesView(stream).subspan(30'000, 20'100)));
        QCOMPARE(sink.tags.size(), 1U);
        QCOMPARE(sink.last.size(), 10'000U);
        QVERIFY(!sink.isWhole);
        QVERIFY(reader.feed(term::BytesView(stream).subspan(50'100)));
        QCOMPARE(sink.tags.back(), 6U);
        QVERIFY(sink.isWhole);
    }

    void streamsAReplyToWhoeverWantsIt()
    {
        for (const std::size_t size : {std::size_t(0), std::size_t(10), std::size_t(100'000)}) {
            Bytes stream;
            addFrame(stream, replyFrame(5, std::string(size, 'x')));
            Recorder sink;
            sink.streamTag = 5;
            FrameReader reader(sink, 16);
            for (std::size_t at = 0; at < stream.size(); at += 1000)
                QVERIFY(reader.feed(term::BytesView(stream).subspan(
                    at, std::min<std::size_t>(1000, stream.size() - at))));
            QCOMPARE(sink.tags.size(), 1U);
            QVERIFY(sink.last.empty());
            QCOMPARE(sink.streamed.size(), size + 5);
            QCOMPARE(sink.announced, size + 5);
        }
    }

    void looksPastMessagesThatAreNoReply()
    {
        Bytes stream;
        addFrame(stream, message(2, [](TermWriter &w) { w.atom("hello"); }));
        addFrame(stream, message(2, [](TermWriter &w) {
                     w.tuple(2);
                     w.atom("x");
                     w.atom("y");
                 }));
        addFrame(stream, message(2, [](TermWriter &w) {
                     w.tuple(3);
                     w.integer(1);
                     w.nil();
                     w.nil();
                 }));
        addFrame(stream, message(6, [](TermWriter &w) {
                     w.tuple(2);
                     w.integer(1);
                     w.nil();
                 }));
        Recorder sink;
        FrameReader reader(sink, 1000);
        QVERIFY(reader.feed(stream));
        QVERIFY(sink.tags.empty());
    }

    void refusesFramesOfAProtocolWeDidNotOffer_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("atom cache header") << QByteArray("\x83\x44\0\x83", 4);
        QTest::newRow("fragment") << QByteArray("\x83\x45\0\0\0\0\0\0\0\1", 10);
        QTest::newRow("no term") << QByteArray("p\x83", 2);
        QTest::newRow("no tuple") << QByteArray("p\x83j", 3);
        QTest::newRow("control message cut") << QByteArray("p\x83h\3a\2", 6);
        QTest::newRow("operation is no number") << QByteArray("p\x83h\1j", 5);
    }
    void refusesFramesOfAProtocolWeDidNotOffer()
    {
        QFETCH(const QByteArray, frame);
        Bytes stream;
        addFrame(stream, Bytes(frame.begin(), frame.end()));
        Recorder sink;
        FrameReader reader(sink, 1000);
        const auto fed = reader.feed(stream);
        // A control message cut short is merely no reply; the others cannot be followed.
        QCOMPARE(bool(fed), frame.size() == 6);
        QVERIFY(sink.tags.empty());
    }

    void looksAtNothingAfterStop()
    {
        Bytes stream;
        addFrame(stream, replyFrame(5, "x"));
        Recorder sink;
        FrameReader reader(sink, 1000);
        reader.stop();
        QVERIFY(reader.feed(stream));
        QVERIFY(sink.tags.empty());
    }

    void survivesAnyByteChanged()
    {
        Bytes stream;
        addFrame(stream, replyFrame(5, "abcdef"));
        addFrame(stream, replyFrame(6, std::string(5000, 'x')));
        std::mt19937 random(3);
        for (int i = 0; i < 20'000; ++i) {
            auto broken = stream;
            broken[random() % 60] = static_cast<unsigned char>(random());
            Recorder sink;
            FrameReader reader(sink, 1000);
            [[maybe_unused]] const auto fed = reader.feed(broken);
        }
    }
};

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_frame_reader.moc"

// Each decoder gives back what was packed, however the bytes are cut and however small the room,
// and says what is wrong with a stream that is damaged, cut off or followed by something else.
#include <QtTest>

#include "inflate/decoder.h"
#include "inflate/snappy_frames_decoder.h"
#include "inflate/zstd_decoder.h"
#include "tests/unit/inflate/packed.h"

using namespace tg;
using namespace tg::inflate;
using namespace tg::test;

namespace {

struct Unpacked {
    std::string text;
    Fault fault = Fault::None;
    bool isWhole = false;
};

// With `chunk` bytes of input and `room` bytes of output at a time.
Unpacked unpack(Decoder &decoder, std::string_view packedBytes, std::size_t chunk, std::size_t room)
{
    Unpacked out;
    std::vector<char> memory(room);
    decoder.reset();
    while (!packedBytes.empty()) {
        std::string_view input = packedBytes.substr(0, chunk);
        packedBytes.remove_prefix(input.size());
        for (;;) {
            const Piece piece = decoder.inflate(input, memory);
            out.fault = piece.fault;
            if (piece.fault != Fault::None)
                return out;
            if (piece.bytes.empty())
                break;
            out.text += piece.bytes;
        }
        if (!input.empty()) {
            out.fault = Fault::Corrupt; // a decoder that leaves input behind would lose it
            return out;
        }
    }
    out.isWhole = decoder.isWhole();
    return out;
}

Unpacked unpack(Decoder &decoder, std::string_view packedBytes)
{
    return unpack(decoder, packedBytes, packedBytes.size() + 1, kPieceBytes);
}

} // namespace

Q_DECLARE_METATYPE(tg::inflate::Encoding)

class TestDecoders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsNamesOfEncodings_data();
    void readsNamesOfEncodings();
    void givesBackWhatWasPacked_data();
    void givesBackWhatWasPacked();
    void cutsChangeNothing_data() { streams(); }
    void cutsChangeNothing();
    void aStreamThatEndsEarlyIsNotWhole_data() { streams(); }
    void aStreamThatEndsEarlyIsNotWhole();
    void everyFlippedBitIsFoundOrHarmless_data() { streams(); }
    void everyFlippedBitIsFoundOrHarmless();
    void whatFollowsAStreamIsRefused_data() { streams(); }
    void whatFollowsAStreamIsRefused();
    void streamsOneAfterTheOtherAreOneBody_data();
    void streamsOneAfterTheOtherAreOneBody();
    void aBombCostsNoMemory_data() { streams(); }
    void aBombCostsNoMemory();
    void aWindowBeyondTheBoundIsRefused();
    void zstdFromBeforeItsRfcIsRefused();
    void aZstdFrameShorterThanItSaysIsRefused();
    void aPresetDictionaryIsRefused();
    void aGzipHeaderWithEveryFieldMayComeInPieces();
    void oddZstdBlocksAreJudgedAlikeHoweverTheyCome();
    void anEmptyBodyIsNoStream_data();
    void anEmptyBodyIsNoStream();
    void reuseLeavesNothingBehind();

private:
    static void streams();
};

void TestDecoders::streams()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<bool>("isBare");
    QTest::newRow("gzip") << Encoding::Gzip << false;
    QTest::newRow("deflate") << Encoding::Deflate << false;
    QTest::newRow("bare deflate") << Encoding::Deflate << true;
    QTest::newRow("zstd") << Encoding::Zstd << false;
    QTest::newRow("snappy frames") << Encoding::SnappyFramed << false;
}

static std::string packedAs(Encoding encoding, bool isBare, std::string_view plain)
{
    return isBare ? packedBare(plain) : packed(encoding, plain);
}

void TestDecoders::readsNamesOfEncodings_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("encoding"); // -1: none
    const auto row = [](const char *field, int encoding) {
        QTest::newRow(*field ? field : "nothing") << QByteArray(field) << encoding;
    };
    row("", static_cast<int>(Encoding::Identity));
    row("identity", static_cast<int>(Encoding::Identity));
    row("gzip", static_cast<int>(Encoding::Gzip));
    row("GZip", static_cast<int>(Encoding::Gzip));
    row("x-gzip", static_cast<int>(Encoding::Gzip));
    row("deflate", static_cast<int>(Encoding::Deflate));
    row("ZSTD", static_cast<int>(Encoding::Zstd));
    row("snappy", static_cast<int>(Encoding::Snappy));
    row("X-Snappy-Framed", static_cast<int>(Encoding::SnappyFramed));
    row("br", -1);
    row("gzip, gzip", -1);
    row("gzip ", -1);
    row("gzi", -1);
}

void TestDecoders::readsNamesOfEncodings()
{
    QFETCH(QByteArray, field);
    QFETCH(int, encoding);
    const auto read = encodingFrom(field.toStdString());
    QCOMPARE(read ? static_cast<int>(*read) : -1, encoding);
}

void TestDecoders::givesBackWhatWasPacked_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("packedBytes");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *name, Encoding encoding, const std::string &bytes,
                        const std::string &plain) {
        QTest::newRow(name) << encoding << QByteArray::fromStdString(bytes)
                            << QByteArray::fromStdString(plain);
    };
    const std::string text = sampleText(300'000);
    row("gzip", Encoding::Gzip, packedGzip(text), text);
    row("gzip of nothing", Encoding::Gzip, packedGzip({}), {});
    row("zlib", Encoding::Deflate, packedZlib(text), text);
    row("zlib of nothing", Encoding::Deflate, packedZlib({}), {});
    row("bare deflate", Encoding::Deflate, packedBare(text), text);
    row("zstd 1", Encoding::Zstd, packedZstd(text, 1), text);
    row("zstd 19, window 8 MiB", Encoding::Zstd, packedZstd(text, 19, 23), text);
    row("zstd of nothing", Encoding::Zstd, packedZstd({}), {});
    // What other programs wrote.
    const auto hex = [](const char *digits) {
        return QByteArray::fromHex(QByteArray(digits)).toStdString();
    };
    row("gzip(1)", Encoding::Gzip, hex("1f8b0800000000000003cb48cdc9c9e7020020303a3606000000"),
        "hello\n");
    row("zlib of Python", Encoding::Deflate, hex("789ccb48cdc9c9e70200084b021f"), "hello\n");
    row("stored blocks", Encoding::Deflate, hex("010300fcff616263"), "abc");
}

void TestDecoders::givesBackWhatWasPacked()
{
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, packedBytes);
    QFETCH(QByteArray, plain);
    const auto decoder = makeDecoder(encoding);
    const auto out = unpack(*decoder, packedBytes.toStdString());
    QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::None));
    QVERIFY(out.text == plain.toStdString());
    QVERIFY(out.isWhole);
}

void TestDecoders::cutsChangeNothing()
{
    QFETCH(Encoding, encoding);
    QFETCH(bool, isBare);
    const std::string plain = sampleText(5'000);
    const std::string bytes = packedAs(encoding, isBare, plain);
    const auto decoder = makeDecoder(encoding);
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 64U, 1'000U}) {
        for (const std::size_t room : {1U, 5U, 333U, 4'999U, 5'000U, 70'000U}) {
            const auto out = unpack(*decoder, bytes, chunk, room);
            QVERIFY2(out.fault == Fault::None && out.isWhole && out.text == plain,
                     qPrintable(QStringLiteral("chunk %1, room %2: %3 of %4 bytes, %5")
                                    .arg(chunk)
                                    .arg(room)
                                    .arg(out.text.size())
                                    .arg(plain.size())
                                    .arg(QLatin1String(
                                        decoder->complaint().data(),
                                        static_cast<qsizetype>(decoder->complaint().size())))));
        }
    }
}

void TestDecoders::aStreamThatEndsEarlyIsNotWhole()
{
    QFETCH(Encoding, encoding);
    QFETCH(bool, isBare);
    const std::string plain = sampleText(3'000);
    const std::string bytes = packedAs(encoding, isBare, plain);
    const auto decoder = makeDecoder(encoding);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto out = unpack(*decoder, bytes.substr(0, size));
        const bool isOneLess = // frames have no end: without the only chunk it is a body, too
            encoding == Encoding::SnappyFramed && size == SnappyFramesDecoder::kIdentifier.size();
        QVERIFY2(out.isWhole == isOneLess, qPrintable(QString::number(size)));
        QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::None));
        QVERIFY(plain.starts_with(out.text)); // what came out is what was packed
    }
}

// A checksum stands behind each but the bare stream: no change may give another text. That of
// snappy frames is not of their heads.
void TestDecoders::everyFlippedBitIsFoundOrHarmless()
{
    QFETCH(Encoding, encoding);
    QFETCH(bool, isBare);
    const std::string plain = sampleText(600);
    const std::string bytes = packedAs(encoding, isBare, plain);
    const auto decoder = makeDecoder(encoding);
    int found = 0;
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        const auto out = unpack(*decoder, damaged);
        QVERIFY(out.text.size() <= bytes.size() * 1'032 + kPieceBytes);
        if (out.fault != Fault::None || !out.isWhole)
            ++found;
        else if (!isBare && encoding != Encoding::SnappyFramed)
            QVERIFY2(out.text == plain, qPrintable(QString::number(bit)));
    }
    QVERIFY(found > 100);
}

void TestDecoders::whatFollowsAStreamIsRefused()
{
    QFETCH(Encoding, encoding);
    QFETCH(bool, isBare);
    const std::string plain = sampleText(3'000);
    const std::string bytes = packedAs(encoding, isBare, plain);
    const auto decoder = makeDecoder(encoding);
    for (const std::string_view tail : {"x", "more", "0123456789 and on", "\n"}) {
        const std::string all = bytes + std::string(tail);
        for (const std::size_t chunk : {std::size_t{1}, bytes.size(), all.size()}) {
            const auto out = unpack(*decoder, all, chunk, kPieceBytes);
            // One byte might be the beginning of another frame's magic number: then it is cut off.
            QVERIFY2(
                out.fault == Fault::Corrupt || !out.isWhole,
                qPrintable(QStringLiteral("tail of %1, chunks of %2").arg(tail.size()).arg(chunk)));
            QVERIFY(plain.starts_with(out.text));
        }
    }
}

void TestDecoders::streamsOneAfterTheOtherAreOneBody_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("gzip") << Encoding::Gzip;
    QTest::newRow("zstd") << Encoding::Zstd;
    QTest::newRow("snappy frames") << Encoding::SnappyFramed;
}

void TestDecoders::streamsOneAfterTheOtherAreOneBody()
{
    QFETCH(Encoding, encoding);
    std::string bytes;
    std::string plain;
    for (int i = 0; i < 20; ++i) {
        const std::string part = sampleText(static_cast<std::size_t>(i * 37));
        bytes += packed(encoding, part);
        plain += part;
    }
    if (encoding == Encoding::Zstd)
        bytes += std::string("\x50\x2a\x4d\x18\x03\0\0\0abc", 11); // a frame to be skipped
    const auto decoder = makeDecoder(encoding);
    for (const std::size_t chunk : {1U, 13U, 100'000U}) {
        const auto out = unpack(*decoder, bytes, chunk, 500);
        QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::None));
        QVERIFY(out.isWhole);
        QVERIFY(out.text == plain);
    }
}

void TestDecoders::aBombCostsNoMemory()
{
    QFETCH(Encoding, encoding);
    QFETCH(bool, isBare);
    constexpr std::size_t kSize = 64 * kMiB;
    const std::string bytes = packedAs(encoding, isBare, std::string(kSize, 'a'));
    QVERIFY(bytes.size() < kSize / (encoding == Encoding::SnappyFramed ? 20 : 500));
    const auto decoder = makeDecoder(encoding);
    decoder->reset();
    const auto promised = decoder->memoryBytes(bytes);
    std::vector<char> room(kPieceBytes);
    std::string_view input(bytes);
    std::size_t sum = 0;
    for (;;) {
        const Piece piece = decoder->inflate(input, room);
        QCOMPARE(static_cast<int>(piece.fault), static_cast<int>(Fault::None));
        if (piece.bytes.empty())
            break;
        sum += piece.bytes.size();
        QVERIFY(decoder->memoryBytes(input) <= promised);
    }
    QCOMPARE(sum, kSize);
    QVERIFY(promised <= 9 * kMiB);
}

void TestDecoders::aWindowBeyondTheBoundIsRefused()
{
    const auto decoder = makeDecoder(Encoding::Zstd);
    const std::string text = sampleText(100'000);
    const auto out = unpack(*decoder, packedZstd(text, 3, kZstdWindowLog + 1));
    QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::Corrupt));
    QVERIFY(decoder->complaint().find("8 MiB") != std::string_view::npos);
    QVERIFY(unpack(*decoder, packedZstd(text, 3, kZstdWindowLog)).text == text);
}

// libzstd would read it, with a window as large as the frame says.
void TestDecoders::zstdFromBeforeItsRfcIsRefused()
{
    const auto decoder = makeDecoder(Encoding::Zstd);
    const std::string old("\x27\xb5\x2f\xfd\x20\x03\x40\0\x03"
                          "abc\xc0\0\0",
                          15); // 0.7
    // Behind the beginning of a header that then turns out wrong libzstd would look for it, too.
    const std::string badHeader("\x28\xb5\x2f\xfd\xcb\x50", 6);
    for (const std::string &bytes :
         {old, packedZstd("abc", 3, 10) + old, "\x28" + old, badHeader + old}) {
        for (const std::size_t chunk : {std::size_t{1}, std::size_t{6}, bytes.size()}) {
            const auto out = unpack(*decoder, bytes, chunk, kPieceBytes);
            QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::Corrupt));
            QVERIFY(out.text.empty() || out.text == "abc");
            QVERIFY(decoder->complaint().find("RFC 8878") != std::string_view::npos);
        }
    }
}

// 139 bytes are promised; then comes an empty last block.
void TestDecoders::aZstdFrameShorterThanItSaysIsRefused()
{
    const auto decoder = makeDecoder(Encoding::Zstd);
    const std::string bytes("\x28\xb5\x2f\xfd\x20\x8b\x01\0\0", 9);
    for (const std::size_t chunk : {1U, 5U, 9U}) {
        const auto out = unpack(*decoder, bytes, chunk, kPieceBytes);
        QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::Corrupt));
    }
}

// An extra field, a name, a comment.
void TestDecoders::aGzipHeaderWithEveryFieldMayComeInPieces()
{
    const std::string text = "m{a=\"1\"} 1 1700000000000\n";
    const std::string plain = packed(Encoding::Gzip, text);
    constexpr std::size_t kFlags = 3;
    constexpr std::size_t kFixedBytes = 10;
    constexpr std::size_t kNameBytes = 9; // the one that it has
    std::string bytes = plain.substr(0, kFixedBytes);
    bytes[kFlags] = 0x04 | 0x08 | 0x10;
    bytes += std::string("\x03\0", 2) + "abc" + std::string("name.txt\0", 9) +
             std::string("a comment\0", 10) + plain.substr(kFixedBytes + kNameBytes);
    const auto decoder = makeDecoder(Encoding::Gzip);
    for (std::size_t chunk = 1; chunk <= bytes.size(); ++chunk) {
        const auto out = unpack(*decoder, bytes, chunk, kPieceBytes);
        const auto shown =
            std::to_string(chunk) + " at a time: " + std::string(decoder->complaint());
        QVERIFY2(out.fault == Fault::None && out.text == text, shown.c_str());
    }
}

// ISA-L would unpack such a stream as if no dictionary were meant.
void TestDecoders::aPresetDictionaryIsRefused()
{
    const std::string bytes("\x78\xbb\x12\x34\x56\x78\x03\0\0\0\0\x01", 12);
    const auto decoder = makeDecoder(Encoding::Deflate);
    for (const std::size_t chunk : {std::size_t{1}, bytes.size()}) {
        const auto out = unpack(*decoder, bytes, chunk, kPieceBytes);
        QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::Corrupt));
        QVERIFY(decoder->complaint().find("dictionary") != std::string_view::npos);
    }
}

// A raw block and a repeated byte, both of length 0, which nobody writes: libzstd takes them when
// it sees the whole frame, and refuses them in pieces.
void TestDecoders::oddZstdBlocksAreJudgedAlikeHoweverTheyCome()
{
    const auto decoder = makeDecoder(Encoding::Zstd);
    const std::string bytes("\x28\xb5\x2f\xfd\x20\0\0\0\0\x03\0\0\0", 13);
    for (const std::size_t chunk : {1U, 5U, 13U}) {
        const auto out = unpack(*decoder, bytes, chunk, kPieceBytes);
        QCOMPARE(static_cast<int>(out.fault), static_cast<int>(Fault::Corrupt));
    }
}

void TestDecoders::anEmptyBodyIsNoStream_data()
{
    streams();
}

void TestDecoders::anEmptyBodyIsNoStream()
{
    QFETCH(Encoding, encoding);
    const auto decoder = makeDecoder(encoding);
    QVERIFY(!unpack(*decoder, {}).isWhole);
}

void TestDecoders::reuseLeavesNothingBehind()
{
    const std::string text = sampleText(50'000);
    for (const auto encoding :
         {Encoding::Gzip, Encoding::Deflate, Encoding::Zstd, Encoding::SnappyFramed}) {
        const auto decoder = makeDecoder(encoding);
        const std::string bytes = packed(encoding, text);
        for (int i = 0; i < 5; ++i) {
            unpack(*decoder, bytes.substr(0, bytes.size() / 2 + static_cast<std::size_t>(i)));
            unpack(*decoder, "no stream at all");
            const auto out = unpack(*decoder, bytes);
            QVERIFY(out.isWhole && out.text == text);
        }
    }
}

QTEST_GUILESS_MAIN(TestDecoders)
#include "tst_decoders.moc"

// Snappy's framing format is read as its description says: every type of chunk, every bound, with
// the same verdict and the same text as a slow reader that has the whole body before it, however it
// is cut. What is sent as `snappy` is told apart by its first bytes.
#include <random>
#include <snappy.h>

#include <QtTest>

#include "inflate/any_snappy_decoder.h"
#include "inflate/body_inflater.h"
#include "tests/support/snappy_frames.h"
#include "tests/unit/inflate/packed.h"

using namespace tg;
using namespace tg::inflate;
using namespace tg::test;

namespace {

constexpr std::size_t kMost = 65'536;
const std::string kBegin(kSnappyIdentifier);

struct Verdict {
    std::string text;
    Fault fault = Fault::None;
    bool operator==(const Verdict &) const = default;
};

std::size_t number(std::string_view bytes)
{
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i > 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
    return value;
}

// What a chunk's data gives; a fault in it gives nothing.
Verdict readSlowly(unsigned type, std::string_view data)
{
    const Verdict corrupt{{}, Fault::Corrupt};
    std::string_view sum;
    if (type < 2) {
        if (data.size() < 4)
            return corrupt;
        sum = data.substr(0, 4);
        data.remove_prefix(4);
    }
    Verdict out;
    if (type % 2 == 0) {
        std::size_t size = 0;
        if (data.size() > snappy::MaxCompressedLength(kMost) ||
            !snappy::GetUncompressedLength(data.data(), data.size(), &size) || size > kMost ||
            !snappy::Uncompress(data.data(), data.size(), &out.text))
            return corrupt;
    } else {
        out.text = data;
    }
    if (out.text.size() > kMost || (type < 2 && number(sum) != maskedCrc32c(out.text)))
        return corrupt;
    return out;
}

// The description, sentence by sentence.
Verdict readSlowly(std::string_view body)
{
    Verdict out;
    bool hasBegun = false;
    const auto end = [&](Fault fault) {
        out.fault = fault;
        return out;
    };
    while (!body.empty()) {
        if (body.size() < 4)
            return end(Fault::Truncated);
        const auto type = static_cast<unsigned char>(body[0]);
        const std::size_t length = number(body.substr(1, 3));
        const bool isKnown = type < 4 || type >= 0x80;
        if (!isKnown || (!hasBegun && type != 0xff) || (type == 0xff && length != 6) ||
            (type < 4 && length > snappy::MaxCompressedLength(kMost) + (type < 2 ? 4U : 0U)) ||
            (type == 1 && length > kMost + 4) || (type == 3 && length > kMost) ||
            (type == 0 && length < 5) || (type == 1 && length < 4) || (type == 2 && length < 1))
            return end(Fault::Corrupt); // seen before the rest has come
        body.remove_prefix(4);
        if (body.size() < length)
            return end(Fault::Truncated);
        const auto data = body.substr(0, length);
        body.remove_prefix(length);
        if (type == 0xff) {
            hasBegun = data == "sNaPpY";
            if (!hasBegun)
                return end(Fault::Corrupt);
        } else if (type < 4) {
            const auto read = readSlowly(type, data);
            out.text += read.text;
            if (read.fault != Fault::None)
                return end(read.fault);
        }
    }
    return end(hasBegun ? Fault::None : Fault::Truncated);
}

// As a job does it, so many bytes at a time; 0: of any number.
Verdict readByDecoder(std::string_view body, std::size_t chunk, std::size_t room,
                      Encoding encoding = Encoding::SnappyFramed)
{
    Verdict out;
    std::vector<char> memory(room);
    std::minstd_rand random(static_cast<unsigned>(body.size()));
    BodyInflater inflater(encoding, makeDecoder(encoding), 64 * kMiB);
    const auto drain = [&] {
        while (!inflater.isDry() && out.fault == Fault::None) {
            const Piece piece = inflater.next(memory);
            out.text += piece.bytes;
            out.fault = piece.fault;
            if (piece.bytes.size() > room)
                out.fault = Fault::TooLarge;
        }
    };
    while (!body.empty() && out.fault == Fault::None) {
        const auto bytes = body.substr(0, chunk > 0 ? chunk : 1 + random() % 40);
        body.remove_prefix(bytes.size());
        inflater.give(bytes);
        drain();
    }
    if (out.fault == Fault::None) {
        inflater.giveEnd();
        drain();
    }
    return out;
}

std::string noise(std::size_t bytes)
{
    std::minstd_rand random(5);
    std::string out(bytes, '\0');
    for (char &c : out)
        c = static_cast<char>(random() >> 8);
    return out;
}

std::string checked(std::string_view plain, std::string_view data)
{
    return littleEndian(maskedCrc32c(plain), 4) + std::string(data);
}

std::string packedChunk(std::string_view plain)
{
    return snappyChunk(0, checked(plain, snappyBlock(plain)));
}

std::string plainChunk(std::string_view plain)
{
    return snappyChunk(1, checked(plain, plain));
}

} // namespace

class TestSnappyFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theChecksumIsCrc32c();
    void readsEveryChunk_data();
    void readsEveryChunk();
    void judgesMutatedStreamsAsTheSlowReaderDoes();
    void givesNothingOfAChunkWithAWrongSum();
    void cutBetweenChunksItLooksWhole();
    void snappyIsKnownByItsFirstBytes_data();
    void snappyIsKnownByItsFirstBytes();
    void aBlockMayBeginLikeAnIdentifier();
};

// The check value of CRC-32C, turned back.
void TestSnappyFrames::theChecksumIsCrc32c()
{
    const std::uint32_t sum = maskedCrc32c("123456789") - 0xa282ead8U;
    QCOMPARE(sum << 15 | sum >> 17, 0xe3069283U);
    QCOMPARE(SnappyFramesDecoder::kPackedBytes, snappy::MaxCompressedLength(kMost));
    QCOMPARE(SnappyFramesDecoder::kIdentifier, kSnappyIdentifier);
}

void TestSnappyFrames::readsEveryChunk_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("fault");
    const auto good = [](const char *name, const std::string &body, const std::string &text) {
        QTest::newRow(name) << body << text << static_cast<int>(Fault::None);
    };
    const auto bad = [](const char *name, const std::string &body, Fault fault = Fault::Corrupt,
                        const std::string &text = {}) {
        QTest::newRow(name) << body << text << static_cast<int>(fault);
    };
    const std::string text = sampleText(3'000);
    const std::string full = sampleText(kMost);
    const std::string bits = noise(kMost);
    good("the identifier alone", kBegin, {});
    good("packed", kBegin + packedChunk(text), text);
    good("packed, of 64 KiB", kBegin + packedChunk(full), full);
    good("packed, of 64 KiB that cannot be packed", kBegin + packedChunk(bits), bits);
    good("packed, of nothing", kBegin + packedChunk({}) + plainChunk("a"), "a");
    good("plain", kBegin + plainChunk(text), text);
    good("plain, of 64 KiB", kBegin + plainChunk(full), full);
    good("plain, of nothing", kBegin + plainChunk({}), {});
    good("packed without a sum", kBegin + snappyChunk(2, snappyBlock(full)), full);
    good("plain without a sum", kBegin + snappyChunk(3, full), full);
    good("plain without a sum, of nothing", kBegin + snappyChunk(3, {}) + plainChunk("a"), "a");
    good("padding", kBegin + snappyChunk(0xfe, std::string(5'000, '\0')) + plainChunk("a"), "a");
    good("padding of nothing at the end", kBegin + plainChunk("a") + snappyChunk(0xfe, {}), "a");
    good("padding that is not zero", kBegin + snappyChunk(0xfe, full) + plainChunk("a"), "a");
    good("types to be passed over",
         kBegin + snappyChunk(0x80, "x") + plainChunk("a") + snappyChunk(0xfd, full) +
             plainChunk("b"),
         "ab");
    good("the longest that is passed over",
         kBegin + snappyChunk(0x90, std::string(0xffffff, 'p')) + plainChunk("a"), "a");
    good("identifiers in between", kBegin + kBegin + plainChunk("a") + kBegin + plainChunk("b"),
         "ab");

    bad("nothing", {}, Fault::Truncated);
    bad("half an identifier", kBegin.substr(0, 7), Fault::Truncated);
    bad("a chunk before the identifier", plainChunk("a") + kBegin);
    bad("padding before the identifier", snappyChunk(0xfe, {}) + kBegin);
    bad("no identifier", text);
    bad("another identifier", snappyChunk(0xff, "sNaPpy"));
    bad("an identifier of seven bytes", snappyChunk(0xff, "sNaPpYY"));
    bad("an identifier of no bytes", snappyChunk(0xff, {}));
    bad("another identifier in between", kBegin + plainChunk("a") + snappyChunk(0xff, "SnApPy"),
        Fault::Corrupt, "a");
    for (const unsigned type : {0x04U, 0x41U, 0x7fU}) {
        const std::string name = "type " + std::to_string(type);
        bad(name.c_str(), kBegin + plainChunk("a") + snappyChunk(type, "x"), Fault::Corrupt, "a");
    }
    bad("packed, of 64 KiB and a byte",
        kBegin + snappyChunk(2, snappyBlock(std::string(kMost + 1, 'a'))));
    bad("packed, said to be of 4 GiB", kBegin + snappyChunk(2, "\xff\xff\xff\xff\x0f"));
    bad("packed, longer than any packer makes it",
        kBegin + snappyChunk(2, std::string(SnappyFramesDecoder::kPackedBytes + 1, '\0')));
    bad("packed with a sum, longer than any packer makes it",
        kBegin + snappyChunk(0, std::string(SnappyFramesDecoder::kPackedBytes + 5, '\0')));
    bad("plain, of 64 KiB and a byte", kBegin + plainChunk(full + "x"));
    bad("plain without a sum, of 64 KiB and a byte", kBegin + snappyChunk(3, full + "x"));
    bad("plain, of 16 MiB", kBegin + snappyChunk(3, std::string(0xffffff, 'x')));
    bad("packed, too short for its sum", kBegin + snappyChunk(0, "abc"));
    bad("packed, its sum and no more", kBegin + snappyChunk(0, "abcd"));
    bad("packed without a sum, empty", kBegin + snappyChunk(2, {}));
    bad("plain, too short for its sum", kBegin + snappyChunk(1, "abc"));
    bad("a block without an end",
        kBegin + snappyChunk(2, snappyBlock(text).substr(0, snappyBlock(text).size() - 1)));
    bad("a block with more behind it", kBegin + snappyChunk(2, snappyBlock(text) + "x"));
    bad("packed with a wrong sum",
        kBegin + plainChunk("a") + snappyChunk(0, checked("other", snappyBlock(text))),
        Fault::Corrupt, "a");
    bad("plain with a wrong sum", kBegin + snappyChunk(1, checked("other", text)));
    bad("a sum that is not masked",
        kBegin + snappyChunk(1, littleEndian(0xe3069283, 4) + "123456789"));
    bad("a head without its end", kBegin + plainChunk("a") + "\x01", Fault::Truncated, "a");
    bad("a chunk without its end",
        kBegin + plainChunk("a") + packedChunk(text).substr(0, packedChunk(text).size() - 1),
        Fault::Truncated, "a");
    bad("padding without its end", kBegin + plainChunk("a") + "\xfe\xff\xff\xff" + text,
        Fault::Truncated, "a");
}

void TestSnappyFrames::readsEveryChunk()
{
    QFETCH(std::string, body);
    QFETCH(std::string, text);
    QFETCH(int, fault);
    const Verdict wanted{text, static_cast<Fault>(fault)};
    QVERIFY(readSlowly(body) == wanted);
    for (const std::size_t chunk : {1UL, 2UL, 3UL, 4UL, 5UL, 9UL, 1'000UL, 70'000UL, 1UL << 30}) {
        if (body.size() / chunk > 1'000'000)
            continue;
        for (const std::size_t room : {std::size_t{777}, kPieceBytes}) {
            const auto read = readByDecoder(body, chunk, room);
            QVERIFY2(read == wanted, qPrintable(QStringLiteral("%1 at a time: %2 bytes, fault %3")
                                                    .arg(chunk)
                                                    .arg(read.text.size())
                                                    .arg(static_cast<int>(read.fault))));
        }
    }
}

void TestSnappyFrames::judgesMutatedStreamsAsTheSlowReaderDoes()
{
    std::minstd_rand random(11);
    int good = 0;
    int cut = 0;
    int corrupt = 0;
    for (int round = 0; round < 6'000; ++round) {
        std::string body = kBegin;
        for (unsigned i = random() % 5; i > 0; --i) {
            const auto text = sampleText(random() % 300);
            switch (random() % 6) {
            case 0:
                body += plainChunk(text);
                break;
            case 1:
                body += snappyChunk(2, snappyBlock(text));
                break;
            case 2:
                body += snappyChunk(3, text);
                break;
            case 3:
                body += snappyChunk(0x80 + random() % 0x7f, text);
                break;
            case 4:
                body += kBegin;
                break;
            default:
                body += packedChunk(text);
            }
        }
        for (unsigned i = random() % 3; i > 0; --i)
            body[random() % body.size()] ^= static_cast<char>(1 << random() % 8);
        if (random() % 3 == 0)
            body.resize(random() % (body.size() + 1));
        const auto wanted = readSlowly(body);
        QVERIFY(readByDecoder(body, 1 << 30, kPieceBytes) == wanted);
        QVERIFY(readByDecoder(body, 0, 100) == wanted);
        good += wanted.fault == Fault::None ? 1 : 0;
        cut += wanted.fault == Fault::Truncated ? 1 : 0;
        corrupt += wanted.fault == Fault::Corrupt ? 1 : 0;
    }
    QVERIFY2(good > 500 && cut > 500 && corrupt > 500,
             qPrintable(QStringLiteral("%1 %2 %3").arg(good).arg(cut).arg(corrupt)));
}

// Whatever bit of sum or data is wrong.
void TestSnappyFrames::givesNothingOfAChunkWithAWrongSum()
{
    const std::string text = sampleText(300);
    for (const std::string &chunk : {packedChunk(text), plainChunk(text)}) {
        for (std::size_t bit = 4 * 8; bit < chunk.size() * 8; ++bit) {
            std::string damaged = chunk;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
            const auto read = readByDecoder(kBegin + damaged, 100, kPieceBytes);
            QVERIFY2(read == (Verdict{{}, Fault::Corrupt}), qPrintable(QString::number(bit)));
        }
    }
}

// The format cannot tell; the length of the body and its last chunk of HTTP do.
void TestSnappyFrames::cutBetweenChunksItLooksWhole()
{
    const std::string body = kBegin + plainChunk("a") + packedChunk(sampleText(500));
    const std::size_t first = kBegin.size() + plainChunk("a").size();
    for (std::size_t size = 0; size <= body.size(); ++size) {
        const auto fault = readByDecoder(body.substr(0, size), 7, kPieceBytes).fault;
        const bool isWhole = size == kBegin.size() || size == first || size == body.size();
        QVERIFY2(fault == (isWhole ? Fault::None : Fault::Truncated),
                 qPrintable(QString::number(size)));
    }
}

void TestSnappyFrames::snappyIsKnownByItsFirstBytes_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("fault");
    const auto row = [](const char *name, const std::string &body, const std::string &text,
                        Fault fault) {
        QTest::newRow(name) << body << text << static_cast<int>(fault);
    };
    const std::string text = sampleText(200'000);
    row("a block", snappyBlock(text), text, Fault::None);
    row("frames", framedSnappy(text), text, Fault::None);
    row("frames of nothing", kBegin, {}, Fault::None);
    row("nothing", {}, {}, Fault::Truncated);
    row("one byte of an identifier", kBegin.substr(0, 1), {}, Fault::Truncated);
    row("nine bytes of an identifier", kBegin.substr(0, 9), {}, Fault::Corrupt); // of a block
    row("another identifier", "\xff\x06" + std::string("\0\0sNaPpy", 8), {}, Fault::Corrupt);
    row("frames with a wrong sum", kBegin + snappyChunk(1, "abcdefg"), {}, Fault::Corrupt);
    row("neither", "plain text\n", {}, Fault::Corrupt);
}

void TestSnappyFrames::snappyIsKnownByItsFirstBytes()
{
    QFETCH(std::string, body);
    QFETCH(std::string, text);
    QFETCH(int, fault);
    for (const std::size_t chunk : {1UL, 3UL, 9UL, 10UL, 11UL, 1UL << 30}) {
        const auto read = readByDecoder(body, chunk, 256 * kKiB, Encoding::Snappy);
        QVERIFY2(read.text == text && static_cast<int>(read.fault) == fault,
                 qPrintable(QStringLiteral("%1 at a time: %2 bytes, fault %3")
                                .arg(chunk)
                                .arg(read.text.size())
                                .arg(static_cast<int>(read.fault))));
    }
    // And the same decoder again, after the other form.
    AnySnappyDecoder decoder(32 * kMiB);
    for (const std::string &first : {framedSnappy("a"), snappyBlock("a"), std::string("\xff")}) {
        decoder.reset();
        std::array<char, 100> room{};
        std::string_view input = first;
        const Piece piece = decoder.inflate(input, room);
        QVERIFY(piece.fault == Fault::None && input.empty());
    }
}

// A block of 895 bytes: the first two bytes are those of the identifier.
void TestSnappyFrames::aBlockMayBeginLikeAnIdentifier()
{
    const std::string text = noise(895);
    const std::string block = snappyBlock(text);
    QVERIFY(block.starts_with("\xff\x06"));
    for (const std::size_t chunk : {1UL, 2UL, 3UL, 1'000UL})
        QVERIFY(readByDecoder(block, chunk, kPieceBytes, Encoding::Snappy) ==
                (Verdict{text, Fault::None}));
}

QTEST_APPLESS_MAIN(TestSnappyFrames)
#include "tst_snappy_frames.moc"

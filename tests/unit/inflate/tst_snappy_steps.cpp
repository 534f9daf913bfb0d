#include <cstdint>
#include <random>
#include <snappy.h>
#include <string>

#include <QTest>

#include "inflate/decoder.h"
#include "inflate/snappy_steps.h"
#include "tests/unit/inflate/packed.h"

using namespace tg;
using namespace tg::test;

namespace {

std::string noise(std::size_t bytes, unsigned seed)
{
    std::minstd_rand random(seed);
    std::string out(bytes, '\0');
    for (char &c : out)
        c = static_cast<char>(random() >> 8);
    return out;
}

// What stands before the elements.
std::size_t headOf(const std::string &block)
{
    std::size_t head = 1;
    while ((static_cast<unsigned char>(block[head - 1]) & 0x80) != 0)
        ++head;
    return head;
}

// Empty pieces end it.
std::string unpackedBy(inflate::Decoder &decoder, std::string_view block, inflate::Fault &fault)
{
    std::string out;
    std::string room(inflate::kPieceBytes, '\0');
    while (!block.empty() && fault == inflate::Fault::None) {
        std::string_view input = block.substr(0, 256 * kKiB);
        block.remove_prefix(input.size());
        fault = decoder.inflate(input, {room.data(), room.size()}).fault;
    }
    while (fault == inflate::Fault::None) {
        const inflate::Piece piece = decoder.finish({room.data(), room.size()});
        fault = piece.fault;
        if (piece.bytes.empty())
            break;
        out += piece.bytes;
    }
    return out;
}

} // namespace

class TestSnappySteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacksWhatTheLibraryPacks_data();
    void unpacksWhatTheLibraryPacks();
    void refusesElementsThatAreNone_data();
    void refusesElementsThatAreNone();
    void judgesDamagedBlocksAsTheLibraryDoes();
    void aDecoderGivesLargeBlocksPieceByPiece();
};

void TestSnappySteps::unpacksWhatTheLibraryPacks_data()
{
    QTest::addColumn<std::string>("plain");
    QTest::newRow("text") << sampleText(300'000);
    QTest::newRow("noise: literals only") << noise(200'000, 1);
    QTest::newRow("one byte over and over") << std::string(200'000, 'a');
    QTest::newRow("two bytes in turn") << [] {
        std::string out;
        for (int i = 0; i < 50'000; ++i)
            out += "ab";
        return out;
    }();
    QTest::newRow("far references") << noise(60'000, 2) + noise(60'000, 2);
    QTest::newRow("one byte") << std::string("x");
}

void TestSnappySteps::unpacksWhatTheLibraryPacks()
{
    QFETCH(std::string, plain);
    const std::string block = packed(inflate::Encoding::Snappy, plain);
    for (const std::size_t step : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20}) {
        std::string out(plain.size(), '\0');
        inflate::SnappySteps steps;
        steps.begin(std::string_view(block).substr(headOf(block)), out);
        while (steps.unpacked() < out.size()) {
            const auto before = steps.unpacked();
            QVERIFY(steps.goOn(step));
            QVERIFY(steps.unpacked() > before);
            QVERIFY(steps.unpacked() <= before + step + 64); // an element more at most
        }
        QVERIFY(out == plain);
    }
}

void TestSnappySteps::refusesElementsThatAreNone_data()
{
    QTest::addColumn<std::string>("elements"); // of a block of 100 bytes
    const auto row = [](const char *name, std::string_view elements) {
        QTest::newRow(name) << std::string(elements);
    };
    using namespace std::string_view_literals;
    row("nothing", ""sv);
    row("a literal without its bytes", "\x10"sv);
    row("a literal cut", "\x10"
                         "abc"sv);
    row("a literal longer than the block", "\xf0\xff"sv);
    row("a length of one byte cut", "\xf0"sv);
    row("a length of four bytes cut", "\xfc\x01\x02\x03"sv);
    row("a literal of 4 GiB", "\xfc\xff\xff\xff\xff"
                              "abc"sv);
    row("a copy of nothing before it", "\x01\x01"sv);
    row("a copy from before the block", "\x00"
                                        "a\x01\x02"sv);
    row("a copy at offset 0", "\x00"
                              "a\x01\x00"sv);
    row("a copy with two bytes at offset 0", "\x00"
                                             "a\x06\x00\x00"sv);
    row("a copy with four bytes at offset 2^32 - 1", "\x00"
                                                     "a\x07\xff\xff\xff\xff"sv);
    row("a copy's offset cut", "\x00"
                               "a\x06\x01"sv);
    row("a copy longer than the block", "\x00"
                                        "a\xfe\x01\x00\xfe\x01\x00"sv);
}

void TestSnappySteps::refusesElementsThatAreNone()
{
    QFETCH(std::string, elements);
    std::string out(100, '\0');
    inflate::SnappySteps steps;
    steps.begin(elements, out);
    QVERIFY(!steps.goOn(out.size()));
    QVERIFY(steps.unpacked() <= out.size());
}

void TestSnappySteps::judgesDamagedBlocksAsTheLibraryDoes()
{
    const std::string plain = sampleText(5'000);
    const std::string good = packed(inflate::Encoding::Snappy, plain);
    const std::size_t head = headOf(good);
    std::minstd_rand random(7);
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bad = good;
        for (int i = 0; i < 2; ++i)
            bad[head + random() % (bad.size() - head)] ^= static_cast<char>(1 << random() % 8);
        std::string theirs(plain.size(), '\0');
        const bool isGood = snappy::RawUncompress(bad.data(), bad.size(), theirs.data());
        std::string ours(plain.size(), '\0');
        inflate::SnappySteps steps;
        steps.begin(std::string_view(bad).substr(head), ours);
        const bool isOurs = steps.goOn(777) && steps.goOn(ours.size());
        if (isGood) {
            QVERIFY(isOurs);
            QVERIFY(ours == theirs);
        }
        refused += isGood ? 0 : 1;
    }
    QVERIFY(refused > 1'000);
    QVERIFY(refused < 20'000);
}

void TestSnappySteps::aDecoderGivesLargeBlocksPieceByPiece()
{
    const auto decoder = inflate::makeDecoder(inflate::Encoding::Snappy);
    for (const std::string &plain :
         {sampleText(5 << 20), std::string(3 << 20, '\0'), sampleText(100'000)}) {
        const std::string block = packed(inflate::Encoding::Snappy, plain);
        auto fault = inflate::Fault::None;
        decoder->reset();
        QVERIFY(unpackedBy(*decoder, block, fault) == plain);
        QVERIFY(fault == inflate::Fault::None);
        QVERIFY(decoder->isWhole());

        std::string cut = block.substr(0, block.size() - 10);
        decoder->reset();
        QVERIFY(unpackedBy(*decoder, cut, fault).empty()); // not one byte of a damaged block
        QVERIFY(fault == inflate::Fault::Corrupt);
    }
}

QTEST_APPLESS_MAIN(TestSnappySteps)
#include "tst_snappy_steps.moc"

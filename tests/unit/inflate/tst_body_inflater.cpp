// What the stage between body and parser promises: a piece at a time, nothing lost while it waits,
// a bound on what comes out, and no memory taken for each piece.
#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

#include <QtTest>

#include "inflate/body_inflater.h"
#include "tests/unit/inflate/packed.h"

namespace {

std::atomic<std::size_t> allocations{0};

} // namespace

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size > 0 ? size : 1))
        return memory;
    std::abort();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace tg;
using namespace tg::inflate;
using namespace tg::test;

Q_DECLARE_METATYPE(tg::inflate::Encoding)

namespace {

BodyInflater inflaterOf(Encoding encoding, std::size_t maxBytes = 64 * kMiB)
{
    return {encoding, makeDecoder(encoding), maxBytes};
}

} // namespace

class TestBodyInflater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsWhatIsNotUnpackedYet_data() { encodings(); }
    void keepsWhatIsNotUnpackedYet();
    void aBodyOfExactlyTheBoundPasses_data() { encodings(); }
    void aBodyOfExactlyTheBoundPasses();
    void tellsAStreamThatHasNoEnd_data() { encodings(); }
    void tellsAStreamThatHasNoEnd();
    void aFaultStays();
    void takesNoMemoryForAPiece_data() { encodings(); }
    void takesNoMemoryForAPiece();

private:
    static void encodings();
};

void TestBodyInflater::encodings()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("gzip") << Encoding::Gzip;
    QTest::newRow("deflate") << Encoding::Deflate;
    QTest::newRow("zstd") << Encoding::Zstd;
    QTest::newRow("snappy frames") << Encoding::SnappyFramed;
}

// The memory of each given view is gone after keep().
void TestBodyInflater::keepsWhatIsNotUnpackedYet()
{
    QFETCH(Encoding, encoding);
    const std::string plain = sampleText(400'000);
    const std::string bytes = packed(encoding, plain);
    auto inflater = inflaterOf(encoding);
    std::vector<char> room(1'000);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 5'000) {
        std::string chunk = bytes.substr(at, 5'000);
        inflater.give(chunk);
        for (int piece = 0; !inflater.isDry(); ++piece) {
            const auto got = inflater.next(room);
            QCOMPARE(static_cast<int>(got.fault), static_cast<int>(Fault::None));
            out += got.bytes;
            if (piece % 3 == 0) {
                inflater.keep();
                std::fill(chunk.begin(), chunk.end(), '!');
            }
        }
    }
    inflater.giveEnd();
    QVERIFY(!inflater.isDry());
    const auto last = inflater.next(room);
    QCOMPARE(static_cast<int>(last.fault), static_cast<int>(Fault::None));
    QVERIFY(last.bytes.empty() && inflater.isDry() && inflater.isOver());
    QVERIFY(out == plain);
}

void TestBodyInflater::aBodyOfExactlyTheBoundPasses()
{
    QFETCH(Encoding, encoding);
    constexpr std::size_t kSize = 200'000;
    const std::string bytes = packed(encoding, std::string(kSize, 'a'));
    std::vector<char> room(kPieceBytes);
    for (const std::size_t bound : {kSize, kSize - 1}) {
        auto inflater = inflaterOf(encoding, bound);
        inflater.give(bytes);
        std::size_t sum = 0;
        Piece piece;
        do {
            piece = inflater.next(room);
            sum += piece.bytes.size();
        } while (!inflater.isDry());
        QCOMPARE(static_cast<int>(piece.fault),
                 static_cast<int>(bound == kSize ? Fault::None : Fault::TooLarge));
        QVERIFY(sum <= bound);
    }
}

void TestBodyInflater::tellsAStreamThatHasNoEnd()
{
    QFETCH(Encoding, encoding);
    const std::string bytes = packed(encoding, sampleText(1'000));
    std::vector<char> room(kPieceBytes);
    for (std::size_t missing = 0; missing < 12; ++missing) {
        auto inflater = inflaterOf(encoding);
        inflater.give(std::string_view(bytes).substr(0, bytes.size() - missing));
        while (!inflater.isDry())
            QCOMPARE(static_cast<int>(inflater.next(room).fault), static_cast<int>(Fault::None));
        inflater.giveEnd();
        QCOMPARE(static_cast<int>(inflater.next(room).fault),
                 static_cast<int>(missing == 0 ? Fault::None : Fault::Truncated));
    }
}

void TestBodyInflater::aFaultStays()
{
    auto inflater = inflaterOf(Encoding::Gzip);
    std::vector<char> room(kPieceBytes);
    inflater.give("this is no gzip stream");
    QCOMPARE(static_cast<int>(inflater.next(room).fault), static_cast<int>(Fault::Corrupt));
    QCOMPARE(static_cast<int>(inflater.next(room).fault), static_cast<int>(Fault::Corrupt));
    QVERIFY(!inflater.complaint().empty());
}

void TestBodyInflater::takesNoMemoryForAPiece()
{
    QFETCH(Encoding, encoding);
    const std::string bytes = packed(encoding, sampleText(3 * kMiB));
    std::vector<char> room(kPieceBytes);
    auto decoder = makeDecoder(encoding);
    for (int round = 0; round < 3; ++round) {
        BodyInflater inflater(encoding, std::move(decoder), 64 * kMiB);
        const auto before = allocations.load();
        const auto heldBefore = mallinfo2().uordblks + mallinfo2().hblkhd;
        std::size_t pieces = 0;
        for (std::size_t at = 0; at < bytes.size(); at += 10'000) {
            inflater.give(std::string_view(bytes).substr(at, 10'000));
            while (!inflater.next(room).bytes.empty())
                ++pieces;
        }
        const auto heldAfter = mallinfo2().uordblks + mallinfo2().hblkhd;
        const auto after = allocations.load();
        QVERIFY(pieces > 40);
        if (round > 0) { // warm
            QCOMPARE(after, before);
            QCOMPARE(heldAfter, heldBefore);
        }
        decoder = inflater.takeDecoder();
    }
}

QTEST_GUILESS_MAIN(TestBodyInflater)
#include "tst_body_inflater.moc"

// Past its bounds a document of gaps becomes smaller and may say too much, never too little.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

GapRecord numbered(std::size_t n, const std::string &opener, GapState state)
{
    GapRecord record;
    record.id = gapId(opener, 1, 1000 + n);
    record.firstHour = record.lastHour = static_cast<std::int64_t>(n);
    record.shards.set(n % kShardCount);
    record.points = n;
    record.state = state;
    record.changedAt = static_cast<std::int64_t>(n);
    record.openedBy = opener;
    return record;
}

bool fitsItsBounds(const GapDocument &document)
{
    return document.records.size() <= kMaxGapRecords && document.text().size() <= kMaxFactBytes;
}

} // namespace

class TestGapFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void leavesAloneWhatFits();
    void dropsTheOldestClosedFirst();
    void foldsTheGapsOfEachOpener();
    void doesNotFoldWhatWaitsWithWhatIsFilledNow();
    void foldsAcrossOpenersWhenTheyAreTooMany();
    void fitsAndCoversWhateverItIsGiven();
    void foldsTheSameAgainWhenOldRecordsReturn();
};

void TestGapFold::leavesAloneWhatFits()
{
    GapDocument document{"a", {}};
    for (std::size_t n = 0; n < kMaxGapRecords; ++n)
        document.merge(numbered(n, "g", GapState::Open));
    const auto before = document.text();
    document.fit();
    QCOMPARE(document.text(), before);
    QVERIFY(GapDocument::read(before, "a"));
}

void TestGapFold::dropsTheOldestClosedFirst()
{
    GapDocument document{"a", {}};
    for (std::size_t n = 0; n < kMaxGapRecords + 10; ++n)
        document.merge(numbered(n, "g", n < 200 ? GapState::Closed : GapState::Open));
    document.fit();
    QCOMPARE(document.records.size(), kMaxGapRecords);
    QVERIFY(!document.records.contains(gapId("g", 1, 1009)));
    QVERIFY(document.records.contains(gapId("g", 1, 1010)));
}

void TestGapFold::foldsTheGapsOfEachOpener()
{
    GapDocument document{"a", {}};
    for (std::size_t n = 0; n < 300; ++n)
        document.merge(numbered(n, n % 2 == 0 ? "g" : "h", GapState::Open));
    document.merge(numbered(7, "r", GapState::Residue));
    document.fit();
    QCOMPARE(document.records.size(), std::size_t{3});
    const auto &folded = document.records.at(gapId("g", 1, 1000));
    QCOMPARE(folded.firstHour, std::int64_t{0});
    QCOMPARE(folded.lastHour, std::int64_t{298});
    QCOMPARE(folded.shards.count(), std::size_t{150});
    QCOMPARE(folded.points, std::uint64_t{298});
    QCOMPARE(document.records.at(gapId("r", 1, 1007)).state, GapState::Residue);
}

void TestGapFold::doesNotFoldWhatWaitsWithWhatIsFilledNow()
{
    GapDocument document{"a", {}};
    for (std::size_t n = 0; n < 600; ++n) {
        auto record = numbered(n, "g" + std::to_string(n), GapState::Open);
        record.dueAt = n % 2 == 0 ? 0 : static_cast<std::int64_t>(n);
        document.merge(record);
    }
    document.fit();
    QCOMPARE(document.records.size(), std::size_t{2});
    QCOMPARE(document.records.at(gapId("g0", 1, 1000)).dueAt, std::int64_t{0});
    QCOMPARE(document.records.at(gapId("g1", 1, 1001)).dueAt, std::int64_t{599});
}

void TestGapFold::foldsAcrossOpenersWhenTheyAreTooMany()
{
    GapDocument document{"a", {}};
    for (std::size_t n = 0; n < 600; ++n)
        document.merge(
            numbered(n, "g" + std::to_string(n), n % 2 == 0 ? GapState::Open : GapState::Residue));
    document.fit();
    QVERIFY(fitsItsBounds(document));
    QVERIFY(coversOpen(document, numbered(598, "g598", GapState::Open)));
    std::size_t residues = 0;
    for (const auto &[id, record] : document.records)
        residues += record.state == GapState::Residue ? 1u : 0u;
    QVERIFY(residues > 0);
}

void TestGapFold::fitsAndCoversWhateverItIsGiven()
{
    Random random(3);
    for (int round = 0; round < 20; ++round) {
        GapDocument document{"a", {}};
        std::vector<GapRecord> open;
        const auto openers = below(random, 400) + 1;
        for (std::size_t n = 0; n < 400; ++n) {
            auto record = numbered(n, "g" + std::to_string(below(random, openers)),
                                   static_cast<GapState>(below(random, 3)));
            for (auto bits = below(random, 3) * 700; bits > 0; --bits)
                record.shards.set(below(random, kShardCount));
            record.cause = std::string(below(random, kMaxCauseBytes), '\x01');
            record.residueText = std::string(below(random, kMaxResidueTextBytes), '\x01');
            document.merge(record);
            if (record.state == GapState::Open)
                open.push_back(record);
        }
        document.fit();
        QVERIFY(fitsItsBounds(document));
        QVERIFY(GapDocument::read(document.text(), "a"));
        for (const auto &record : open)
            QVERIFY(coversOpen(document, record));
    }
}

void TestGapFold::foldsTheSameAgainWhenOldRecordsReturn()
{
    GapDocument all{"a", {}};
    for (std::size_t n = 0; n < 300; ++n)
        all.merge(numbered(n, n % 3 == 0 ? "g" : "h", GapState::Open));
    auto folded = all;
    folded.fit();
    auto again = merged(folded, all);
    again.fit();
    QCOMPARE(again.text(), folded.text());
}

QTEST_APPLESS_MAIN(TestGapFold)
#include "tst_gap_fold.moc"

// Versions of one gap merge without ever covering less; a state holds only for what its giver had
// seen.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

GapRecord gap(std::int64_t first, std::int64_t last, std::uint64_t points = 1)
{
    GapRecord record;
    record.id = "g-1-1";
    record.firstHour = first;
    record.lastHour = last;
    record.shards.set(5);
    record.points = points;
    record.changedAt = 10;
    record.cause = "down";
    record.openedAt = 10;
    record.openedBy = "g";
    return record;
}

GapRecord settled(GapRecord record, GapState state, std::int64_t at)
{
    record.state = state;
    record.changedAt = at;
    record.residues = state == GapState::Residue ? 3 : 0;
    return record;
}

} // namespace

class TestGapRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theHigherStateOfOneExtentWins();
    void growthThatTheCloserHadNotSeenOpensItAgain();
    void versionsThatGrewApartAreOpenAndCoverBoth();
    void remembersTheLatestCauseAndTheFirstOpening();
    void waitsUntilItIsDue();
    void obeysTheLaws();
    void makesIdsThatItAccepts();
    void refusesIds_data();
    void refusesIds();
    void cutsWhatIsTooLongToStore();
    void doesNotStoreWhatCoversNothing();
};

void TestGapRecord::theHigherStateOfOneExtentWins()
{
    const auto open = gap(1, 2);
    const auto residue = settled(open, GapState::Residue, 20);
    const auto closed = settled(open, GapState::Closed, 15);
    QCOMPARE(merged(open, residue).state, GapState::Residue);
    QCOMPARE(merged(closed, residue).state, GapState::Closed);
    QCOMPARE(merged(closed, residue).changedAt, std::int64_t{20});
    QCOMPARE(merged(closed, open).state, GapState::Closed);
}

void TestGapRecord::growthThatTheCloserHadNotSeenOpensItAgain()
{
    const auto closed = settled(gap(1, 2), GapState::Closed, 99);
    QCOMPARE(merged(closed, gap(1, 3)).state, GapState::Open);
    QCOMPARE(merged(closed, gap(1, 2, 2)).state, GapState::Open);
    QCOMPARE(merged(closed, gap(1, 1)).state, GapState::Closed);
    auto moreShards = gap(1, 2);
    moreShards.shards.set(6);
    QCOMPARE(merged(closed, moreShards).state, GapState::Open);
    QCOMPARE(merged(merged(closed, moreShards), settled(moreShards, GapState::Closed, 100)).state,
             GapState::Closed);
}

void TestGapRecord::versionsThatGrewApartAreOpenAndCoverBoth()
{
    auto other = settled(gap(0, 1), GapState::Residue, 30);
    other.shards.set(6);
    const auto both = merged(settled(gap(1, 2, 7), GapState::Closed, 20), other);
    QCOMPARE(both.state, GapState::Open);
    QCOMPARE(both.residues, std::uint64_t{0});
    QCOMPARE(both.firstHour, std::int64_t{0});
    QCOMPARE(both.lastHour, std::int64_t{2});
    QCOMPARE(both.points, std::uint64_t{7});
    QVERIFY(both.shards.test(5) && both.shards.test(6));
}

void TestGapRecord::remembersTheLatestCauseAndTheFirstOpening()
{
    auto later = gap(1, 2);
    later.changedAt = 11;
    later.cause = "back";
    later.openedAt = 4;
    const auto both = merged(gap(1, 2), later);
    QCOMPARE(both.cause, std::string("back"));
    QCOMPARE(both.changedAt, std::int64_t{11});
    QCOMPARE(both.openedAt, std::int64_t{4});
}

void TestGapRecord::waitsUntilItIsDue()
{
    auto record = gap(1, 2);
    QVERIFY(!record.isSecondLook() && !record.waits(0));
    QVERIFY(record.text().find("\"due\"") ==
            std::string::npos); // older gateways see what they know
    record.dueAt = 100;
    QVERIFY(record.isSecondLook() && record.waits(99) && !record.waits(100));
    QCOMPARE(merged(record, gap(1, 2)).dueAt, std::int64_t{100});
    QVERIFY(!settled(record, GapState::Closed, 99).waits(99));
    GapDocument document{"a", {}};
    document.merge(record);
    QVERIFY(GapDocument::read(document.text(), "a")->records == document.records);
    for (const auto *damaged : {"\"due\":-1", "\"due\":\"x\"", "\"due\":1,\"due\":2"})
        QVERIFY(!GapDocument::read(replaced(document.text(), "\"due\":100", damaged), "a"));
}

void TestGapRecord::obeysTheLaws()
{
    QCOMPARE(brokenLaw(1, 20'000,
                       [](Random &random) {
                           auto record = randomGap(random);
                           record.id = "g-a-1";
                           return record;
                       }),
             std::string());
}

void TestGapRecord::makesIdsThatItAccepts()
{
    QCOMPARE(gapId("tg-1", 0x18f3a, 12), std::string("tg-1-18f3a-12"));
    QCOMPARE(gapId("g", 0, 0), std::string("g-0-0"));
    QVERIFY(isGapId(gapId("tg-1", UINT64_MAX, UINT64_MAX)));
    QVERIFY(isGapId(gapId(std::string(kMaxNameBytes, 'a'), UINT64_MAX, UINT64_MAX)));
}

void TestGapRecord::refusesIds_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id :
         {"", "g", "g-1", "-1-1", "g--1", "g-1-", "g-xyz-1", "g-1F-1", "g-1-a", "g-1-1 ", "g g-1-1",
          "g-11112222333344445-1", "g-1-111111111111111111111"})
        QTest::addRow("'%s'", id) << QByteArray(id);
    QTest::newRow("too long") << QByteArray(256, 'a') + "-1-1";
}

void TestGapRecord::refusesIds()
{
    QFETCH(QByteArray, id);
    QVERIFY(!isGapId(id.toStdString()));
}

void TestGapRecord::cutsWhatIsTooLongToStore()
{
    auto record = gap(INT64_MIN, INT64_MAX, UINT64_MAX);
    record.cause = std::string(5000, 'c');
    record.residueText = std::string(5000, 'r');
    record.residues = UINT64_MAX;
    record.changedAt = INT64_MAX;
    record.openedAt = -1;
    QVERIFY(record.makeStorable());
    GapDocument document{"a", {}};
    document.merge(record);
    const auto read = GapDocument::read(document.text(), "a");
    QVERIFY(read && read->records == document.records);
    QCOMPARE(record.cause.size(), kMaxCauseBytes);
}

void TestGapRecord::doesNotStoreWhatCoversNothing()
{
    auto noShards = gap(1, 2);
    noShards.shards.reset();
    auto noId = gap(1, 2);
    noId.id = "g";
    auto noOpener = gap(1, 2);
    noOpener.openedBy = "g h";
    for (auto record : {gap(2, 1), noShards, noId, noOpener})
        QVERIFY(!record.makeStorable());
}

QTEST_APPLESS_MAIN(TestGapRecord)
#include "tst_gap_record.moc"

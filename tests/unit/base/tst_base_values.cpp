// Names that clients and metrics see, gauges that go down, rows of the node board.
#include <set>

#include <QtTest>

#include "base/ack_level.h"
#include "base/counters.h"
#include "base/node_board.h"
#include "base/raw_bytes.h"
#include "base/reject_reason.h"

using namespace tg;

class TestBaseValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsBackEveryAckLevelAndNothingElse();
    void namesEveryReasonOnce();
    void countsDownAsWellAsUp();
    void refusesNodesBeyondItsRows();
    void keepsOldBytesWhenRawBytesGrow();
};

void TestBaseValues::readsBackEveryAckLevelAndNothingElse()
{
    for (const auto level : {AckLevel::All, AckLevel::One, AckLevel::Queued})
        QCOMPARE(ackLevelFrom(name(level)), std::optional(level));
    for (const std::string_view text : {"", "ALL", "two", "one ", "none"})
        QVERIFY(!ackLevelFrom(text));
}

void TestBaseValues::namesEveryReasonOnce()
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kRejectReasons; ++i)
        names.insert(name(static_cast<RejectReason>(i)));
    QCOMPARE(names.size(), kRejectReasons);
    names.clear();
    for (std::size_t i = 0; i < kDropReasons; ++i)
        names.insert(name(static_cast<DropReason>(i)));
    QCOMPARE(names.size(), kDropReasons);
}

void TestBaseValues::countsDownAsWellAsUp()
{
    LedgerCounters ledger;
    ledger.queued.add(7);
    ledger.queued.sub(0);
    ledger.queued.sub(7);
    QCOMPARE(ledger.queued.value(), std::uint64_t{0});
    ledger.rejected[0].add(2);
    ledger.rejected[kRejectReasons - 1].add(3);
    ledger.dropped[kDropReasons - 1].add(4);
    QCOMPARE(ledger.rejectedTotal(), std::uint64_t{5});
    QCOMPARE(ledger.droppedTotal(), std::uint64_t{4});
}

void TestBaseValues::refusesNodesBeyondItsRows()
{
    NodeBoard board;
    for (std::size_t i = 0; i < kMaxNodes; ++i)
        QCOMPARE(board.add(std::to_string(i)).value, static_cast<std::uint16_t>(i));
    QVERIFY(!board.add("one too many").isValid());
    QCOMPARE(board.size(), kMaxNodes);
    QCOMPARE(board.at(NodeIndex{17}).logicalId, std::string("17"));
    QVERIFY(!board.isAccepting(NodeIndex{17}));
    QVERIFY(!board.isAccepting(kNoNode));
}

void TestBaseValues::keepsOldBytesWhenRawBytesGrow()
{
    RawBytes bytes{1, 2, 3};
    bytes.resize(100'000);
    QCOMPARE(int{bytes[2]}, 3);
    bytes.resize(2);
    QCOMPARE(bytes.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestBaseValues)
#include "tst_base_values.moc"

// The board learns from what nodes hold, says what each should hold, and neither obeys nor destroys
// what it cannot read.
#include <QtTest>

#include "base/limits.h"
#include "cluster/facts/fact_board.h"
#include "cluster/facts/fact_limits.h"

using namespace tg;
using namespace tg::cluster;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};
constexpr std::int64_t kNow = 1'700'000'000;
const std::string kLeaseName = "timeless_gateway:lease:a";

GapRecord gap(std::uint64_t n, GapState state = GapState::Open)
{
    GapRecord record;
    record.id = gapId("tg-1", 1, n);
    record.firstHour = record.lastHour = 7;
    record.shards.set(1);
    record.state = state;
    record.changedAt = kNow;
    record.openedBy = "tg-1";
    return record;
}

void answerNothing(FactBoard &board, NodeIndex source)
{
    for (const auto &name : board.names())
        board.take(source, name, std::nullopt);
}

} // namespace

class TestFactBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void asksForEveryNameOfEveryNode();
    void boundsItsNodes();
    void writesOnlyToThoseItAsked();
    void writesUntilTheNodeShowsIt();
    void keepsEveryKindAndCountsChanges();
    void refusesWhatMayNotBeStored();
    void reportsDamageUntilItIsGone();
    void replacesDamageOnlyWithSomething();
    void leavesNewerDocumentsAlone();
    void doesNotRewriteForMembersItDoesNotKnow();
    void forgetsAWipedNode();
    void forgetsWhatIsOverOnTheNodesToo();
    void boundsItsProblems();
};

void TestFactBoard::asksForEveryNameOfEveryNode()
{
    FactBoard board({"a", "b"});
    const std::vector<std::string> names{
        "timeless_gateway:config",  "timeless_gateway:gaps:a",  "timeless_gateway:order:a",
        "timeless_gateway:join:a",  "timeless_gateway:lease:a", "timeless_gateway:gaps:b",
        "timeless_gateway:order:b", "timeless_gateway:join:b",  "timeless_gateway:lease:b"};
    QCOMPARE(board.names(), names);
    QVERIFY(!board.addNode("a") && !board.addNode("") && !board.addNode("a b"));
    QVERIFY(board.addNode("c"));
    QCOMPARE(board.names().size(), names.size() + 4);
}

void TestFactBoard::boundsItsNodes()
{
    FactBoard board;
    for (std::size_t n = 0; n < kMaxNodes; ++n)
        QVERIFY(board.addNode("n" + std::to_string(n)));
    QVERIFY(!board.addNode("one-more"));
    QCOMPARE(board.names().size(), 4 * kMaxNodes + 1);
}

void TestFactBoard::writesOnlyToThoseItAsked()
{
    FactBoard board({"a"});
    QVERIFY(board.putLease({"a", "tg-1", kNow, 1}));
    QVERIFY(board.writesFor(kA).empty());
    board.take(kA, "timeless_gateway:order:a", std::nullopt);
    QVERIFY(board.writesFor(kA).empty()); // asked, but not for this name
    answerNothing(board, kA);
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
    QVERIFY(board.writesFor(kB).empty());
    QVERIFY(board.addNode("late"));
    QVERIFY(board.putLease({"late", "tg-1", kNow, 1}));
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
}

void TestFactBoard::writesUntilTheNodeShowsIt()
{
    FactBoard board({"a"});
    answerNothing(board, kA);
    QVERIFY(board.putLease({"a", "tg-1", kNow, 1}));
    const auto writes = board.writesFor(kA);
    QCOMPARE(writes.size(), std::size_t{1});
    QCOMPARE(writes[0].name, kLeaseName);
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
    board.take(kA, writes[0].name, writes[0].text);
    QVERIFY(board.writesFor(kA).empty());
    QVERIFY(board.putLease({"a", "tg-1", kNow, 2}));
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
}

void TestFactBoard::keepsEveryKindAndCountsChanges()
{
    FactBoard board({"a"});
    QVERIFY(board.putGap("a", gap(1)));
    QVERIFY(board.putOrder({"a", OrderKind::Maintenance, 1, "tg-1", kNow, "disk", false}));
    QVERIFY(board.putJoin({"a", kNow, "tg-1", 1}));
    QVERIFY(board.putLease({"a", "tg-1", kNow, 1}));
    QVERIFY(board.putFingerprint("tg-1", {"f", kNow}));
    QCOMPARE(board.revision(), std::uint64_t{5});
    QVERIFY(!board.putGap("a", gap(1)));
    QVERIFY(!board.putJoin({"a", kNow + 1, "tg-1", 1}));
    QCOMPARE(board.revision(), std::uint64_t{5});
    answerNothing(board, kA);

    FactBoard other({"a"});
    for (const auto &write : board.writesFor(kA))
        other.take(kB, write.name, write.text);
    QCOMPARE(other.gaps("a").records, board.gaps("a").records);
    QCOMPARE(other.order("a"), board.order("a"));
    QCOMPARE(other.join("a"), board.join("a"));
    QCOMPARE(other.lease("a"), board.lease("a"));
    QCOMPARE(other.fingerprints(), board.fingerprints());
    QCOMPARE(other.revision(), std::uint64_t{5});
    QVERIFY(other.writesFor(kB).empty());
}

void TestFactBoard::refusesWhatMayNotBeStored()
{
    FactBoard board({"a"});
    QVERIFY(!board.putGap("unknown", gap(1)));
    QVERIFY(!board.putLease({"unknown", "tg-1", kNow, 1}));
    QVERIFY(!board.putGap("a", GapRecord{}));
    QVERIFY(!board.putOrder(StandingOrder{}));
    QVERIFY(!board.putFingerprint("a b", {"f", kNow}));
    QVERIFY(!board.putFingerprint("a", {"", kNow}));
    board.take(kA, "timeless_gateway:identity", "{}");
    board.take(kNoNode, kLeaseName, "{}");
    QCOMPARE(board.revision(), std::uint64_t{0});
    QVERIFY(board.problems().empty());
    QVERIFY(!board.gaps("unknown").hasContent() && !board.order("unknown").hasContent());
}

void TestFactBoard::reportsDamageUntilItIsGone()
{
    FactBoard board({"a"});
    board.prune(kNow);
    board.take(kA, kLeaseName, "{\"kind\":\"lease\"");
    board.prune(kNow + 5);
    board.take(kA, kLeaseName, "{\"kind\":\"leash\"}");
    QCOMPARE(board.problems().size(), std::size_t{1});
    const auto problem = board.problems().front();
    QCOMPARE(problem.source, kA);
    QCOMPARE(problem.name, kLeaseName);
    QCOMPARE(problem.firstSeen, kNow);
    QVERIFY(problem.reason.text.find("leash") != std::string::npos);
    QCOMPARE(board.revision(), std::uint64_t{0});
    board.take(kA, kLeaseName, Lease{"a", "tg-1", kNow, 1}.text());
    QVERIFY(board.problems().empty());
    board.take(kA, kLeaseName, "");
    QCOMPARE(board.problems().size(), std::size_t{1});
    board.take(kA, kLeaseName, std::nullopt);
    QVERIFY(board.problems().empty());
}

void TestFactBoard::replacesDamageOnlyWithSomething()
{
    FactBoard board({"a"});
    board.take(kA, kLeaseName, "damaged");
    QVERIFY(board.writesFor(kA).empty());
    QVERIFY(board.putLease({"a", "tg-1", kNow, 1}));
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
}

void TestFactBoard::leavesNewerDocumentsAlone()
{
    FactBoard board({"a"});
    board.take(kA, kLeaseName, R"({"kind":"lease","node":"a","v":2,"epoch":9})");
    QVERIFY(board.putLease({"a", "tg-1", kNow, 1}));
    QVERIFY(board.writesFor(kA).empty());
    QCOMPARE(board.problems().front().reason.code, ErrorCode::Refused);
}

void TestFactBoard::doesNotRewriteForMembersItDoesNotKnow()
{
    FactBoard board({"a"});
    const std::string text =
        R"({"epoch":9,"holder":"tg-1","kind":"lease","node":"a","until":5,"v":1,"version":1})";
    board.take(kA, kLeaseName, text);
    QCOMPARE(board.lease("a").holder, std::string("tg-1"));
    QVERIFY(board.writesFor(kA).empty());
    QVERIFY(board.putLease({"a", "tg-1", 6, 2}));
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
}

void TestFactBoard::forgetsAWipedNode()
{
    FactBoard board({"a"});
    const Lease lease{"a", "tg-1", kNow, 1};
    board.take(kA, kLeaseName, lease.text());
    board.take(kA, "timeless_gateway:order:a", "damaged");
    board.forgetSource(kA);
    QVERIFY(board.writesFor(kA).empty() && board.problems().empty());
    QCOMPARE(board.lease("a"), lease);
    answerNothing(board, kA);
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
}

void TestFactBoard::forgetsWhatIsOverOnTheNodesToo()
{
    FactBoard board({"a"});
    QVERIFY(board.putGap("a", gap(1, GapState::Closed)));
    answerNothing(board, kA);
    const auto stored = board.writesFor(kA).front();
    board.take(kA, stored.name, stored.text);
    board.prune(kNow + kKeepClosed);
    QVERIFY(!board.gaps("a").hasContent());
    const auto revision = board.revision();
    board.take(kA, stored.name, stored.text); // the node still holds it
    QCOMPARE(board.revision(), revision);
    QCOMPARE(board.writesFor(kA).size(), std::size_t{1});
    const auto emptied = board.writesFor(kA).front();
    board.take(kA, emptied.name, emptied.text);
    QVERIFY(board.writesFor(kA).empty());
}

void TestFactBoard::boundsItsProblems()
{
    FactBoard board({"a"});
    for (std::uint16_t source = 0; source < kMaxFactProblems + 50; ++source)
        board.take(NodeIndex{source}, kLeaseName, "damaged");
    QCOMPARE(board.problems().size(), kMaxFactProblems);
}

QTEST_APPLESS_MAIN(TestFactBoard)
#include "tst_fact_board.moc"

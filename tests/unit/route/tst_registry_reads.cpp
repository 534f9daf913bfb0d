// What a node's registry says ends up in the table, and what was sent by ids it contradicts is
// void.
#include <QtTest>

#include "tests/unit/route/registrar_desk.h"

using namespace tg;
using namespace tg::route;
using series::EntryState;
using test::RegistrarDesk;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};

} // namespace

class TestRegistryReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void learnsSeriesFromARegistry();
    void asksForTheCopyARegistryDidNotShow();
    void growsTheEpochAfterIdsThatChanged();
    void growsTheEpochThoughTheReadWasBegunAgain();
    void growsTheEpochWhenACallContradictsAnId();
    void forgetsWhatTheNextRegistryDoesNotShow();
    void forgetsWhatAnInterruptedFirstReadHadShown();
    void keepsSeriesThatWereResolvedDuringTheRead();
    void ignoresImpossibleIds();
};

void TestRegistryReads::learnsSeriesFromARegistry()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"a", 11}, {"b", 12}});
    QCOMPARE(desk.applied, 1);
    desk.read(kB, {{"a", 21}, {"b", 22}, {"only here", 23}});
    QCOMPARE(desk.applied, 2);
    QCOMPARE(desk.entry("a")->state.load(), EntryState::Ready);
    QCOMPARE(desk.entry("only here")->state.load(), EntryState::Incomplete);
    QCOMPARE(desk.id("b", kA), std::uint64_t{12});
    QCOMPARE(desk.id("b", kB), std::uint64_t{22});
    QCOMPARE(desk.epoch(kA), 0u); // nothing was encoded with other ids
    QCOMPARE(desk.epoch(kB), 0u);
    const auto request = desk.ask({"a", "b"});
    QVERIFY(desk.isAnswered(request));
    QCOMPARE(desk.registrar.counters().rpcs.load(), std::uint64_t{0});
    QCOMPARE(desk.registrar.counters().learned.load(), std::uint64_t{5});
}

void TestRegistryReads::asksForTheCopyARegistryDidNotShow()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"a", 11}});
    const auto request = desk.ask({"a"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{1});
    QCOMPARE(desk.rpc.nodeOf(0), kB);
    desk.answerAll();
    QCOMPARE(desk.item(request).status, ResolveStatus::Ready);
    QCOMPARE(desk.id("a", kA), std::uint64_t{11});
    QVERIFY(desk.id("a", kB) != 0);
}

void TestRegistryReads::growsTheEpochAfterIdsThatChanged()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"a", 11}, {"b", 12}});
    desk.begin(kA);
    desk.learn(kA, {{"a", 12}, {"b", 11}});
    QCOMPARE(desk.id("a", kA), std::uint64_t{12});
    QCOMPARE(desk.epoch(kA), 0u);
    desk.end(kA);
    QCOMPARE(desk.epoch(kA), 1u);
    QCOMPARE(desk.epoch(kB), 0u);
    desk.read(kA, {{"a", 12}, {"b", 11}});
    QCOMPARE(desk.epoch(kA), 1u);
}

void TestRegistryReads::growsTheEpochThoughTheReadWasBegunAgain()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"a", 11}});
    desk.begin(kA);
    desk.learn(kA, {{"a", 99}}); // then the link is lost
    desk.read(kA, {{"a", 99}});
    QCOMPARE(desk.epoch(kA), 1u);
}

void TestRegistryReads::growsTheEpochWhenACallContradictsAnId()
{
    RegistrarDesk desk(2);
    const auto request = desk.ask({"a"});
    desk.read(kA, {{"a", 500}}); // read while the call is out
    desk.tell(desk.rpc.takeOf(kA), std::vector<std::uint64_t>{501});
    desk.answer(desk.rpc.takeOf(kB));
    QVERIFY(desk.isAnswered(request));
    QCOMPARE(desk.id("a", kA), std::uint64_t{501});
    QCOMPARE(desk.epoch(kA), 1u);
}

void TestRegistryReads::forgetsWhatTheNextRegistryDoesNotShow()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"both", 1}, {"only a", 2}, {"stays", 3}});
    desk.read(kB, {{"both", 1}, {"stays", 3}});
    desk.read(kA, {{"stays", 3}});
    QCOMPARE(desk.epoch(kA), 1u);
    QCOMPARE(desk.id("stays", kA), std::uint64_t{3});
    QCOMPARE(desk.id("only a", kA), std::uint64_t{0});
    QCOMPARE(desk.entry("only a")->state.load(), EntryState::Incomplete);
    QCOMPARE(desk.entry("both")->state.load(), EntryState::Ready); // written to node B meanwhile
    QTRY_COMPARE(desk.rpc.waiting(), std::size_t{1});              // and registered on A again
    auto call = desk.rpc.take();
    QCOMPARE(call.node, kA);
    QCOMPARE(call.keys, std::vector{test::seriesKey("both")});
    desk.answer(std::move(call));
    QVERIFY(desk.id("both", kA) != 0);
    const auto request = desk.ask({"only a"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{2});
    desk.answerAll();
    QCOMPARE(desk.item(request).status, ResolveStatus::Ready);
}

void TestRegistryReads::forgetsWhatAnInterruptedFirstReadHadShown()
{
    RegistrarDesk desk(1);
    desk.begin(kA);
    desk.learn(kA, {{"a", 1}, {"b", 2}}); // then the link is lost, and the node wiped
    desk.read(kA, {{"b", 2}});
    QCOMPARE(desk.id("a", kA), std::uint64_t{0});
    QCOMPARE(desk.epoch(kA), 1u);
}

void TestRegistryReads::keepsSeriesThatWereResolvedDuringTheRead()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"old", 100}});
    desk.begin(kA);
    const auto request =
        desk.ask({"young"}); // the node's answer to the read was on its way already
    desk.answerAll();
    desk.learn(kA, {{"old", 100}});
    desk.end(kA);
    QCOMPARE(desk.item(request).status, ResolveStatus::Ready);
    QVERIFY(desk.id("young", kA) != 0);
    QCOMPARE(desk.epoch(kA), 0u);
}

void TestRegistryReads::ignoresImpossibleIds()
{
    RegistrarDesk desk(1);
    desk.read(kA, {{"zero", 0},
                   {"fits", (std::uint64_t{1} << 48) - 1},
                   {"too large", std::uint64_t{1} << 48}});
    QVERIFY(!desk.entry("zero"));
    QVERIFY(!desk.entry("too large"));
    QCOMPARE(desk.id("fits", kA), (std::uint64_t{1} << 48) - 1);
}

QTEST_GUILESS_MAIN(TestRegistryReads)
#include "tst_registry_reads.moc"

// Every question is answered once, no series is asked for twice at a time, and no node's trouble
// holds up another's.
#include <QtTest>

#include "tests/unit/route/registrar_desk.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::route;
using series::EntryState;
using test::RegistrarDesk;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};

} // namespace

class TestSeriesRegistrar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void asksOnceForASeriesOfSeveralBatches();
    void asksBothNodesAtTheSameTime();
    void answersABatchWithoutQuestionsAtOnce();
    void splitsLongListsIntoCalls();
    void goesOnWithOneCopyWhenANodeIsDown();
    void refusesWhenBothNodesAreDown();
    void placesBySomeNewerMapAfterARefusal();
    void goesOnWithOneCopyAfterAFailedCall();
    void refusesWhenBothCallsFail();
    void takesNoAnswerOfTheWrongLengthOrWithBadIds();
    void triesABackgroundCopyAgainAfterAWhile();
    void answersWhatWaitedForANodeThatWentDown();
    void throttlesNewSeriesAfterTheirWait();
    void asksInLotsWhileTokensAreShort();
    void refusesSeriesBeyondTheTable();
    void takesNewSeriesBeforeCopiesThatCatchUp();
    void asksForNoNewSeriesWhileTheyAreHeld();
    void answersWhatIsHeldWhenStopped();
    void answersEverythingWhenStopped();
    void answersAfterItWasStopped();
};

void TestSeriesRegistrar::asksOnceForASeriesOfSeveralBatches()
{
    RegistrarDesk desk(2);
    const auto first = desk.ask({"a", "b", "a"});
    const auto second = desk.ask({"b", "c"});
    const auto third = desk.ask({"c"});
    std::map<std::pair<std::uint16_t, std::string>, int> asked;
    while (desk.rpc.waiting() > 0) {
        auto call = desk.rpc.take();
        for (const auto &key : call.keys)
            ++asked[{call.node.value, key}];
        desk.answer(std::move(call));
    }
    QCOMPARE(asked.size(), std::size_t{6});
    for (const auto &[what, times] : asked)
        QCOMPARE(times, 1);
    for (const auto request : {first, second, third}) {
        QVERIFY(desk.isAnswered(request));
        for (const auto &item : desk.answered[request]->items) {
            QCOMPARE(item.status, ResolveStatus::Ready);
            QCOMPARE(item.entry, desk.table.findKey(item.key));
            QCOMPARE(item.entry->state.load(), EntryState::Ready);
        }
    }
    QCOMPARE(desk.id("b", kA), desk.idOn(kA, test::seriesKey("b")));
    QCOMPARE(desk.id("b", kB), desk.idOn(kB, test::seriesKey("b")));
    QCOMPARE(desk.registrar.counters().waiting.load(), std::uint64_t{0});
    const auto again = desk.ask({"a"});
    QVERIFY(desk.isAnswered(again));
    QCOMPARE(desk.rpc.waiting(), std::size_t{0});
}

void TestSeriesRegistrar::asksBothNodesAtTheSameTime()
{
    RegistrarDesk desk(2);
    const auto request = desk.ask({"a"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{2});
    desk.answer(desk.rpc.takeOf(kB));
    QVERIFY(!desk.isAnswered(request));
    desk.answer(desk.rpc.takeOf(kA));
    QVERIFY(desk.isAnswered(request));
}

void TestSeriesRegistrar::answersABatchWithoutQuestionsAtOnce()
{
    RegistrarDesk desk(2);
    const auto request = desk.ask({});
    QVERIFY(desk.isAnswered(request));
}

void TestSeriesRegistrar::splitsLongListsIntoCalls()
{
    RegistrarDesk desk(1);
    auto batch = std::make_unique<ResolveBatch>();
    batch->request = 77;
    batch->home = &desk.inbox;
    for (int i = 0; i < 4'500; ++i) {
        batch->items.emplace_back();
        batch->items.back().key = test::seriesKey("m" + std::to_string(i));
    }
    desk.registrar.resolve(std::move(batch));
    RegistrarDesk::spin();
    QCOMPARE(desk.rpc.waiting(), std::size_t{2}); // calls out at a time
    std::size_t asked = 0;
    while (desk.rpc.waiting() > 0) {
        auto call = desk.rpc.take();
        QVERIFY(call.keys.size() <= kResolveChunk);
        asked += call.keys.size();
        desk.answer(std::move(call));
    }
    QCOMPARE(asked, std::size_t{4'500});
    QVERIFY(desk.isAnswered(77));
    for (const auto &item : desk.answered[77]->items)
        QCOMPARE(item.entry->copy(0).id(), desk.idOn(kA, item.key));
}

void TestSeriesRegistrar::goesOnWithOneCopyWhenANodeIsDown()
{
    RegistrarDesk desk(2);
    desk.up(kB, false);
    const auto request = desk.ask({"a"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{1});
    desk.answerAll();
    QCOMPARE(desk.item(request).status, ResolveStatus::Ready);
    QCOMPARE(desk.id("a", kB), std::uint64_t{0});
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{1});
    desk.up(kB);
    QCOMPARE(desk.rpc.waiting(), std::size_t{1});
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{1}); // asked, not answered
    desk.answerAll();
    QCOMPARE(desk.id("a", kB), desk.idOn(kB, test::seriesKey("a")));
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{0});
}

void TestSeriesRegistrar::refusesWhenBothNodesAreDown()
{
    RegistrarDesk desk(2);
    desk.up(kA, false);
    desk.up(kB, false);
    const auto request = desk.ask({"a"});
    QVERIFY(desk.isAnswered(request));
    QCOMPARE(desk.item(request).status, ResolveStatus::Unavailable);
    QVERIFY(desk.item(request).blamed.isValid());
    QCOMPARE(desk.rpc.waiting(), std::size_t{0});
    QCOMPARE(desk.registrar.counters().unavailable.load(), std::uint64_t{1});
    desk.up(kA);
    const auto again = desk.ask({"a"});
    desk.answerAll();
    QCOMPARE(desk.item(again).status, ResolveStatus::Ready);
}

void TestSeriesRegistrar::placesBySomeNewerMapAfterARefusal()
{
    RegistrarDesk desk(2);
    desk.up(kA, false);
    desk.up(kB, false);
    desk.ask({"a"});
    desk.router.publish(desk.addNodes(2, 2)); // the operator has replaced both
    const auto request = desk.ask({"a"});
    desk.answerAll();
    QCOMPARE(desk.item(request).status, ResolveStatus::Ready);
    QVERIFY(desk.id("a", NodeIndex{2}) != 0 && desk.id("a", NodeIndex{3}) != 0);
}

void TestSeriesRegistrar::goesOnWithOneCopyAfterAFailedCall()
{
    RegistrarDesk desk(2);
    const auto request = desk.ask({"a"});
    desk.fail(desk.rpc.takeOf(kA));
    QVERIFY(!desk.isAnswered(request));
    desk.answer(desk.rpc.takeOf(kB));
    QCOMPARE(desk.item(request).status, ResolveStatus::Ready);
    QCOMPARE(desk.registrar.counters().rpcErrors.load(), std::uint64_t{1});
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{1});
}

void TestSeriesRegistrar::refusesWhenBothCallsFail()
{
    RegistrarDesk desk(2);
    const auto request = desk.ask({"a", "b"});
    desk.fail(desk.rpc.take());
    desk.fail(desk.rpc.take());
    QCOMPARE(desk.item(request, 0).status, ResolveStatus::Unavailable);
    QCOMPARE(desk.item(request, 1).status, ResolveStatus::Unavailable);
    const auto again = desk.ask({"a"});
    desk.answerAll();
    QCOMPARE(desk.item(again).status, ResolveStatus::Ready);
}

void TestSeriesRegistrar::takesNoAnswerOfTheWrongLengthOrWithBadIds()
{
    RegistrarDesk desk(1);
    using Ids = std::vector<std::uint64_t>;
    for (const Ids &ids :
         {Ids{1, 2, 3}, Ids{}, Ids{0, 0}, Ids{std::uint64_t{1} << 48, UINT64_MAX}}) {
        const auto request = desk.ask({"a", "b"});
        desk.tell(desk.rpc.take(), ids);
        QVERIFY(desk.isAnswered(request));
        QCOMPARE(desk.item(request, 0).status, ResolveStatus::Unavailable);
        QCOMPARE(desk.id("a", kA), std::uint64_t{0});
    }
    QCOMPARE(desk.epoch(kA), 0u);
}

void TestSeriesRegistrar::triesABackgroundCopyAgainAfterAWhile()
{
    RegistrarDesk desk(2);
    desk.ask({"a"});
    desk.answer(desk.rpc.takeOf(kA));
    desk.fail(desk.rpc.takeOf(kB));
    desk.registrar.nodeIsUp(kB);
    RegistrarDesk::spin();
    desk.tell(desk.rpc.takeOf(kB), std::vector<std::uint64_t>{0}); // no id after all
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{1});
    desk.clock.advance(900ms);
    desk.ask({"b"}); // a node that works goes on meanwhile
    QCOMPARE(desk.rpc.waiting(), std::size_t{2});
    desk.answerAll();
    QCOMPARE(desk.id("a", kB), std::uint64_t{0});
    desk.clock.advance(100ms);
    QTRY_COMPARE(desk.rpc.waiting(), std::size_t{1});
    desk.answerAll();
    QVERIFY(desk.id("a", kB) != 0);
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{0});
}

void TestSeriesRegistrar::answersWhatWaitedForANodeThatWentDown()
{
    Limits limits;
    limits.newSeriesPerSecond = 1;
    RegistrarDesk desk(1, limits);
    const auto request = desk.ask({"a", "b"});
    desk.answerAll();
    QVERIFY(!desk.isAnswered(request));
    desk.up(kA, false);
    QTRY_VERIFY(desk.isAnswered(request));
    QCOMPARE(desk.item(request, 0).status, ResolveStatus::Ready);
    QCOMPARE(desk.item(request, 1).status, ResolveStatus::Unavailable);
    QCOMPARE(desk.item(request, 1).blamed, kA);
}

void TestSeriesRegistrar::throttlesNewSeriesAfterTheirWait()
{
    Limits limits;
    limits.newSeriesPerSecond = 2;
    limits.newSeriesWait = 1'500ms;
    RegistrarDesk desk(1, limits);
    const auto first = desk.ask({"a", "b", "c", "d", "e"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{1});
    desk.answerAll();
    desk.clock.advance(1s);
    QTRY_COMPARE(desk.rpc.waiting(), std::size_t{1});
    desk.answerAll();
    QVERIFY(!desk.isAnswered(first));
    desk.clock.advance(501ms);
    QTRY_VERIFY(desk.isAnswered(first));
    std::map<ResolveStatus, int> count;
    for (const auto &item : desk.answered[first]->items)
        ++count[item.status];
    QCOMPARE(count[ResolveStatus::Ready], 4);
    QCOMPARE(count[ResolveStatus::Throttled], 1);
    QCOMPARE(desk.registrar.counters().throttled.load(), std::uint64_t{1});
    QCOMPARE(desk.registrar.counters().waiting.load(), std::uint64_t{0});
}

void TestSeriesRegistrar::asksInLotsWhileTokensAreShort()
{
    Limits limits;
    limits.newSeriesPerSecond = 100;
    RegistrarDesk desk(1, limits);
    auto batch = std::make_unique<ResolveBatch>();
    batch->home = &desk.inbox;
    for (int i = 0; i < 130; ++i) {
        batch->items.emplace_back();
        batch->items.back().key = test::seriesKey("m" + std::to_string(i));
    }
    desk.registrar.resolve(std::move(batch));
    RegistrarDesk::spin();
    auto all = desk.rpc.take(); // what the bucket held
    QCOMPARE(all.keys.size(), std::size_t{100});
    desk.clock.advance(10ms); // one token
    desk.answer(std::move(all));
    desk.ask({"another"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{0});
    desk.clock.advance(50ms);
    QTRY_COMPARE(desk.rpc.waiting(), std::size_t{1});
    auto some = desk.rpc.take();
    QCOMPARE(some.keys.size(), std::size_t{6}); // of 60 ms
    desk.answer(std::move(some));
    QCOMPARE(desk.rpc.waiting(), std::size_t{0});
    for (int round = 0; round < 5 && desk.registrar.counters().waiting.load() > 0; ++round) {
        desk.clock.advance(100ms);
        QTRY_COMPARE(desk.rpc.waiting(), std::size_t{1});
        desk.answerAll();
    }
    QCOMPARE(desk.registrar.counters().waiting.load(), std::uint64_t{0});
    QCOMPARE(desk.registrar.counters().throttled.load(), std::uint64_t{0});
}

void TestSeriesRegistrar::refusesSeriesBeyondTheTable()
{
    Limits limits;
    limits.series = 2;
    RegistrarDesk desk(1, limits);
    const auto request = desk.ask({"a", "b", "c"});
    desk.answerAll();
    QCOMPARE(desk.item(request, 0).status, ResolveStatus::Ready);
    QCOMPARE(desk.item(request, 1).status, ResolveStatus::Ready);
    QCOMPARE(desk.item(request, 2).status, ResolveStatus::TableFull);
    QVERIFY(!desk.item(request, 2).entry);
}

void TestSeriesRegistrar::takesNewSeriesBeforeCopiesThatCatchUp()
{
    Limits limits;
    limits.newSeriesPerSecond = 3;
    RegistrarDesk desk(2, limits);
    desk.up(kB, false);
    for (const auto *metric : {"a", "b", "c", "d", "e", "f"}) {
        desk.ask({metric});
        desk.answerAll();
        desk.clock.advance(1s);
        QTRY_VERIFY(desk.entry(metric)->state.load() == EntryState::Ready ||
                    (desk.answerAll(), false));
    }
    QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{6});
    desk.board.at(kB).accepting = true;
    desk.registrar.nodeIsUp(kB);
    const auto request = desk.ask({"new"});
    auto call = desk.rpc.takeOf(kB);
    QCOMPARE(call.keys, std::vector{test::seriesKey("new")});
    desk.answer(std::move(call));
    desk.answer(desk.rpc.takeOf(kA));
    QVERIFY(desk.isAnswered(request));
    for (int round = 0; round < 10; ++round) {
        desk.answerAll();
        if (desk.registrar.counters().away.load() == 0)
            break;
        desk.clock.advance(1s);
        QTRY_VERIFY(desk.rpc.waiting() > 0);
    }
    desk.answerAll();
    for (const auto *metric : {"a", "b", "c", "d", "e", "f"})
        QVERIFY(desk.id(metric, kB) != 0);
}

void TestSeriesRegistrar::asksForNoNewSeriesWhileTheyAreHeld()
{
    RegistrarDesk desk(2);
    desk.read(kA, {{"known", 11}});
    desk.read(kB, {{"known", 21}});
    desk.registrar.holdNewSeries();
    const auto known = desk.ask({"known"});
    QVERIFY(desk.isAnswered(known));
    const auto made = desk.ask({"made elsewhere", "new"});
    QCOMPARE(desk.rpc.waiting(), std::size_t{0});
    desk.read(kA, {{"known", 11}, {"made elsewhere", 12}});
    desk.read(kB, {{"known", 21}, {"made elsewhere", 22}});
    QVERIFY(!desk.isAnswered(made));
    desk.registrar.releaseNewSeries();
    desk.spin();
    QCOMPARE(desk.rpc.waiting(), std::size_t{2}); // "new", at both
    desk.answerAll();
    QCOMPARE(desk.item(made).status, ResolveStatus::Ready);
    QCOMPARE(desk.id("made elsewhere", kA), std::uint64_t{12});
    QCOMPARE(desk.id("made elsewhere", kB), std::uint64_t{22});
    QCOMPARE(desk.registrar.counters().rpcs.load(), std::uint64_t{2});
}

void TestSeriesRegistrar::answersWhatIsHeldWhenStopped()
{
    RegistrarDesk desk(2);
    desk.registrar.holdNewSeries();
    const auto request = desk.ask({"a", "a"});
    desk.registrar.stop();
    desk.spin();
    QCOMPARE(desk.item(request).status, ResolveStatus::Unavailable);
}

void TestSeriesRegistrar::answersEverythingWhenStopped()
{
    RegistrarDesk desk(2);
    const auto first = desk.ask({"a", "b"});
    const auto second = desk.ask({"b", "c"});
    desk.answer(desk.rpc.takeOf(kA)); // half an answer
    desk.registrar.stop();
    RegistrarDesk::spin();
    for (const auto request : {first, second}) {
        QVERIFY(desk.isAnswered(request));
        for (const auto &item : desk.answered[request]->items)
            QVERIFY(item.status == ResolveStatus::Unavailable ||
                    item.status == ResolveStatus::Ready);
    }
    QCOMPARE(desk.registrar.counters().waiting.load(), std::uint64_t{0});
    desk.answerAll(); // late answers find nobody waiting
}

void TestSeriesRegistrar::answersAfterItWasStopped()
{
    RegistrarDesk desk(2);
    desk.registrar.stop();
    const auto request = desk.ask({"a"});
    QVERIFY(desk.isAnswered(request));
    QCOMPARE(desk.item(request).status, ResolveStatus::Unavailable);
    QCOMPARE(desk.rpc.waiting(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestSeriesRegistrar)
#include "tst_series_registrar.moc"

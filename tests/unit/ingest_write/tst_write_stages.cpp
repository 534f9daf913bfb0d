// A request can lose its client, meet the end of its body or be abandoned at every stage: it is
// answered at most once and everything it handed over is followed to its end.
#include "tests/unit/ingest_write/write_house.h"

using namespace std::chrono_literals;
using namespace tg;
using batch::SliceFate;
using test::Client;
using test::node;
using test::WriteHouse;

enum class At {
    Head,
    Reading,
    Resolving,
    WaitingForRoom,
    WaitingForBudget,
    WaitingForFlow,
    Confirming,
    Answered
};

namespace {

constexpr int kSeries = 5;

Limits limitsAt(At at)
{
    Limits limits;
    if (at == At::WaitingForFlow || at == At::WaitingForRoom)
        limits.segmentBytes = 2'000;
    if (at == At::WaitingForFlow)
        limits.connectionBytes = 1'000;
    return limits;
}

// A request that stands at that stage, with an unfinished last line.
struct Scene {
    explicit Scene(At at)
        : stage(at)
        , house(2, limitsAt(at))
    {
        if (at != At::Resolving)
            house.know(kSeries);
        if (at == At::WaitingForRoom)
            blocked = house.cluster.queue(0).tryReserve(house.limits.nodeBytes);
        if (at == At::WaitingForBudget)
            blocked = house.budget.tryReserve(house.limits.inFlightBytes);
        client = &house.post();
        if (at == At::Head)
            return;
        std::string body = house.lines(100, kSeries);
        points = 100;
        if (at != At::Confirming && at != At::Answered)
            body += tail;
        client->send(body);
        if (at == At::Resolving || at == At::Confirming || at == At::Answered) {
            if (at == At::Resolving)
                client->handler->onBody("\n"), ++points;
            client->end();
        }
        house.spin();
        if (at == At::Answered)
            house.comeHome();
    }
    // What stood in the way is gone.
    void unblock()
    {
        if (blocked && stage == At::WaitingForRoom)
            house.cluster.queue(0).unreserve(house.limits.nodeBytes);
        if (blocked && stage == At::WaitingForBudget)
            house.budget.release(house.limits.inFlightBytes);
        blocked = false;
        house.reached([this] {
            house.comeHome();
            return house.desk.isIdle();
        });
    }
    // Whether the job is where the test wants it.
    bool stands() const
    {
        switch (stage) {
        case At::Head:
        case At::Reading:
            return client->answers == 0 && !client->isPaused && house.cluster.openPoints() == 0;
        case At::Resolving:
            return client->answers == 0 && house.rpc.waiting() == 2;
        case At::WaitingForRoom:
        case At::WaitingForBudget:
            return client->answers == 0 && client->isPaused && house.cluster.openPoints() == 0;
        case At::WaitingForFlow:
            return client->answers == 0 && client->isPaused && house.cluster.openPoints() == 200;
        case At::Confirming:
            return client->answers == 0 && house.cluster.openPoints() == 200;
        case At::Answered:
            return client->answers == 1;
        }
        return false;
    }

    At stage;
    WriteHouse house;
    Client *client = nullptr;
    bool blocked = false;
    std::uint64_t points = 0;
    std::string tail = "m{i=\"0\"} 4711 1700000000000";
};

void addStages()
{
    QTest::addColumn<At>("at");
    QTest::newRow("after the head") << At::Head;
    QTest::newRow("reading") << At::Reading;
    QTest::newRow("resolving") << At::Resolving;
    QTest::newRow("waiting for room") << At::WaitingForRoom;
    QTest::newRow("waiting for budget") << At::WaitingForBudget;
    QTest::newRow("waiting for flow") << At::WaitingForFlow;
    QTest::newRow("confirming") << At::Confirming;
    QTest::newRow("answered") << At::Answered;
}

} // namespace

class TestWriteStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void storesCompleteLinesOfAClientThatLeft_data() { addStages(); }
    void storesCompleteLinesOfAClientThatLeft();
    void storesTheLastLineThatCameMeanwhile_data() { addStages(); }
    void storesTheLastLineThatCameMeanwhile();
    void rejectsTheUnfinishedLineOfACutBody_data() { addStages(); }
    void rejectsTheUnfinishedLineOfACutBody();
    void answersWhenAbandoned_data() { addStages(); }
    void answersWhenAbandoned();
    void settlesEverythingWhenAllCopiesAreLost_data() { addStages(); }
    void settlesEverythingWhenAllCopiesAreLost();
    void refusesAfterTheClientHasLeft_data() { addStages(); }
    void refusesAfterTheClientHasLeft();
};

void TestWriteStages::storesCompleteLinesOfAClientThatLeft()
{
    QFETCH(At, at);
    Scene scene(at);
    QVERIFY(scene.stands());
    scene.client->leave();
    scene.unblock();
    QCOMPARE(scene.house.ledger.confirmed.value(), scene.points);
    QCOMPARE(scene.client->answers,
             at == At::Answered ? 1 : 0); // nothing to wait for there
    for (auto &link : scene.house.cluster.links)
        QVERIFY(link.values.count(4711) == (at == At::Resolving ? 1u : 0u)); // complete only there
    QCOMPARE(scene.house.unbalanced(), QString());
}

void TestWriteStages::storesTheLastLineThatCameMeanwhile()
{
    QFETCH(At, at);
    Scene scene(at);
    QVERIFY(scene.stands());
    const bool hasTail = at == At::Reading || at == At::WaitingForRoom ||
                         at == At::WaitingForBudget || at == At::WaitingForFlow;
    if (hasTail || at == At::Head)
        scene.client->handler->onEnd(); // also while paused: the end of the body had been read
    scene.unblock();
    QCOMPARE(scene.client->answers, 1);
    QCOMPARE(scene.client->response.status, 204);
    QCOMPARE(scene.house.ledger.confirmed.value(), scene.points + (hasTail ? 1 : 0));
    QCOMPARE(scene.house.unbalanced(), QString());
}

void TestWriteStages::rejectsTheUnfinishedLineOfACutBody()
{
    QFETCH(At, at);
    Scene scene(at);
    const bool hasTail = at == At::Reading || at == At::WaitingForRoom ||
                         at == At::WaitingForBudget || at == At::WaitingForFlow;
    if (hasTail || at == At::Head)
        scene.client->cut();
    scene.unblock();
    const bool isCut = hasTail || at == At::Head;
    QCOMPARE(scene.client->answers, 1);
    QCOMPARE(scene.client->response.status, isCut ? 400 : 204);
    QCOMPARE(scene.house.ledger.confirmed.value(), scene.points);
    QCOMPARE(scene.house.ledger.rejectedTotal(), std::uint64_t{hasTail ? 1u : 0u});
    QCOMPARE(scene.house.unbalanced(), QString());
}

void TestWriteStages::answersWhenAbandoned()
{
    QFETCH(At, at);
    Scene scene(at);
    scene.house.desk.abandonAll();
    QCOMPARE(scene.client->answers, 1);
    QCOMPARE(scene.client->response.status, at == At::Answered ? 204 : 503);
    QCOMPARE(scene.house.desk.openJobs(), std::size_t{0});
    QCOMPARE(scene.house.ledger.queued.value(), std::uint64_t{0});
    QCOMPARE(scene.house.ledger.inFlight.value(), std::uint64_t{0});
    scene.client->leave();
    scene.unblock(); // copies on a wire come home, answers of the registrar find nobody
    QCOMPARE(scene.client->answers, 1);
    QCOMPARE(scene.house.unbalanced(), QString());
}

void TestWriteStages::settlesEverythingWhenAllCopiesAreLost()
{
    QFETCH(At, at);
    Scene scene(at);
    auto &house = scene.house;
    house.answerRpcs();
    if (at == At::Head || at == At::Reading)
        scene.client->end();
    if (at == At::WaitingForFlow || at == At::WaitingForRoom || at == At::WaitingForBudget)
        scene.client->handler->onEnd();
    house.spin();
    house.cluster.down(0);
    house.cluster.down(1);
    if (scene.blocked && at == At::WaitingForRoom)
        house.cluster.queue(0).unreserve(house.limits.nodeBytes);
    if (scene.blocked && at == At::WaitingForBudget)
        house.budget.release(house.limits.inFlightBytes);
    house.clock.advance(house.limits.confirmTimeout);
    QVERIFY(house.reached([&] { return scene.client->answers == 1; }));
    QCOMPARE(scene.client->response.status, at == At::Answered || at == At::Head ? 204 : 503);
    QCOMPARE(house.ledger.confirmed.value(), at == At::Answered ? scene.points : std::uint64_t{0});
    QCOMPARE(house.unbalanced(), QString());
}

void TestWriteStages::refusesAfterTheClientHasLeft()
{
    QFETCH(At, at);
    Scene scene(at);
    auto &house = scene.house;
    scene.client->leave();
    for (int i = 0; i < 2; ++i)
        house.cluster.down(i);
    while (house.rpc.waiting() > 0)
        house.rpc.take().done(Error{ErrorCode::Unavailable, "down"});
    if (scene.blocked && at == At::WaitingForRoom)
        house.cluster.queue(0).unreserve(house.limits.nodeBytes);
    house.clock.advance(house.limits.confirmTimeout);
    QVERIFY(house.reached([&] { return house.desk.isIdle(); }));
    if (scene.blocked && at == At::WaitingForBudget)
        house.budget.release(house.limits.inFlightBytes);
    QCOMPARE(house.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestWriteStages)
#include "tst_write_stages.moc"

// Several gateways read, decide and write over each other in any order; when they come to rest, all
// gateways and all nodes hold the same, and nothing that any of them knew is lost.
#include <algorithm>
#include <array>
#include <memory>

#include <QtTest>

#include "cluster/facts/fact_board.h"
#include "cluster/facts/fact_limits.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

constexpr std::size_t kBoards = 3;
constexpr std::size_t kStores = 4;
const std::vector<std::string> kNodes{"a", "b"};

struct PendingWrite {
    std::size_t store;
    FactWrite write;
};

class Scene
{
public:
    explicit Scene(unsigned seed)
        : random(seed)
    {
        for (std::size_t n = 0; n < kBoards; ++n)
            boards.push_back(std::make_unique<FactBoard>(kNodes));
    }

    void sync(std::size_t board, std::size_t store)
    {
        const NodeIndex source{static_cast<std::uint16_t>(store)};
        for (const auto &name : boards[board]->names()) {
            const auto found = stores[store].find(name);
            if (found == stores[store].end())
                boards[board]->take(source, name, std::nullopt);
            else
                boards[board]->take(source, name, found->second);
        }
        for (auto &write : boards[board]->writesFor(source))
            pending.push_back({store, std::move(write)});
    }

    // One write that was decided some time ago arrives now.
    void deliver()
    {
        if (pending.empty())
            return;
        std::swap(pending[below(random, pending.size())], pending.back());
        stores[pending.back().store][pending.back().write.name] = pending.back().write.text;
        pending.pop_back();
    }

    // Rounds until no gateway wants to write.
    int settle()
    {
        for (int rounds = 0; rounds < 200; ++rounds) {
            while (!pending.empty())
                deliver();
            for (std::size_t board = 0; board < kBoards; ++board) {
                for (std::size_t store = 0; store < kStores; ++store)
                    sync(board, store);
            }
            if (pending.empty())
                return rounds;
        }
        return -1;
    }

    bool isEqualEverywhere() const
    {
        const auto textOf = [](const FactBoard &board) {
            std::string all = board.fingerprints().text();
            for (const auto &node : kNodes)
                all += board.gaps(node).text() + board.order(node).text() +
                       board.join(node).text() + board.lease(node).text();
            return all;
        };
        return std::all_of(
                   boards.begin(), boards.end(),
                   [&](const auto &board) { return textOf(*board) == textOf(*boards[0]); }) &&
               std::all_of(stores.begin(), stores.end(),
                           [&](const auto &store) { return store == stores[0]; });
    }

    Random random;
    std::vector<std::unique_ptr<FactBoard>> boards;
    std::array<std::map<std::string, std::string>, kStores> stores;
    std::vector<PendingWrite> pending;
};

void putSomething(Random &random, FactBoard &board, FactBoard &everything)
{
    const auto node = pick(random, {"a", "b"});
    const auto by = pick(random, {"g", "h", "i"});
    const auto time = static_cast<std::int64_t>(below(random, 50));
    const StandingOrder order{
        node, static_cast<OrderKind>(below(random, 4)), below(random, 9), by, time, "", false};
    const auto gap = randomGap(random);
    for (auto *each : {&board, &everything}) {
        each->putGap(node, gap);
        each->putOrder(order);
        each->putJoin({node, time, by, order.version});
        each->putLease({node, by, time, order.version});
        each->putFingerprint(by, {node, time});
    }
}

} // namespace

class TestFactRaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void losesNothingInRaces();
    void agreesPastTheBoundOfGaps();
    void agreesOnWhatIsForgottenDespiteClocks();
};

void TestFactRaces::losesNothingInRaces()
{
    int mostRounds = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        Scene scene(seed);
        FactBoard everything(kNodes);
        for (int step = 0; step < 100; ++step) {
            const auto board = below(scene.random, kBoards);
            if (below(scene.random, 3) == 0)
                putSomething(scene.random, *scene.boards[board], everything);
            scene.sync(board, below(scene.random, kStores));
            if (below(scene.random, 2) == 0)
                scene.deliver();
            if (below(scene.random, 20) == 0)
                scene.stores[below(scene.random, kStores)].clear(); // a wiped node
        }
        const int rounds = scene.settle();
        mostRounds = std::max(mostRounds, rounds);
        QVERIFY(rounds >= 0 && scene.isEqualEverywhere());
        for (const auto &node : kNodes) {
            QCOMPARE(scene.boards[0]->gaps(node).text(), everything.gaps(node).text());
            QCOMPARE(scene.boards[0]->order(node), everything.order(node));
            QCOMPARE(scene.boards[0]->join(node), everything.join(node));
            QCOMPARE(scene.boards[0]->lease(node), everything.lease(node));
        }
        QCOMPARE(scene.boards[0]->fingerprints(), everything.fingerprints());
    }
    qInfo("at most %d rounds to agree", mostRounds);
}

void TestFactRaces::agreesPastTheBoundOfGaps()
{
    for (unsigned seed = 0; seed < 5; ++seed) {
        Scene scene(seed);
        std::vector<GapRecord> open;
        for (std::uint64_t n = 0; n < 2 * kMaxGapRecords; ++n) {
            const auto board = below(scene.random, kBoards);
            auto record = randomGap(scene.random);
            record.openedBy = "g" + std::to_string(board);
            record.id = gapId(record.openedBy, 1, n);
            scene.boards[board]->putGap("a", record);
            if (record.state == GapState::Open)
                open.push_back(record);
            if (below(scene.random, 8) == 0)
                scene.sync(board, below(scene.random, kStores));
            scene.deliver();
        }
        QVERIFY(scene.settle() >= 0 && scene.isEqualEverywhere());
        for (const auto &record : open)
            QVERIFY(coversOpen(scene.boards[0]->gaps("a"), record));
    }
}

void TestFactRaces::agreesOnWhatIsForgottenDespiteClocks()
{
    Scene scene(1);
    FactBoard everything(kNodes);
    for (int step = 0; step < 50; ++step)
        putSomething(scene.random, *scene.boards[below(scene.random, kBoards)], everything);
    QVERIFY(scene.settle() >= 0);
    for (std::size_t board = 0; board < kBoards; ++board) // clocks 30 s apart, closed at 0 to 2
        scene.boards[board]->prune(kKeepClosed + static_cast<std::int64_t>(board) * 30 - 29);
    for (int round = 0; round < 5; ++round) { // they disagree for as long as their clocks do
        for (std::size_t board = 0; board < kBoards; ++board)
            scene.sync(board, 0);
        while (!scene.pending.empty())
            scene.deliver();
    }
    for (std::size_t board = 0; board < kBoards; ++board)
        scene.boards[board]->prune(kKeepClosed + 40 + static_cast<std::int64_t>(board) * 30);
    QVERIFY(scene.settle() >= 0 && scene.isEqualEverywhere());
    for (const auto &[id, record] : scene.boards[0]->gaps("a").records)
        QVERIFY(record.state != GapState::Closed);
}

QTEST_APPLESS_MAIN(TestFactRaces)
#include "tst_fact_races.moc"

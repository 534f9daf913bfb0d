// The registrar on its own thread, workers that ask and nodes that answer on theirs.
#include <condition_variable>
#include <deque>
#include <map>
#include <random>
#include <thread>

#include <QThread>
#include <QtTest>

#include "route/series_registrar.h"
#include "series/series_key.h"

using namespace tg;
using namespace tg::route;

namespace {

constexpr int kSeries = 400;
constexpr int kWorkers = 2;
constexpr int kBatches = 60;

std::string key(int number)
{
    std::vector<series::LabelView> labels;
    std::string out;
    series::writeKey("series_" + std::to_string(number), labels, out);
    return out;
}

// Answers on a thread of its own; ids follow from node and key, so that anyone can check them.
class PromptRpc final : public ResolveRpc
{
public:
    PromptRpc()
        : m_thread([this](const std::stop_token &stop) { work(stop); })
    {
    }

    static std::uint64_t idOf(NodeIndex node, std::string_view key)
    {
        return series::keyHash(key) % 1'000'000 * 16 + node.value + 1;
    }
    void resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done) override
    {
        const std::lock_guard lock(m_mutex);
        for (const auto one : keys)
            ++asked[{node.value, std::string(one)}];
        std::vector<std::uint64_t> ids;
        for (const auto one : keys)
            ids.push_back(idOf(node, one));
        m_calls.emplace_back(std::move(ids), std::move(done));
        m_isWaiting.notify_one();
    }

    std::map<std::pair<std::uint16_t, std::string>, int> asked; // read when all is over

private:
    void work(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_isWaiting.wait(lock, stop, [this] { return !m_calls.empty(); })) {
            auto [ids, done] = std::move(m_calls.front());
            m_calls.pop_front();
            lock.unlock();
            done(std::move(ids));
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_isWaiting;
    std::deque<std::pair<std::vector<std::uint64_t>, Done>> m_calls;
    std::jthread m_thread; // last: it uses all the others
};

} // namespace

class TestSeriesRegistrarThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void answersEveryWorkerWhileReadersRead();
};

void TestSeriesRegistrarThreads::answersEveryWorkerWhileReadersRead()
{
    Limits limits;
    const SystemClock clock;
    NodeBoard board;
    std::vector<MapNode> nodes;
    for (int i = 0; i < 3; ++i) {
        const auto index = board.add("node-" + std::to_string(i));
        board.at(index).accepting = true;
        nodes.push_back({index, board.at(index).logicalId, 100});
    }
    series::SeriesTable table(limits);
    Router router(*ShardKey::parse("series"), ShardMap::build(nodes, 2, 1));
    PromptRpc rpc;
    SeriesRegistrar registrar(table, router, board, rpc, clock, limits);
    QThread thread;
    registrar.moveToThread(&thread);
    connect(&thread, &QThread::started, &registrar, &SeriesRegistrar::start);
    connect(&thread, &QThread::finished, &registrar, &SeriesRegistrar::stop, Qt::DirectConnection);
    thread.start();

    std::array<ResolveInbox, kWorkers> inboxes;
    std::atomic<bool> isOver{false};
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> threads;
        for (int worker = 0; worker < kWorkers; ++worker) {
            threads.emplace_back([&, worker] {
                std::mt19937 random(static_cast<unsigned>(worker));
                for (int batch = 0; batch < kBatches; ++batch) {
                    auto questions = std::make_unique<ResolveBatch>();
                    questions->home = &inboxes[static_cast<std::size_t>(worker)];
                    for (unsigned i = 0; i < 1 + random() % 20; ++i) {
                        questions->items.emplace_back();
                        questions->items.back().key = key(static_cast<int>(random() % kSeries));
                    }
                    registrar.resolve(std::move(questions));
                }
            });
        }
        threads.emplace_back([&] { // a worker that meets the entries while they are being filled in
            while (!isOver) {
                for (int number = 0; number < kSeries; ++number) {
                    const auto *entry = table.findKey(key(number));
                    if (!entry ||
                        entry->state.load(std::memory_order_acquire) != series::EntryState::Ready)
                        continue;
                    const auto [primary, replica] = entry->bothCopies();
                    for (const auto copy : {primary, replica})
                        wrong += copy.isResolved() &&
                                 copy.id() != PromptRpc::idOf(copy.node(), entry->key());
                }
            }
        });
        int answered = 0;
        QDeadlineTimer deadline(60'000);
        while (answered < kWorkers * kBatches && !deadline.hasExpired()) {
            for (auto &inbox : inboxes) {
                for (const auto &batch : inbox.takeAll()) {
                    ++answered;
                    for (const auto &item : batch->items)
                        wrong += item.status != ResolveStatus::Ready;
                }
            }
            std::this_thread::yield();
        }
        isOver = true;
        QCOMPARE(answered, kWorkers * kBatches);
    }
    thread.quit();
    thread.wait();
    QCOMPARE(wrong.load(), 0);
    for (const auto &[what, times] : rpc.asked)
        QCOMPARE(times, 1);
}

QTEST_GUILESS_MAIN(TestSeriesRegistrarThreads)
#include "tst_series_registrar_threads.moc"

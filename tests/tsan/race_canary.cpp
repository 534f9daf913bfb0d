// A data race planted inside a slot, as bad as the ones we fear: two threads count in one plain
// integer. Built only with ThreadSanitizer; if it stays unreported, the suppressions hide too much
// and a clean run proves nothing.
#include <atomic>

#include <QCoreApplication>
#include <QObject>
#include <QThread>

namespace {

int racyCount = 0; // touched by both threads without a lock: the race

class Canary final : public QObject
{
public:
    void count()
    {
        for (int i = 0; i < 1'000; ++i)
            ++racyCount;
        m_rounds.fetch_add(1, std::memory_order_relaxed);
    }
    int rounds() const { return m_rounds.load(std::memory_order_relaxed); }

private:
    std::atomic<int> m_rounds{0};
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QThread thread;
    Canary canary;
    canary.moveToThread(&thread);
    thread.start();
    constexpr int kRounds = 200;
    for (int round = 0; round < kRounds; ++round) {
        QMetaObject::invokeMethod(&canary, &Canary::count, Qt::QueuedConnection);
        for (int i = 0; i < 1'000; ++i)
            ++racyCount;
    }
    while (canary.rounds() < kRounds)
        QThread::yieldCurrentThread();
    thread.quit();
    thread.wait();
    return 0;
}

// All read threads. Made, started and stopped by Gateway on the main thread; workers hand it reads.
// Outlives the workers.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "app/reads/read_counters.h"
#include "app/reads/read_room.h"
#include "base/owned_thread.h"

namespace tg::app {

struct ReadHouseBounds {
    unsigned threads = 1;
    std::size_t concurrent = 64;
    std::size_t bodyBytes = 1u << 20;
};

class ReadHouse
{
public:
    ReadHouse(ReadServices services, const ReadHouseBounds &bounds);
    ~ReadHouse(); // stop()

    void start();
    void stop(); // what is under way is not answered any more; blocks

    // Any thread.
    const ReadHouseBounds &bounds() const { return m_bounds; }
    // A read may begin, and counts as open until the ticket is gone. Null: there are enough.
    std::shared_ptr<void> admit();
    // To one thread after the other. The answer comes over the bridge made for it.
    std::shared_ptr<ReadBridge> open(std::shared_ptr<Errands> worker, ReadBridge::WorkerSide &side,
                                     std::shared_ptr<void> ticket, query::IncomingRead incoming);
    ReadTotals totals() const;

private:
    struct Floor {
        ReadCounters counters;
        ReadRoom *room = nullptr; // deleted by its thread's end
        std::optional<Errands> errands;
        OwnedThread thread;
    };

    const ReadServices m_services;
    const ReadHouseBounds m_bounds;
    std::vector<std::unique_ptr<Floor>> m_floors;
    const std::shared_ptr<std::atomic<std::size_t>> m_open =
        std::make_shared<std::atomic<std::size_t>>(0);
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::uint64_t> m_turnedAway{0};
};

} // namespace tg::app

// How the data plane asks for series the table does not know. Implemented by SeriesRegistrar; wired
// in app.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/wake.h"
#include "series/series_entry.h"

namespace tg::route {

enum class ResolveStatus : std::uint8_t {
    Ready,       // `entry` can be written
    Unavailable, // no node that may own the series can be reached now: 503
    Throttled,   // new series come faster than limits.new_series_per_second for too long: 429
    TableFull,   // limits.series reached: the line is rejected
    IdShared,    // each of its nodes gave its id to another series too: the line is rejected
};

struct ResolveItem {
    std::string key; // canonical key (series/series_key.h)
    series::SeriesEntry *entry = nullptr;
    ResolveStatus status = ResolveStatus::Unavailable;
    NodeIndex blamed; // with Unavailable
};

// One batch of questions of one request. Made by a worker, answered in place by the registrar, then
// handed back to the worker's ResolveInbox: owned by exactly one of them at a time.
struct ResolveBatch {
    std::uint64_t request = 0; // meaningful to the worker
    class ResolveInbox *home = nullptr;
    std::vector<ResolveItem> items;
};

using ResolveBatchPtr = std::unique_ptr<ResolveBatch>;

class ResolveInbox
{
public:
    Wake &wake() { return m_wake; }
    void push(ResolveBatchPtr batch)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_answered.push_back(std::move(batch));
        }
        m_wake.ring();
    }
    std::vector<ResolveBatchPtr> takeAll()
    {
        m_wake.arm();
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_answered, {});
    }

private:
    std::mutex m_mutex;
    std::vector<ResolveBatchPtr> m_answered;
    Wake m_wake;
};

class Resolver
{
public:
    virtual ~Resolver() = default;
    // Any thread. The batch comes back through its home inbox, at the latest after
    // limits.newSeriesWait plus the time-out of a call.
    virtual void resolve(ResolveBatchPtr batch) = 0;
};

} // namespace tg::route

// Series that live on more nodes than they have copies, and on which nodes beyond: a side list, so
// that the table's entries need not carry it. Written by the registrar, read by anyone; a mutex.
// Bounded. This gateway's own knowledge: a restarted one reads it from the registries again,
// without what was healed.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "series/series_entry.h"

namespace tg::route {

struct ExtraHolder {
    series::SeriesEntry *entry = nullptr;
    NodeIndex node;
    std::uint64_t id = 0;  // there
    bool isHealed = false; // the copies have all it had
};

class ExtraHolders
{
public:
    // About 100 bytes each. Beyond, series are still counted as split, but cannot be healed until
    // others are forgotten.
    static constexpr std::size_t kMost = 250'000;

    // Registrar. Each says by isSplit() afterwards how the entry is to be counted.
    bool note(series::SeriesEntry &entry, NodeIndex node,
              std::uint64_t id);                           // false: the list is full
    bool drop(series::SeriesEntry &entry, NodeIndex node); // true: it was there
    // What that node no longer has; the entries concerned.
    std::vector<series::SeriesEntry *>
    dropUnless(NodeIndex node, const std::function<bool(const series::SeriesEntry &)> &isThere);
    // False: it is not there, or under another id by now.
    bool setHealed(const ExtraHolder &holder, bool isHealed);

    bool isEmpty() const { return m_size.load(std::memory_order_relaxed) == 0; }
    bool isSplit(series::SeriesEntry &entry) const; // has an extra holder that is not healed
    std::vector<ExtraHolder> all() const;

private:
    struct Held {
        std::uint64_t id = 0;
        bool isHealed = false;
    };
    using Key = std::pair<series::SeriesEntry *, std::uint16_t>;

    mutable std::mutex m_mutex;
    std::map<Key, Held> m_held;
    std::atomic<std::size_t> m_size{0};
};

} // namespace tg::route

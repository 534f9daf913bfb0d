// Metric -> its series, for reads: which series a selector may mean, without walking the whole
// table. Owned by the SeriesTable, which adds every entry it makes. Any thread. A lock per stripe
// of metrics is held only to find or lengthen a list, never while a list is walked: lists only grow
// at their end, in chunks that never move. Beside the names at most 12 bytes a series.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "series/record_arena.h"
#include "series/series_entry.h"
#include "series/table_hash.h"

namespace tg::series {

// The series of one metric as they were when it was asked for, oldest first. Good as long as the
// table; what is added meanwhile is not seen.
class SeriesList
{
    struct Chunk {
        Chunk *next = nullptr;
        std::size_t capacity = 0;
        SeriesEntry **entries() { return reinterpret_cast<SeriesEntry **>(this + 1); }
    };

public:
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = SeriesEntry *;
        using difference_type = std::ptrdiff_t;
        using pointer = SeriesEntry *const *;
        using reference = SeriesEntry *;

        Iterator() = default;
        SeriesEntry *operator*() const { return m_chunk->entries()[m_at]; }
        Iterator &operator++()
        {
            --m_left;
            if (++m_at == m_chunk->capacity &&
                m_left > 0) { // at the end the writer may be setting next
                m_chunk = m_chunk->next;
                m_at = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            const auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator &a, const Iterator &b)
        {
            return a.m_left == b.m_left;
        }

    private:
        friend class SeriesList;
        Iterator(Chunk *chunk, std::size_t left)
            : m_chunk(chunk)
            , m_left(left)
        {
        }
        Chunk *m_chunk = nullptr;
        std::size_t m_at = 0;
        std::size_t m_left = 0;
    };

    Iterator begin() const { return {m_first, m_size}; }
    Iterator end() const { return {}; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

private:
    friend class SeriesIndex;
    Chunk *m_first = nullptr;
    Chunk *m_last = nullptr;
    std::size_t m_room = 0; // left in the last chunk
    std::size_t m_size = 0;
};

class SeriesIndex
{
public:
    explicit SeriesIndex(RecordArena &arena); // of the table: lists lie among its entries
    SeriesIndex(const SeriesIndex &) = delete;
    SeriesIndex &operator=(const SeriesIndex &) = delete;

    void add(SeriesEntry &entry); // once for each entry, its key written

    SeriesList find(std::string_view metric) const; // empty: no such metric
    std::vector<std::string_view> metrics() const;  // sorted; good as long as the table
    std::size_t metricCount() const;

    std::size_t listBytes() const;   // in the arena
    std::size_t memoryBytes() const; // beside it

private:
    static constexpr std::size_t kStripes = 16;
    static constexpr std::size_t kFirstChunk = 2; // most metrics have few series or very many
    static constexpr std::size_t kSmallChunk = 6;
    static constexpr std::size_t kLargestChunk = 16'384;

    struct Hash {
        const TableHash *hash;
        std::size_t operator()(std::string_view metric) const { return (*hash)(0, metric); }
    };
    // Names are views into the key of the metric's first series.
    using Metrics = std::unordered_map<std::string_view, SeriesList, Hash>;
    struct alignas(64) Stripe {
        mutable std::mutex mutex;
        Metrics metrics;
        std::size_t listBytes = 0;
    };

    Stripe &stripeOf(std::string_view metric);
    const Stripe &stripeOf(std::string_view metric) const;
    std::size_t lengthen(SeriesList &list); // bytes taken

    TableHash m_hash;
    RecordArena &m_arena;
    std::array<Stripe, kStripes> m_stripes;
};

} // namespace tg::series

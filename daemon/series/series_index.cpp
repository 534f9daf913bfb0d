#include "series/series_index.h"

#include <algorithm>
#include <new>

#include "series/series_key.h"

namespace tg::series {

SeriesIndex::SeriesIndex(RecordArena &arena)
    : m_arena(arena)
{
    for (auto &stripe : m_stripes)
        stripe.metrics = Metrics(0, Hash{&m_hash});
}

SeriesIndex::Stripe &SeriesIndex::stripeOf(std::string_view metric)
{
    return m_stripes[m_hash(1, metric) % kStripes];
}

const SeriesIndex::Stripe &SeriesIndex::stripeOf(std::string_view metric) const
{
    return m_stripes[m_hash(1, metric) % kStripes];
}

void SeriesIndex::add(SeriesEntry &entry)
{
    const auto metric = metricOf(entry.key());
    auto &stripe = stripeOf(metric);
    const std::lock_guard lock(stripe.mutex);
    auto &list = stripe.metrics[metric];
    if (list.m_room == 0)
        stripe.listBytes += lengthen(list);
    list.m_last->entries()[list.m_last->capacity - list.m_room] = &entry;
    --list.m_room;
    ++list.m_size;
}

// A quarter more each time: at most a fifth of a list is empty, and few chunks are walked.
std::size_t SeriesIndex::lengthen(SeriesList &list)
{
    using Chunk = SeriesList::Chunk;
    const auto capacity =
        list.m_size == 0 ? kFirstChunk : std::clamp(list.m_size / 4, kSmallChunk, kLargestChunk);
    const auto bytes = sizeof(Chunk) + capacity * sizeof(SeriesEntry *);
    auto *chunk = new (m_arena.allocate(bytes, sizeof(Chunk))) Chunk{nullptr, capacity};
    (list.m_last ? list.m_last->next : list.m_first) = chunk;
    list.m_last = chunk;
    list.m_room = capacity;
    return bytes;
}

SeriesList SeriesIndex::find(std::string_view metric) const
{
    const auto &stripe = stripeOf(metric);
    const std::lock_guard lock(stripe.mutex);
    const auto found = stripe.metrics.find(metric);
    return found == stripe.metrics.end() ? SeriesList{} : found->second;
}

std::vector<std::string_view> SeriesIndex::metrics() const
{
    std::vector<std::string_view> names;
    for (const auto &stripe : m_stripes) {
        const std::lock_guard lock(stripe.mutex);
        for (const auto &metric : stripe.metrics)
            names.push_back(metric.first);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::size_t SeriesIndex::metricCount() const
{
    std::size_t count = 0;
    for (const auto &stripe : m_stripes) {
        const std::lock_guard lock(stripe.mutex);
        count += stripe.metrics.size();
    }
    return count;
}

std::size_t SeriesIndex::listBytes() const
{
    std::size_t bytes = 0;
    for (const auto &stripe : m_stripes) {
        const std::lock_guard lock(stripe.mutex);
        bytes += stripe.listBytes;
    }
    return bytes;
}

std::size_t SeriesIndex::memoryBytes() const
{
    // A node of the map: the value, the link and the stored hash, and what the allocator adds.
    constexpr std::size_t kMetricBytes = sizeof(Metrics::value_type) + 4 * sizeof(void *);
    std::size_t bytes = 0;
    for (const auto &stripe : m_stripes) {
        const std::lock_guard lock(stripe.mutex);
        bytes += stripe.metrics.size() * kMetricBytes;
        bytes += stripe.metrics.bucket_count() * sizeof(void *);
    }
    return bytes;
}

} // namespace tg::series

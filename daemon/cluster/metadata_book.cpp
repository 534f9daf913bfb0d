#include "cluster/metadata_book.h"

#include <algorithm>
#include <xxhash.h>

#include "cluster/facts/reserved_metrics.h"

namespace tg::cluster {

MetadataBook::Hash MetadataBook::hashOf(const FamilyMetadata &metadata)
{
    XXH3_state_t state;
    XXH3_128bits_reset(&state);
    const auto add = [&state](std::string_view text) {
        const std::uint64_t size = text.size();
        XXH3_128bits_update(&state, &size, sizeof size);
        XXH3_128bits_update(&state, text.data(), text.size());
    };
    add({static_cast<const char *>(static_cast<const void *>(&metadata.type)),
         sizeof metadata.type});
    add(metadata.family);
    add(metadata.help);
    add(metadata.unit);
    const auto hash = XXH3_128bits_digest(&state);
    return {hash.low64, hash.high64};
}

std::size_t MetadataBook::bytesOf(const Entry &entry)
{
    return sizeof(Pending) + entry.family.size() + entry.help.size() + entry.unit.size();
}

void MetadataBook::offer(const FamilyMetadata &metadata)
{
    const bool isReserved = metadata.family.starts_with(kReservedMetrics);
    const bool isEmpty =
        metadata.type == MetricType::Gauge && metadata.help.empty() && metadata.unit.empty();
    const Hash hash = hashOf(metadata);
    const std::lock_guard lock(m_mutex);
    if (isReserved || isEmpty) {
        ++(isReserved ? m_figures.reserved : m_figures.empty);
        return;
    }
    if (m_serving.none()) {
        ++m_figures.unserved;
        return;
    }
    Record &record = remember(hash);
    const auto now = m_clock.now();
    if (now - record.since >= kMetadataToldFor) {
        record.told.reset();
        record.since = now;
    }
    Pending *const pending = pendingAt(record.position);
    const bool isPending = pending && pending->hash == hash;
    const Nodes targets = m_serving & ~record.told & ~(isPending ? pending->targets : Nodes());
    if (targets.none()) {
        ++m_figures.known;
        return;
    }
    ++m_figures.queued;
    if (!isPending) {
        record.position = m_first + m_pending.size();
        append(hash, metadata, targets);
        return;
    }
    pending->targets |= targets; // of nodes that began to serve meanwhile
    for (std::size_t node = 0; node < kMaxNodes; ++node) {
        if (targets.test(node))
            m_cursors[node] = std::min(m_cursors[node], record.position);
    }
}

// Not one that is called for again and again goes first, but the one that came first: it is just
// told again.
MetadataBook::Record &MetadataBook::remember(const Hash &hash)
{
    if (const auto found = m_records.find(hash); found != m_records.end())
        return found->second;
    while (m_records.size() >= m_bounds.remembered) {
        m_records.erase(m_order.front());
        m_order.pop_front();
    }
    m_order.push_back(hash);
    Record record;
    record.since = m_clock.now();
    return m_records.emplace(hash, record).first->second;
}

MetadataBook::Pending *MetadataBook::pendingAt(std::uint64_t position)
{
    return position >= m_first && position - m_first < m_pending.size()
               ? &m_pending[position - m_first]
               : nullptr;
}

void MetadataBook::append(const Hash &hash, const FamilyMetadata &metadata, const Nodes &targets)
{
    Entry entry{m_first + m_pending.size(), metadata.type, std::string(metadata.family),
                std::string(metadata.help), std::string(metadata.unit)};
    const auto bytes = bytesOf(entry);
    if (bytes > m_bounds.pendingBytes) {
        m_figures.dropped += targets.count();
        return;
    }
    drop(bytes);
    m_figures.pendingBytes += bytes;
    m_pending.push_back({hash, std::move(entry), targets});
}

// Makes room for so many bytes.
void MetadataBook::drop(std::size_t bytes)
{
    while (!m_pending.empty() && m_figures.pendingBytes + bytes > m_bounds.pendingBytes) {
        m_figures.dropped += m_pending.front().targets.count();
        m_pending.front().targets.reset();
        popTold();
    }
}

void MetadataBook::popTold()
{
    while (!m_pending.empty() && m_pending.front().targets.none()) {
        m_figures.pendingBytes -= bytesOf(m_pending.front().entry);
        m_pending.pop_front();
        ++m_first;
    }
}

void MetadataBook::serve(const Nodes &serving)
{
    const std::lock_guard lock(m_mutex);
    const Nodes gone = m_serving & ~serving;
    m_serving = serving;
    if (gone.none())
        return;
    for (auto &[hash, record] : m_records)
        record.told &= ~gone;
    for (auto &pending : m_pending) {
        m_figures.dropped += (pending.targets & gone).count();
        pending.targets &= ~gone;
    }
    popTold();
}

void MetadataBook::forget(NodeIndex node)
{
    const std::lock_guard lock(m_mutex);
    for (auto &[hash, record] : m_records)
        record.told.reset(node.value);
}

std::optional<MetadataBook::Entry> MetadataBook::next(NodeIndex node)
{
    const std::lock_guard lock(m_mutex);
    auto &cursor = m_cursors[node.value];
    for (cursor = std::max(cursor, m_first); const auto *pending = pendingAt(cursor); ++cursor) {
        if (pending->targets.test(node.value))
            return pending->entry;
    }
    return std::nullopt;
}

void MetadataBook::told(NodeIndex node, std::uint64_t position)
{
    const std::lock_guard lock(m_mutex);
    ++m_figures.stored;
    Pending *const pending = pendingAt(position);
    if (!pending || !pending->targets.test(node.value))
        return; // dropped meanwhile
    pending->targets.reset(node.value);
    if (const auto found = m_records.find(pending->hash); found != m_records.end())
        found->second.told.set(node.value);
    popTold();
}

void MetadataBook::giveUp(NodeIndex node, std::uint64_t position)
{
    const std::lock_guard lock(m_mutex);
    Pending *const pending = pendingAt(position);
    if (!pending || !pending->targets.test(node.value))
        return;
    ++m_figures.failed;
    pending->targets.reset(node.value);
    popTold();
}

MetadataFigures MetadataBook::figures() const
{
    const std::lock_guard lock(m_mutex);
    MetadataFigures figures = m_figures;
    figures.pending = m_pending.size();
    figures.remembered = m_records.size();
    return figures;
}

} // namespace tg::cluster

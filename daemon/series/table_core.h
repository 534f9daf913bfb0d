// What SeriesTable does, with the hash function open, so that tests can make every hash collide.
// Threads and lifetimes as in series_table.h; included by series_table.cpp, tests and benches only.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <new>
#include <span>
#include <string_view>
#include <utility>

#include "base/ids.h"
#include "base/limits.h"
#include "series/record_arena.h"
#include "series/record_look_up.h"
#include "series/series_entry.h"
#include "series/series_index.h"
#include "series/series_table.h"
#include "series/slot_index.h"

namespace tg::series {

// One spelling of a series; its bytes stand right behind this struct.
struct AliasRecord {
    SeriesEntry *entry = nullptr;
    std::uint32_t size = 0;
    SeriesSyntax syntax{};

    std::string_view text() const { return {reinterpret_cast<const char *>(this + 1), size}; }
    bool is(SeriesSyntax asked, std::string_view raw) const
    {
        return syntax == asked && text() == raw;
    }
};

template <typename Hash> class TableCore
{
public:
    // How many keys a look-up runs ahead of the next step's, and how many cache lines of a record
    // are asked for. Measured with tests/bench/micro/series_bench.cpp: 8 to 16 keys are alike, 4
    // lines cover what is usual.
    static constexpr std::size_t kDistance = 8;
    static constexpr std::size_t kPrefetchLines = 4;

    explicit TableCore(const Limits &limits, Hash hash = {})
        : m_hash(std::move(hash))
        , m_maxAliases(std::min<std::size_t>(limits.aliasesPerSeries, UINT8_MAX))
        , m_maxSeries(limits.measured.has(Bound::Series)
                          ? std::max(limits.series, limits.seriesMost)
                          : limits.series)
        , m_measuredSeries(limits.series)
    {
    }

    // A rolling pipeline in three steps, each Distance keys behind the one before: hash and ask for
    // the slot; read the slot and ask for the record; compare and ask for the entry (which arrives
    // while the caller gets to it). So hashing and comparing go on while memory answers; in
    // separate passes over a group, measured 1.3 times slower, each pass first floods the core's
    // fill buffers and then leaves them idle. Distance 0: one by one.
    template <std::size_t Distance = kDistance, std::size_t Lines = kPrefetchLines>
    void find(SeriesSyntax syntax, std::span<const std::string_view> raws,
              std::span<SeriesEntry *> out) const
    {
        assert(out.size() >= raws.size());
        std::array<Pending, std::bit_ceil(2 * Distance + 1)> ring;
        const auto steps = raws.size() + 2 * Distance;
        for (std::size_t i = 0; i < steps; ++i) {
            if (i < raws.size())
                start<Distance != 0>(syntax, raws[i], ring[i % ring.size()]);
            if (i >= Distance && i - Distance < raws.size()) {
                const auto at = i - Distance;
                readSlot<Lines>(raws[at].size(), ring[at % ring.size()]);
            }
            if (i >= 2 * Distance) {
                const auto at = i - 2 * Distance;
                out[at] = finish(syntax, raws[at], ring[at % ring.size()]);
            }
        }
    }

    SeriesEntry *findKey(std::string_view key) const
    {
        const auto *entry = lookUp<SeriesEntry>(
            m_keys, m_hash(kKeySalt, key), [&](const SeriesEntry &e) { return e.key() == key; });
        return const_cast<SeriesEntry *>(entry); // made by insert() as not const
    }

    SeriesTable::Inserted insert(std::string_view key, ShardId shard)
    {
        const auto hash = m_hash(kKeySalt, key);
        const auto lock = m_keys.lock(hash);
        if (auto *known = findKey(key))
            return {known, false};
        if (!reserve(m_size, m_maxSeries))
            return {};
        const bool isOverBound = m_size.load(std::memory_order_relaxed) > m_measuredSeries;

        std::byte *memory = m_arena.allocate(sizeof(SeriesEntry) + key.size(), sizeof(SeriesEntry));
        auto *entry = new (memory) SeriesEntry;
        for (std::size_t copy = 0; copy < kMaxCopies; ++copy)
            entry->setCopy(copy, CopyRef{});
        entry->shard = shard;
        entry->keySize = static_cast<std::uint32_t>(key.size());
        if (isOverBound)
            entry->markOver(Bound::Series);
        key.copy(reinterpret_cast<char *>(memory + sizeof(SeriesEntry)), key.size());
        m_keys.add(hash, entry, [this](const void *record) {
            return m_hash(kKeySalt, static_cast<const SeriesEntry *>(record)->key());
        });
        m_index.add(*entry);
        return {entry, true};
    }

    void addAlias(SeriesSyntax syntax, std::string_view raw, SeriesEntry &entry)
    {
        if (isStretched(raw.size(), entry))
            return;
        if (entry.aliases.load(std::memory_order_relaxed) >= m_maxAliases)
            return;
        const auto hash = rawHash(syntax, raw);
        const auto lock = m_raws.lock(hash);
        if (findAlias(hash, syntax, raw) || !reserve(entry.aliases, m_maxAliases))
            return;

        std::byte *memory = m_arena.allocate(sizeof(AliasRecord) + raw.size(), sizeof(AliasRecord));
        auto *alias =
            new (memory) AliasRecord{&entry, static_cast<std::uint32_t>(raw.size()), syntax};
        raw.copy(reinterpret_cast<char *>(memory + sizeof(AliasRecord)), raw.size());
        m_raws.add(hash, alias, [this](const void *record) {
            const auto &known = *static_cast<const AliasRecord *>(record);
            return rawHash(known.syntax, known.text());
        });
    }

    void forEach(const std::function<void(SeriesEntry &)> &visit) const
    {
        for (std::size_t stripe = 0; stripe < SlotIndex::kStripes; ++stripe) {
            for (const void *record : m_keys.records(stripe))
                visit(*const_cast<SeriesEntry *>(static_cast<const SeriesEntry *>(record)));
        }
    }

    const SeriesIndex &index() const { return m_index; }
    std::size_t size() const { return m_size.load(std::memory_order_acquire); }
    std::size_t memoryBytes() const
    {
        return m_arena.committedBytes() + m_raws.memoryBytes() + m_keys.memoryBytes() +
               m_index.memoryBytes();
    }

private:
    static constexpr unsigned kKeySalt = 0xFF; // no SeriesSyntax
    static constexpr std::size_t kLine = 64;

    std::uint64_t rawHash(SeriesSyntax syntax, std::string_view raw) const
    {
        return m_hash(static_cast<unsigned>(syntax), raw);
    }

    const AliasRecord *findAlias(std::uint64_t hash, SeriesSyntax syntax,
                                 std::string_view raw) const
    {
        return lookUp<AliasRecord>(m_raws, hash,
                                   [&](const AliasRecord &a) { return a.is(syntax, raw); });
    }

    // A key on its way through find().
    struct Pending {
        std::uint64_t hash = 0;
        SlotIndex::Probe probe;
        const AliasRecord *candidate = nullptr;
    };

    template <bool Prefetch>
    void start(SeriesSyntax syntax, std::string_view raw, Pending &pending) const
    {
        pending.hash = rawHash(syntax, raw);
        pending.probe = m_raws.probe(pending.hash);
        if constexpr (Prefetch)
            pending.probe.prefetch();
    }

    template <std::size_t Lines> static void readSlot(std::size_t rawSize, Pending &pending)
    {
        pending.candidate = static_cast<const AliasRecord *>(pending.probe.next());
        if (!pending.candidate)
            return;
        const auto *record = reinterpret_cast<const char *>(pending.candidate);
        const auto bytes = std::min(sizeof(AliasRecord) + rawSize, Lines * kLine);
        for (std::size_t at = 0; at < bytes; at += kLine)
            __builtin_prefetch(record + at);
        if (bytes > 0)
            __builtin_prefetch(record + bytes - 1); // records start anywhere in a line
    }

    SeriesEntry *finish(SeriesSyntax syntax, std::string_view raw, const Pending &pending) const
    {
        const auto *alias = pending.candidate;
        // Otherwise unknown, a tag shared by chance, or an array that was left meanwhile.
        if (!alias || !alias->is(syntax, raw))
            alias = findAlias(pending.hash, syntax, raw);
        if (!alias)
            return nullptr;
        __builtin_prefetch(alias->entry);
        return alias->entry;
    }

protected:
    const Hash m_hash;
    const std::size_t m_maxAliases;
    RecordArena m_arena;

private:
    const std::size_t m_maxSeries;
    const std::size_t m_measuredSeries; // further ones are marked
    SlotIndex m_raws;                   // AliasRecord
    SlotIndex m_keys;                   // SeriesEntry
    SeriesIndex m_index{m_arena};
    std::atomic<std::size_t> m_size{0};
};

} // namespace tg::series

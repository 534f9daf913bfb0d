// Raw text of measurement and tags -> TagSet, and the names of fields, each kept once. Part of
// SeriesTable: the same arena, hash and bounds. Readers take no lock and never wait; a writer locks
// the stripe of its tag set, and inside it that of a name. Included by series_table.cpp and tests
// only.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string_view>

#include "series/record_arena.h"
#include "series/record_look_up.h"
#include "series/series_entry.h"
#include "series/slot_index.h"
#include "series/tag_set.h"

namespace tg::series {

template <typename Hash> class TagSetIndex
{
public:
    TagSetIndex(RecordArena &arena, const Hash &hash, std::size_t maxAliases)
        : m_arena(arena)
        , m_hash(hash)
        , m_maxAliases(maxAliases)
    {
    }

    // A rolling pipeline as TableCore::find(), which says why; its last step asks for the fields.
    void find(std::span<const std::string_view> raws, std::span<const TagSet *> out) const
    {
        assert(out.size() >= raws.size());
        std::array<Pending, std::bit_ceil(2 * kDistance + 1)> ring;
        const auto steps = raws.size() + 2 * kDistance;
        for (std::size_t i = 0; i < steps; ++i) {
            if (i < raws.size())
                start(raws[i], ring[i % ring.size()]);
            if (i >= kDistance && i - kDistance < raws.size()) {
                const auto at = i - kDistance;
                readSlot(raws[at].size(), ring[at % ring.size()]);
            }
            if (i >= 2 * kDistance) {
                const auto at = i - 2 * kDistance;
                out[at] = finish(raws[at], ring[at % ring.size()]);
            }
        }
    }

    void add(std::string_view text, std::string_view field, SeriesEntry &entry)
    {
        if (isStretched(text.size() + field.size(), entry) ||
            entry.aliases.load(std::memory_order_relaxed) >= m_maxAliases)
            return;
        const auto hash = m_hash(kSetSalt, text);
        const auto lock = m_sets.lock(hash);
        auto *set = const_cast<TagSet *>(findSet(hash, text)); // made below as not const
        std::uint32_t next = 0;
        if (set && (countOf(*set) >= TagSet::kMostFields || set->find(field, next)))
            return;
        if (!reserve(entry.aliases, m_maxAliases))
            return;
        const FieldSlot slot{&entry, FieldSlot::shapeOf(field) << FieldSlot::kPointerBits |
                                         reinterpret_cast<std::uint64_t>(nameOf(field))};
        if (set) {
            append(*set, slot);
            return;
        }
        set = makeText<TagSet>(text);
        append(*set, slot);
        m_sets.add(hash, set, [this](const void *record) {
            return m_hash(kSetSalt, static_cast<const TagSet *>(record)->text());
        });
    }

    std::size_t memoryBytes() const { return m_sets.memoryBytes() + m_names.memoryBytes(); }

private:
    static constexpr std::size_t kDistance = 8;
    static constexpr std::size_t kPrefetchLines = 4;
    static constexpr std::size_t kLine = 64;
    static constexpr unsigned kSetSalt = 0xFE;
    static constexpr unsigned kNameSalt = 0xFD;

    // A text on its way through find().
    struct Pending {
        std::uint64_t hash = 0;
        SlotIndex::Probe probe;
        const TagSet *candidate = nullptr;
    };

    void start(std::string_view raw, Pending &pending) const
    {
        pending.hash = m_hash(kSetSalt, raw);
        pending.probe = m_sets.probe(pending.hash);
        pending.probe.prefetch();
    }

    static void readSlot(std::size_t rawSize, Pending &pending)
    {
        pending.candidate = static_cast<const TagSet *>(pending.probe.next());
        if (!pending.candidate)
            return;
        const auto *record = reinterpret_cast<const char *>(pending.candidate);
        const auto bytes = std::min(sizeof(TagSet) + rawSize, kPrefetchLines * kLine);
        for (std::size_t at = 0; at < bytes; at += kLine)
            __builtin_prefetch(record + at);
        __builtin_prefetch(record + bytes - 1); // records start anywhere in a line
    }

    const TagSet *finish(std::string_view raw, const Pending &pending) const
    {
        const auto *set = pending.candidate;
        if (!set || set->text() != raw)
            set = findSet(pending.hash, raw);
        if (!set)
            return nullptr;
        const auto *list =
            reinterpret_cast<const char *>(set->fields.load(std::memory_order_acquire));
        for (std::size_t at = 0; at < kPrefetchLines * kLine; at += kLine)
            __builtin_prefetch(list + at);
        return set;
    }

    const TagSet *findSet(std::uint64_t hash, std::string_view text) const
    {
        return lookUp<TagSet>(m_sets, hash, [&](const TagSet &set) { return set.text() == text; });
    }

    const FieldName *nameOf(std::string_view field)
    {
        const auto hash = m_hash(kNameSalt, field);
        const auto lock = m_names.lock(hash);
        if (const auto *known = lookUp<FieldName>(
                m_names, hash, [&](const FieldName &name) { return name.text() == field; }))
            return known;
        const auto *name = makeText<FieldName>(field);
        m_names.add(hash, name, [this](const void *record) {
            return m_hash(kNameSalt, static_cast<const FieldName *>(record)->text());
        });
        return name;
    }

    template <typename Record> Record *makeText(std::string_view text)
    {
        auto *memory = m_arena.allocate(sizeof(Record) + text.size(), sizeof(Record));
        auto *record = new (memory) Record;
        record->size = static_cast<std::uint32_t>(text.size());
        text.copy(reinterpret_cast<char *>(memory + sizeof(Record)), text.size());
        return record;
    }

    static std::uint32_t countOf(const TagSet &set)
    {
        return set.fields.load(std::memory_order_relaxed)->count.load(std::memory_order_relaxed);
    }

    void append(TagSet &set, const FieldSlot &slot)
    {
        auto *list = set.fields.load(std::memory_order_relaxed);
        const auto count = list ? list->count.load(std::memory_order_relaxed) : 0;
        if (!list || count == list->capacity) {
            auto *larger = makeList(list ? 2 * list->capacity : 1);
            if (list)
                std::copy_n(list->slots(), count, larger->slots());
            larger->slots()[count] = slot;
            larger->count.store(count + 1, std::memory_order_relaxed);
            set.fields.store(larger, std::memory_order_release);
            return;
        }
        list->slots()[count] = slot;
        list->count.store(count + 1, std::memory_order_release);
    }

    FieldList *makeList(std::uint32_t capacity)
    {
        auto *memory =
            m_arena.allocate(sizeof(FieldList) + capacity * sizeof(FieldSlot), sizeof(FieldList));
        auto *list = new (memory) FieldList;
        list->capacity = capacity;
        std::uninitialized_fill_n(list->slots(), capacity, FieldSlot{});
        return list;
    }

    RecordArena &m_arena;
    const Hash &m_hash;
    const std::size_t m_maxAliases;
    SlotIndex m_sets;  // TagSet
    SlotIndex m_names; // FieldName
};

} // namespace tg::series

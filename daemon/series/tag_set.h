// The measurement and tags of an Influx line as a client spells them, with the fields that have
// come for them: raw name -> series. Readers on any thread without a lock; one writer at a time
// (TagSetIndex) appends. Made in the table's arena, lives as long as the table.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "series/series_entry.h"

namespace tg::series {

// The raw name of a field, one for all tag sets; its bytes stand right behind this struct.
struct FieldName {
    std::uint32_t size = 0;

    std::string_view text() const { return {reinterpret_cast<const char *>(this + 1), size}; }
};

// A field of one tag set: the name's address with 16 bits of its shape above, so that other fields
// are passed over without touching their names.
struct FieldSlot {
    SeriesEntry *entry = nullptr;
    std::uint64_t name = 0;

    static constexpr unsigned kPointerBits = 48;
    static std::uint64_t shapeOf(std::string_view field)
    {
        if (field.empty())
            return 0;
        const auto first = static_cast<unsigned char>(field.front());
        const auto middle = static_cast<unsigned char>(field[field.size() / 2]);
        const auto last = static_cast<unsigned char>(field.back());
        return (field.size() * 2'053 + first * 257u + middle * 31u + last) & 0xFFFF;
    }
    bool is(std::uint64_t shape, std::string_view field) const
    {
        if (name >> kPointerBits != shape)
            return false;
        const auto address = name & ((std::uint64_t{1} << kPointerBits) - 1);
        return reinterpret_cast<const FieldName *>(address)->text() == field;
    }
};

// The slots stand right behind this struct: `capacity` of them, the first `count` filled.
struct FieldList {
    std::uint32_t capacity = 0;
    std::atomic<std::uint32_t> count{0};

    FieldSlot *slots() { return reinterpret_cast<FieldSlot *>(this + 1); }
    const FieldSlot *slots() const { return reinterpret_cast<const FieldSlot *>(this + 1); }
};

struct TagSet {
    // Beyond it, and for a client whose fields come in any order, looking through them costs as
    // much as the look-up by key does.
    static constexpr std::uint32_t kMostFields = 1'024;

    std::atomic<FieldList *> fields{nullptr}; // a full list is replaced by one of twice its size
    std::uint32_t size = 0;                   // of the text, which stands right behind this struct

    std::string_view text() const { return {reinterpret_cast<const char *>(this + 1), size}; }

    // The series of that field; nullptr: not known. `next`: where to begin, and afterwards where
    // the field behind it stands if the client writes them in the order of before.
    SeriesEntry *find(std::string_view field, std::uint32_t &next) const
    {
        const auto *list = fields.load(std::memory_order_acquire);
        const auto count = list->count.load(std::memory_order_acquire);
        const auto shape = FieldSlot::shapeOf(field);
        auto at = next;
        for (std::uint32_t tried = 0; tried < count; ++tried, ++at) {
            if (at >= count)
                at = 0;
            if (const auto &slot = list->slots()[at]; slot.is(shape, field)) {
                next = at + 1;
                return slot.entry;
            }
        }
        return nullptr;
    }
};

} // namespace tg::series

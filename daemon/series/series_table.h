// The heart of the gateway: raw text of a series -> SeriesEntry, and canonical key -> SeriesEntry.
// Readers (all workers) take no lock and never wait, also while the table grows. Writers lock one
// of 64 stripes. Entries and aliases live as long as the table. Memory: at most 250 bytes a series
// beyond its text.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "base/ids.h"
#include "base/limits.h"
#include "series/series_entry.h"
#include "series/tag_set.h"

namespace tg::series {

class SeriesIndex;

class SeriesTable
{
public:
    explicit SeriesTable(const Limits &limits);
    ~SeriesTable();
    SeriesTable(const SeriesTable &) = delete;
    SeriesTable &operator=(const SeriesTable &) = delete;

    // Looks up many raw texts at once (prefetched, so that cache misses overlap: best by the
    // hundred); out[i] = nullptr is a miss. Bytes are compared, a hash alone is never trusted. Any
    // number, any thread.
    void find(SeriesSyntax syntax, std::span<const std::string_view> raws,
              std::span<SeriesEntry *> out) const;

    SeriesEntry *findKey(std::string_view key) const; // nullptr = not there

    // The entry of that key, made if it is new (copies unplaced, state Incomplete). nullptr:
    // limits.series reached.
    struct Inserted {
        SeriesEntry *entry = nullptr;
        bool isNew = false;
    };
    Inserted insert(std::string_view key, ShardId shard);

    // Remembers one more spelling; does nothing once the entry has limits.aliasesPerSeries of them
    // (255 at most), or when the spelling is many times longer than the key (blanks): such texts
    // are looked up by key each time.
    void addAlias(SeriesSyntax syntax, std::string_view raw, SeriesEntry &entry);

    // Influx lines name many series by one text, the measurement with its tags: that is looked up
    // once a line, and each field in what was found (tag_set.h). out[i] = nullptr is a miss. As
    // find().
    void findTagSets(std::span<const std::string_view> raws, std::span<const TagSet *> out) const;
    // Remembers a field of that text; bounded as addAlias(), and by TagSet::kMostFields.
    void addField(std::string_view tagSet, std::string_view field, SeriesEntry &entry);

    // Visits every entry that existed when the call began. No lock is held during visits.
    void forEach(const std::function<void(SeriesEntry &)> &visit) const;

    const SeriesIndex &
    index() const; // metric -> entries; holds every entry that insert() has returned

    std::size_t size() const;
    std::size_t memoryBytes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace tg::series

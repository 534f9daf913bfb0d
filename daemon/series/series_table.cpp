#include "series/series_table.h"

#include "series/table_core.h"
#include "series/table_hash.h"
#include "series/tag_set_index.h"

namespace tg::series {

struct SeriesTable::Impl : TableCore<TableHash> {
    explicit Impl(const Limits &limits)
        : TableCore(limits)
    {
    }

    TagSetIndex<TableHash> tagSets{m_arena, m_hash, m_maxAliases};
};

SeriesTable::SeriesTable(const Limits &limits)
    : m_impl(std::make_unique<Impl>(limits))
{
}

SeriesTable::~SeriesTable() = default;

void SeriesTable::find(SeriesSyntax syntax, std::span<const std::string_view> raws,
                       std::span<SeriesEntry *> out) const
{
    m_impl->find(syntax, raws, out);
}

SeriesEntry *SeriesTable::findKey(std::string_view key) const
{
    return m_impl->findKey(key);
}

SeriesTable::Inserted SeriesTable::insert(std::string_view key, ShardId shard)
{
    return m_impl->insert(key, shard);
}

void SeriesTable::addAlias(SeriesSyntax syntax, std::string_view raw, SeriesEntry &entry)
{
    m_impl->addAlias(syntax, raw, entry);
}

void SeriesTable::findTagSets(std::span<const std::string_view> raws,
                              std::span<const TagSet *> out) const
{
    m_impl->tagSets.find(raws, out);
}

void SeriesTable::addField(std::string_view tagSet, std::string_view field, SeriesEntry &entry)
{
    m_impl->tagSets.add(tagSet, field, entry);
}

void SeriesTable::forEach(const std::function<void(SeriesEntry &)> &visit) const
{
    m_impl->forEach(visit);
}

const SeriesIndex &SeriesTable::index() const
{
    return m_impl->index();
}

std::size_t SeriesTable::size() const
{
    return m_impl->size();
}

std::size_t SeriesTable::memoryBytes() const
{
    return m_impl->memoryBytes() + m_impl->tagSets.memoryBytes();
}

} // namespace tg::series

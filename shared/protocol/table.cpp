#include "shared/protocol/table.h"

#include <algorithm>

namespace tg::protocol {

namespace {

bool isBefore(const Row &row, const Value &key)
{
    return row.key() < key;
}

} // namespace

Table::Table(Topic topic, std::vector<Row> rows)
    : m_topic(topic)
    , m_rows(std::move(rows))
{
    const auto byKey = [](const Row &a, const Row &b) { return a.key() < b.key(); };
    const auto haveOneKey = [](const Row &a, const Row &b) { return a.key() == b.key(); };
    if (!std::ranges::is_sorted(m_rows, byKey))
        std::ranges::stable_sort(m_rows, byKey);
    // The last of each run stays: what unique() keeps when it comes from behind.
    const auto kept = std::unique(m_rows.rbegin(), m_rows.rend(), haveOneKey);
    m_rows.erase(m_rows.begin(), kept.base());
}

const Row *Table::find(const Value &key) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), key, isBefore);
    return at != m_rows.end() && at->key() == key ? &*at : nullptr;
}

void Table::put(Row row)
{
    if (m_rows.empty() || m_rows.back().key() < row.key()) {
        m_rows.push_back(std::move(row));
        return;
    }
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row.key(), isBefore);
    if (at->key() == row.key())
        *at = std::move(row);
    else
        m_rows.insert(at, std::move(row));
}

bool Table::remove(const Value &key)
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), key, isBefore);
    if (at == m_rows.end() || at->key() != key)
        return false;
    m_rows.erase(at);
    return true;
}

void Table::cutTo(std::size_t rows)
{
    if (m_rows.size() > rows)
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(rows), m_rows.end());
}

void Table::apply(const Changes &changes)
{
    std::vector<Row> merged;
    merged.reserve(m_rows.size() + changes.changed.size());
    auto changed = changes.changed.begin();
    auto removed = changes.removed.begin();
    for (Row &row : m_rows) {
        for (; changed != changes.changed.end() && changed->key() < row.key(); ++changed)
            merged.push_back(*changed);
        while (removed != changes.removed.end() && *removed < row.key())
            ++removed;
        if (changed != changes.changed.end() && changed->key() == row.key())
            merged.push_back(*changed++);
        else if (removed == changes.removed.end() || *removed != row.key())
            merged.push_back(std::move(row));
    }
    merged.insert(merged.end(), changed, changes.changed.end());
    m_rows = std::move(merged);
}

Changes diff(const Table &before, const Table &after)
{
    Changes changes;
    auto old = before.rows().begin();
    const auto end = before.rows().end();
    for (const Row &row : after.rows()) {
        for (; old != end && old->key() < row.key(); ++old)
            changes.removed.push_back(old->key());
        const bool isKnown = old != end && old->key() == row.key();
        if (!isKnown || *old != row)
            changes.changed.push_back(row);
        if (isKnown)
            ++old;
    }
    for (; old != end; ++old)
        changes.removed.push_back(old->key());
    return changes;
}

} // namespace tg::protocol

// A topic's rows as both ends hold them: keyed, ordered by key, compared by value. The daemon makes
// a new table a tick and sends what differs; the console applies that to its own. Plain values: one
// thread at a time, or shared as const.
#pragma once

#include <type_traits>
#include <vector>

#include "shared/protocol/topics.h"
#include "shared/protocol/value.h"

namespace tg::protocol {

// As many values as its topic has columns; the first one is the key.
class Row
{
public:
    explicit Row(Topic topic)
        : m_values(schemaOf(topic).columns.size())
    {
    }

    const Value &key() const { return m_values.front(); }
    const std::vector<Value> &values() const { return m_values; }

    // The column enum is that of the row's topic; the caller sees to that.
    template <typename Enum>
    requires std::is_enum_v<Enum>
    const Value &operator[](Enum column) const
    {
        return m_values[static_cast<std::size_t>(column)];
    }
    template <typename Enum>
    requires std::is_enum_v<Enum> Row &set(Enum column, Value value)
    {
        m_values[static_cast<std::size_t>(column)] = std::move(value);
        return *this;
    }
    void setAt(std::size_t column, Value value) { m_values[column] = std::move(value); }

    friend bool operator==(const Row &, const Row &) = default;

private:
    std::vector<Value> m_values;
};

// What turns one table into another.
struct Changes {
    std::vector<Row> changed;   // new rows, and rows with any new value, whole; by key
    std::vector<Value> removed; // keys, ascending

    bool isEmpty() const { return changed.empty() && removed.empty(); }
    friend bool operator==(const Changes &, const Changes &) = default;
};

class Table
{
public:
    explicit Table(Topic topic)
        : m_topic(topic)
    {
    }
    // In any order; of rows with one key the last counts.
    Table(Topic topic, std::vector<Row> rows);

    Topic topic() const { return m_topic; }
    const std::vector<Row> &rows() const { return m_rows; } // by key, ascending
    std::size_t size() const { return m_rows.size(); }
    const Row *find(const Value &key) const; // null: no such row

    void put(Row row); // a new row, or in place of the one with its key; cheap at the end
    bool remove(const Value &key);
    void cutTo(std::size_t rows); // the first ones stay
    // Keys to be removed that are not there are no mistake.
    void apply(const Changes &changes);

    friend bool operator==(const Table &, const Table &) = default;

private:
    Topic m_topic;
    std::vector<Row> m_rows;
};

// Both of one topic.
Changes diff(const Table &before, const Table &after);

} // namespace tg::protocol

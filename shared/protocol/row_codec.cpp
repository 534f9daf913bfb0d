#include "shared/protocol/row_codec.h"

#include <cmath>

namespace tg::protocol {

namespace {

bool fits(ColumnType type, const Value &value)
{
    switch (type) {
    case ColumnType::Bool:
        return std::holds_alternative<bool>(value);
    case ColumnType::Integer:
        return std::holds_alternative<qint64>(value);
    case ColumnType::Real:
        return std::holds_alternative<double>(value) || std::holds_alternative<qint64>(value);
    case ColumnType::Text:
        return std::holds_alternative<QString>(value);
    }
    return false;
}

struct ValueWriter {
    CborWriter &out;

    void operator()(std::monostate) const { out.null(); }
    void operator()(bool value) const { out.boolean(value); }
    void operator()(qint64 value) const { out.integer(value); }
    void operator()(double value) const
    {
        if (std::isfinite(value))
            out.real(value);
        else
            out.null();
    }
    void operator()(const QString &value) const { out.text(value, kMaxTextBytes); }
};

} // namespace

void writeRow(CborWriter &out, const TopicSchema &schema, const Row &row)
{
    const auto &values = row.values();
    std::size_t used = values.size();
    while (used > 1 && isNull(values[used - 1]))
        --used;
    out.array(used);
    for (std::size_t i = 0; i < used; ++i) {
        const bool isSound = isNull(values[i]) || fits(schema.columns[i].type, values[i]);
        Q_ASSERT_X(isSound, "writeRow", schema.columns[i].name.data());
        // The other end would hang up over a value of the wrong type; it can do without it.
        std::visit(ValueWriter{out}, isSound ? values[i] : Value());
    }
}

void writeKey(CborWriter &out, const Value &key)
{
    std::visit(ValueWriter{out}, key);
}

QString RowReader::text()
{
    const QByteArrayView utf8 = m_in.utf8(kMaxTextBytes);
    if (utf8.isEmpty())
        return QString::fromUtf8(utf8);
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(utf8[i]); };
    const std::size_t slot = (static_cast<std::size_t>(utf8.size()) + at(0) * 7U +
                              at(utf8.size() - 1) * 31U + at(utf8.size() / 2) * 13U) %
                             kKnownTexts;
    KnownText &known = m_known[slot];
    if (known.utf8 != utf8)
        known = {utf8, QString::fromUtf8(utf8)};
    return known.text;
}

Value RowReader::value(ColumnType type)
{
    if (m_in.isNextNull()) {
        m_in.null();
        return {};
    }
    switch (type) {
    case ColumnType::Bool:
        return m_in.boolean();
    case ColumnType::Integer:
        return m_in.integer();
    case ColumnType::Real:
        return m_in.real();
    case ColumnType::Text:
        return text();
    }
    return {};
}

Row RowReader::row()
{
    Row row(m_schema.topic);
    const std::size_t columns = m_in.array(kMaxColumns);
    for (std::size_t i = 0; i < columns && !m_in.hasFailed(); ++i) {
        if (i < m_schema.columns.size())
            row.setAt(i, value(m_schema.columns[i].type));
        else
            m_in.skip(); // of a later minor
    }
    if (isNull(row.key()))
        m_in.fail(ErrorCode::BadSyntax, "a row without a key");
    return row;
}

std::vector<Row> RowReader::rows()
{
    std::vector<Row> rows;
    const std::size_t count = m_in.array(kMaxRowsInFrame);
    rows.reserve(count);
    for (std::size_t i = 0; i < count && !m_in.hasFailed(); ++i) {
        rows.push_back(row());
        if (i > 0 && !(rows[i - 1].key() < rows[i].key()))
            m_in.fail(ErrorCode::BadSyntax, "row keys that do not ascend");
    }
    return rows;
}

std::vector<Value> RowReader::keys()
{
    std::vector<Value> keys;
    const std::size_t count = m_in.array(kMaxTableRows);
    keys.reserve(count);
    for (std::size_t i = 0; i < count && !m_in.hasFailed(); ++i) {
        keys.push_back(value(m_schema.columns.front().type));
        if (isNull(keys.back()))
            m_in.fail(ErrorCode::BadSyntax, "a removed row without a key");
        if (i > 0 && !(keys[i - 1] < keys[i]))
            m_in.fail(ErrorCode::BadSyntax, "removed keys that do not ascend");
    }
    return keys;
}

} // namespace tg::protocol

#include "console/models/topic_model.h"

#include <algorithm>

#include "console/models/ledger_words.h"
#include "console/models/node_traces.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::Row;
using protocol::Value;

namespace {

auto lowerBound(const std::vector<Row> &rows, const Value &key)
{
    return std::lower_bound(rows.begin(), rows.end(), key,
                            [](const Row &row, const Value &wanted) { return row.key() < wanted; });
}

QString textAt(const Row &row, std::size_t column)
{
    const auto *text = protocol::valueIf<QString>(row.values()[column]);
    return text ? *text : QString();
}

// An empty text says no more than none.
QString orNotKnown(const QString &text)
{
    return text.isEmpty() ? notKnown() : text;
}

// "Backoff (12 s)": until it tries again.
QString linkText(const Row &row, const StateLook &look, qint64 nowMs)
{
    const auto &next = row[protocol::LinkColumn::NextAttemptAt];
    const auto left = static_cast<qint64>(numberOf(next)) - nowMs;
    if (protocol::isNull(next) || left <= 0)
        return look.word;
    return waitingWord(look.word, left);
}

// Many ranges come packed (as x and digits), which says nothing to people: then only how many.
QString rangesText(const Row &row, std::size_t column)
{
    const auto ranges = textAt(row, column);
    if (ranges.isEmpty())
        return TopicModel::tr("all");
    if (!ranges.startsWith(u'x'))
        return ranges;
    const auto count = static_cast<int>(numberOf(row[protocol::GapColumn::Shards]));
    return TopicModel::tr("%n shard(s)", nullptr, count);
}

} // namespace

StateLook lookOf(const Row &row, const ColumnSpec &spec)
{
    const auto text = textAt(row, spec.column);
    switch (spec.style) {
    case Style::ShardState:
        return shardLook(text);
    case Style::LinkState:
        return linkLook(text);
    case Style::Severity:
        return severityLook(text);
    case Style::OperationState:
        return operationLook(text);
    case Style::GapState:
        return gapLook(text);
    default:
        return nodeLook(text);
    }
}

TopicModel::TopicModel(protocol::Topic topic, std::vector<ColumnSpec> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_table(topic)
    , m_columns(std::move(columns))
{
}

int TopicModel::rowOf(const Value &key) const
{
    const auto at = lowerBound(rows(), key);
    return at != rows().end() && at->key() == key ? static_cast<int>(at - rows().begin()) : -1;
}

void TopicModel::merge(const protocol::Table &table)
{
    if (rows().empty() || table.size() == 0) {
        beginResetModel(); // nothing to keep a selection of
        m_table = table;
        endResetModel();
        return;
    }
    apply(diff(m_table, table));
}

void TopicModel::apply(const protocol::Changes &changes)
{
    removeKeys(changes.removed);
    int first = rowCount();
    int last = -1;
    for (std::size_t i = 0; i < changes.changed.size();) {
        const auto &row = changes.changed[i];
        const auto at = static_cast<int>(lowerBound(rows(), row.key()) - rows().begin());
        const bool isKnown =
            at < rowCount() && rows()[static_cast<std::size_t>(at)].key() == row.key();
        if (isKnown) {
            m_table.put(row);
            first = std::min(first, at);
            last = std::max(last, at);
            ++i;
            continue;
        }
        // All that come before the next known row go in at once.
        std::size_t end = i + 1;
        const bool isAtEnd = at == rowCount();
        while (end < changes.changed.size() &&
               (isAtEnd || changes.changed[end].key() < rows()[static_cast<std::size_t>(at)].key()))
            ++end;
        beginInsertRows({}, at, at + static_cast<int>(end - i) - 1);
        for (; i < end; ++i)
            m_table.put(changes.changed[i]);
        endInsertRows();
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void TopicModel::removeKeys(const std::vector<Value> &keys)
{
    for (std::size_t i = 0; i < keys.size();) {
        const int at = rowOf(keys[i]);
        if (at < 0) {
            ++i;
            continue;
        }
        int count = 1;
        while (i + static_cast<std::size_t>(count) < keys.size() && at + count < rowCount() &&
               rows()[static_cast<std::size_t>(at + count)].key() ==
                   keys[i + static_cast<std::size_t>(count)])
            ++count;
        beginRemoveRows({}, at, at + count - 1);
        protocol::Changes part;
        part.removed.assign(keys.begin() + static_cast<std::ptrdiff_t>(i),
                            keys.begin() + static_cast<std::ptrdiff_t>(i) + count);
        m_table.apply(part);
        endRemoveRows();
        i += static_cast<std::size_t>(count);
    }
}

void TopicModel::setNow(qint64 gatewayNowMs)
{
    m_nowMs = gatewayNowMs;
    if (rowCount() == 0)
        return;
    for (int column = 0; column < columnCount(); ++column) {
        const auto style = m_columns[static_cast<std::size_t>(column)].style;
        if (style == Style::Age || style == Style::Trace || style == Style::LinkState)
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    }
}

int TopicModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.size());
}

int TopicModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

const protocol::Column &TopicModel::schema(const ColumnSpec &spec) const
{
    return protocol::schemaOf(m_table.topic()).columns[spec.column];
}

QString TopicModel::display(const Row &row, const ColumnSpec &spec) const
{
    const auto &value = row.values()[spec.column];
    const auto unit = schema(spec).unit;
    const auto whole = [](const Value &one) {
        return protocol::isNull(one) ? notKnown()
                                     : QString::number(static_cast<qint64>(numberOf(one)));
    };
    switch (spec.style) {
    case Style::Trace:
        return {};
    case Style::Age:
        return protocol::isNull(value) ? notKnown()
                                       : ageText(static_cast<qint64>(numberOf(value)), m_nowMs);
    case Style::Pair:
        return whole(value) + u'/' + whole(row.values()[spec.column + 1]);
    case Style::Exact:
        return exactCount(value);
    case Style::LedgerTerm:
        return ledgerTermWord(textAt(row, spec.column));
    case Style::RejectReason:
        return orNotKnown(reasonText(textAt(row, spec.column)));
    case Style::Hours:
        return hoursText(value, row.values()[spec.column + 1]);
    case Style::ShardRanges:
        return rangesText(row, spec.column);
    case Style::LinkState:
        return linkText(row, lookOf(row, spec), m_nowMs);
    case Style::CutText: {
        const auto *isCut = protocol::valueIf<bool>(row.values()[spec.column + 1]);
        return textAt(row, spec.column) + (isCut && *isCut ? u" \u2026"_s : QString());
    }
    default:
        return isState(spec.style) ? lookOf(row, spec).word : orNotKnown(valueText(value, unit));
    }
}

QString TopicModel::toolTip(const Row &row, const ColumnSpec &spec) const
{
    if (spec.style == Style::Trace)
        return tr("points per second, last 60 s");
    const auto &column = schema(spec);
    const auto meaning =
        QString::fromUtf8(column.meaning.data(), static_cast<qsizetype>(column.meaning.size()));
    const auto what = isState(spec.style) ? lookOf(row, spec).word
                                          : exactText(row.values()[spec.column], column.unit);
    return what.isEmpty() ? meaning : what + u'\n' + meaning;
}

QVariant TopicModel::sortValue(const Row &row, const ColumnSpec &spec) const
{
    if (isState(spec.style))
        return rankOf(lookOf(row, spec));
    const auto &value = row.values()[spec.column];
    if (protocol::isNull(value))
        return isNumeric(schema(spec).type) ? QVariant(-1.0) : QVariant(QString());
    if (const auto *text = protocol::valueIf<QString>(value))
        return *text;
    if (const auto *is = protocol::valueIf<bool>(value))
        return *is;
    return numberOf(value);
}

QVariant TopicModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &row = rows()[static_cast<std::size_t>(index.row())];
    const auto &spec = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, spec);
    case Qt::ToolTipRole:
        return toolTip(row, spec);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (isNumeric(schema(spec).type) && spec.style != Style::Trace &&
                                        schema(spec).unit != protocol::Unit::UnixMs
                                    ? Qt::AlignRight
                                    : (spec.style == Style::Age ? Qt::AlignRight : Qt::AlignLeft)));
    case SortRole:
        return sortValue(row, spec);
    case LookRole:
        return isState(spec.style) ? QVariant::fromValue(lookOf(row, spec)) : QVariant();
    case KeyRole:
        return sortValue(row, {0, {}, Style::Plain, {}, false});
    case TraceRole:
        return spec.style == Style::Trace && m_traces
                   ? QVariant::fromValue(m_traces->lastMinute(textAt(row, 0)))
                   : QVariant();
    default:
        return {};
    }
}

QVariant TopicModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto &spec = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return spec.title;
    if (role == Qt::TextAlignmentRole) {
        const auto first = data(index(0, section), Qt::TextAlignmentRole);
        return first.isValid() ? first : QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    }
    return {};
}

} // namespace tg::console

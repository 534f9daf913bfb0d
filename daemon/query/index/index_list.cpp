#include "query/index/index_list.h"

#include <algorithm>

#include "query/door/node_json.h"
#include "series/series_key.h"

namespace tg::query {

namespace {

constexpr std::size_t kBytesOfOneGathered = 72; // view, node and bucket of the set, later sorted

void writeLabel(std::string_view name, std::string_view value, bool &isFirst, std::string &out)
{
    if (!isFirst)
        out += ',';
    isFirst = false;
    writeNodeJson(name, out);
    out += ':';
    writeNodeJson(value, out);
}

} // namespace

IndexList::IndexList(IndexQuestion question, const series::SeriesTable &table, Bounds bounds,
                     bool isPartial)
    : m_question(std::move(question))
    , m_bounds(bounds)
    , m_isPartial(isPartial)
    , m_walk(table, m_question.wanted)
{
}

Result<void> IndexList::check() const
{
    // Of a metric without further matchers its first series tells.
    const bool looksAtFirstOnly =
        m_question.kind == IndexListKind::Metrics && m_question.wanted.empty();
    const auto series = looksAtFirstOnly ? m_walk.metricCount() : m_walk.seriesOfMetrics();
    if (series <= m_bounds.examined)
        return {};
    return Error{ErrorCode::LimitExceeded, "the list looks at " + std::to_string(series) +
                                               " series, more than " +
                                               std::to_string(m_bounds.examined) +
                                               "; name the metric with metric= or match[]="};
}

Result<bool> IndexList::write(std::size_t budget, std::string &out)
{
    if (isGathered() && !m_isSorted) {
        const auto isWalked = gather(budget);
        if (!isWalked)
            return isWalked.error();
        if (!*isWalked)
            return true;
        sortGathered();
    }
    if (!m_hasBegun) {
        m_hasBegun = true;
        out += m_isPartial ? R"({"isPartial":true,"status":"success","data":[)"
                           : R"({"status":"success","data":[)";
    }
    if (isGathered() ? writeGathered(budget, out) : writeWalked(budget, out))
        return true;
    out += m_isCut ? R"(],"warnings":["results truncated due to limit"]})" : "]}";
    return false;
}

bool IndexList::writeWalked(std::size_t budget, std::string &out)
{
    while (const auto *entry = m_walk.next(budget)) {
        if (!beginItem(out))
            return false;
        if (m_question.kind == IndexListKind::Metrics) {
            writeNodeJson(series::metricOf(entry->key()), out);
            m_walk.skipMetric();
        } else {
            writeSeries(entry->key(), out);
        }
    }
    return !m_walk.atEnd();
}

// True once all have been looked at.
Result<bool> IndexList::gather(std::size_t budget)
{
    while (const auto *entry = m_walk.next(budget))
        gatherFrom(entry->key());
    if (m_gathered.size() * kBytesOfOneGathered > m_bounds.gatheredBytes) {
        return Error{ErrorCode::LimitExceeded,
                     "there are more than " + std::to_string(m_gathered.size()) +
                         " different ones, which take more than query.merge_bytes; name the metric "
                         "with metric= or match[]="};
    }
    return m_walk.atEnd();
}

void IndexList::gatherFrom(std::string_view key)
{
    series::KeyCursor cursor(key);
    cursor.text();
    for (auto left = cursor.count(); left > 0; --left) {
        const auto name = cursor.text();
        const auto value = cursor.text();
        if (m_question.kind == IndexListKind::LabelNames)
            m_gathered.insert(name);
        else if (name == m_question.label)
            m_gathered.insert(value);
    }
}

void IndexList::sortGathered()
{
    m_isSorted = true;
    m_gathered.erase(kMetricLabel);
    m_sorted.assign(m_gathered.begin(), m_gathered.end());
    m_gathered = {};
    std::ranges::sort(m_sorted);
    if (m_question.kind == IndexListKind::LabelNames) // first, whatever the order of the others
        m_sorted.insert(m_sorted.begin(), kMetricLabel);
}

bool IndexList::writeGathered(std::size_t budget, std::string &out)
{
    for (; m_next < m_sorted.size() && budget > 0; --budget) {
        if (!beginItem(out))
            return false;
        writeNodeJson(m_sorted[m_next++], out);
    }
    return m_next < m_sorted.size();
}

bool IndexList::beginItem(std::string &out)
{
    if (m_question.limit > 0 && m_items == m_question.limit) {
        m_isCut = true;
        return false;
    }
    if (m_items++ > 0)
        out += ',';
    return true;
}

void IndexList::writeSeries(std::string_view key, std::string &out) const
{
    const bool isFlat = m_question.kind == IndexListKind::FlatSeries;
    out += isFlat ? "{" : R"({"labels":{)";
    series::KeyCursor cursor(key);
    const auto metric = cursor.text();
    bool isFirst = true;
    bool isNamed = !isFlat; // the metric stands among the labels by its name, as they are sorted
    for (auto left = cursor.count(); left > 0; --left) {
        const auto name = cursor.text();
        const auto value = cursor.text();
        if (!isNamed && kMetricLabel < name) {
            writeLabel(kMetricLabel, metric, isFirst, out);
            isNamed = true;
        }
        if (!isFlat || name != kMetricLabel)
            writeLabel(name, value, isFirst, out);
    }
    if (!isNamed)
        writeLabel(kMetricLabel, metric, isFirst, out);
    out += isFlat ? "}" : "}}";
}

} // namespace tg::query

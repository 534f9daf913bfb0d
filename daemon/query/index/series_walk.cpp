#include "query/index/series_walk.h"

#include <algorithm>

namespace tg::query {

namespace {

std::vector<MatchSet> orEverything(std::vector<MatchSet> wanted)
{
    if (wanted.empty())
        wanted.emplace_back();
    return wanted;
}

bool hasId(const series::SeriesEntry &entry)
{
    return entry.copy(0).isResolved() || entry.copy(1).isResolved();
}

} // namespace

SeriesWalk::SeriesWalk(const series::SeriesTable &table, std::vector<MatchSet> wanted)
    : m_index(table.index())
    , m_wanted(orEverything(std::move(wanted)))
{
    const bool areNamed =
        std::ranges::all_of(m_wanted, [](const auto &set) { return set.metric().has_value(); });
    if (areNamed) {
        for (const auto &set : m_wanted)
            m_metrics.push_back(*set.metric());
        std::ranges::sort(m_metrics);
        m_metrics.erase(std::unique(m_metrics.begin(), m_metrics.end()), m_metrics.end());
    } else {
        m_metrics = m_index.metrics();
        std::erase_if(m_metrics, [this](std::string_view metric) {
            return std::ranges::none_of(m_wanted,
                                        [&](const auto &set) { return set.matchesMetric(metric); });
        });
    }
    enterMetric();
}

std::size_t SeriesWalk::seriesOfMetrics() const
{
    std::size_t series = 0;
    for (const auto metric : m_metrics)
        series += m_index.find(metric).size();
    return series;
}

void SeriesWalk::enterMetric()
{
    m_ofMetric.clear();
    m_list = {};
    for (; m_metric < m_metrics.size(); ++m_metric) {
        m_list = m_index.find(m_metrics[m_metric]);
        if (!m_list.empty())
            break;
    }
    m_at = m_list.begin();
    if (atEnd())
        return;
    for (const auto &set : m_wanted) {
        if (set.matchesMetric(m_metrics[m_metric]))
            m_ofMetric.push_back(&set);
    }
}

void SeriesWalk::skipMetric()
{
    if (atEnd())
        return;
    ++m_metric;
    enterMetric();
}

bool SeriesWalk::isWanted(const series::SeriesEntry &entry) const
{
    return hasId(entry) && std::ranges::any_of(m_ofMetric, [&](const MatchSet *set) {
               return set->matches(entry.key());
           });
}

const series::SeriesEntry *SeriesWalk::next(std::size_t &budget)
{
    while (!atEnd()) {
        if (m_at == m_list.end()) {
            skipMetric();
            continue;
        }
        if (budget == 0)
            return nullptr;
        --budget;
        const auto *entry = *m_at;
        ++m_at;
        if (isWanted(*entry))
            return entry;
    }
    return nullptr;
}

} // namespace tg::query

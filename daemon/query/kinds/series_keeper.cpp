#include "query/kinds/series_keeper.h"

#include <algorithm>
#include <tuple>

#include "base/label_escape.h"

namespace tg::query {

SeriesKeeper::SeriesKeeper(const ReadPlan &plan)
    : m_form(plan.labels)
{
    struct Sortable {
        series::KeyParts parts;
        const PlannedSeries *planned = nullptr;
    };
    std::vector<Sortable> sortable;
    sortable.reserve(plan.series.size());
    for (const auto &planned : plan.series)
        sortable.push_back({series::readKey(planned.entry->key()), &planned});
    std::sort(sortable.begin(), sortable.end(), [](const Sortable &a, const Sortable &b) {
        return std::tie(a.parts.metric, a.parts.labels) < std::tie(b.parts.metric, b.parts.labels);
    });
    m_series.reserve(sortable.size());
    m_homes.reserve(sortable.size());
    for (auto &[parts, planned] : sortable) {
        m_homes.emplace(planned->entry->key(), Home{planned->node, m_series.size()});
        m_series.push_back(std::move(parts));
    }
}

std::optional<std::size_t> SeriesKeeper::placeOf(NodeIndex node, std::string_view metric,
                                                 const LabelPairs &labels)
{
    m_plain.clear(); // the views below need all of them in place
    for (const auto &[name, value] : labels)
        m_plain.emplace_back(name, labelFromNodes(value, m_form));
    m_views.assign(m_plain.begin(), m_plain.end());
    series::writeKey(metric, m_views, m_key);
    const auto found = m_homes.find(m_key);
    if (found == m_homes.end() || found->second.node != node)
        return std::nullopt;
    return found->second.place;
}

} // namespace tg::query

#include "query/kinds/series_gathering.h"

#include <algorithm>

#include "query/matcher.h"

namespace tg::query {

SeriesGathering::SeriesGathering(SeriesKeeper keeper, std::vector<GatherRequest> requests,
                                 GatherForm form, Finish finish)
    : m_keeper(std::move(keeper))
    , m_bodies(requests.size())
    , m_form(std::move(form))
    , m_finish(std::move(finish))
    , m_isKept(m_keeper.size())
{
    for (auto &[request, metric] : requests) {
        m_requests.push_back(std::move(request));
        m_metrics.push_back(std::move(metric));
    }
}

Result<void> SeriesGathering::take(std::size_t which, std::string body)
{
    auto &held = m_bodies[which];
    held = std::move(body);
    const auto read = readSeriesList(held, m_form.shape,
                                     [&](AnsweredSeries &series) { return keep(which, series); });
    if (!m_form.keepsMembers)
        held = std::string();
    return read;
}

Result<void> SeriesGathering::keep(std::size_t which, AnsweredSeries &series)
{
    GatheredSeries gathered;
    std::string metric = m_metrics[which];
    const auto name = std::find_if(series.labels.begin(), series.labels.end(),
                                   [](const auto &label) { return label.first == kMetricLabel; });
    if (name != series.labels.end()) {
        gathered.isNamed = true;
        metric = std::move(name->second);
        series.labels.erase(name);
    }
    const auto place = m_keeper.placeOf(m_requests[which].node, metric, series.labels);
    if (!place || m_isKept[*place])
        return {};
    gathered.place = *place;
    if (!m_form.buckets.empty()) {
        const auto member = std::find_if(series.members.begin(), series.members.end(),
                                         [&](const auto &m) { return m.name == m_form.buckets; });
        if (member == series.members.end())
            return notUnderstood("a series without \"" + std::string(m_form.buckets) + '"');
        auto buckets = readBuckets(member->json, m_form.bucketsAreText);
        if (!buckets)
            return buckets.error();
        gathered.buckets = std::move(*buckets);
    }
    if (m_form.keepsMembers)
        gathered.members = std::move(series.members);
    m_isKept[*place] = true;
    m_series.push_back(std::move(gathered));
    return {};
}

ReadAnswer SeriesGathering::finish()
{
    std::sort(m_series.begin(), m_series.end(),
              [](const auto &a, const auto &b) { return a.place < b.place; });
    return m_finish(m_keeper, m_series);
}

} // namespace tg::query

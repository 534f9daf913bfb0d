#include "query/series_gatherer.h"

#include <algorithm>
#include <utility>

#include "series/series_index.h"

namespace tg::query {

SeriesGatherer::SeriesGatherer(const series::SeriesTable &table,
                               const cluster::ClusterSnapshot &cluster,
                               std::span<const SoughtSeries> sought, const PlanLimits &limits,
                               std::span<const FailedNode> failed)
    : m_table(table)
    , m_cluster(cluster)
    , m_sought(sought)
    , m_limits(limits)
{
    for (const auto &snapshot : cluster.nodes) {
        Node node{readabilityOf(snapshot), {}};
        for (const auto &one : sought)
            node.lacking.push_back(lackingShards(snapshot.gaps, one.samples));
        if (std::none_of(node.lacking.begin(), node.lacking.end(),
                         [](const auto &s) { return s.gaps.any() || s.doubts.any(); }))
            node.lacking.clear();
        m_nodes.push_back(std::move(node));
    }
    for (const auto &one : failed)
        m_nodes.at(one.node.value).readability = {Readability::No, one.reason};
}

Result<std::vector<FoundSeries>> SeriesGatherer::gather()
{
    for (std::size_t which = 0; which < m_sought.size(); ++which) {
        if (auto added = addMatches(which); !added)
            return added.error();
    }
    return std::move(m_found);
}

Result<void> SeriesGatherer::addMatches(std::size_t which)
{
    const auto &matchers = m_sought[which].matchers;
    if (const auto &metric = matchers.metric())
        return addMetric(*metric, which);
    for (const auto metric : m_table.index().metrics()) {
        if (!matchers.matchesMetric(metric))
            continue;
        if (auto added = addMetric(metric, which); !added)
            return added;
    }
    return {};
}

Result<void> SeriesGatherer::addMetric(std::string_view metric, std::size_t which)
{
    const auto &matchers = m_sought[which].matchers;
    for (const auto *entry : m_table.index().find(metric)) {
        if (++m_examined > m_limits.examined) {
            return Error{ErrorCode::LimitExceeded, "the query looks at more than " +
                                                       std::to_string(m_limits.examined) +
                                                       " series; name the metric in its selectors"};
        }
        if (!matchers.matches(entry->key()))
            continue;
        if (auto added = add(*entry, which); !added)
            return added;
    }
    return {};
}

Result<void> SeriesGatherer::add(const series::SeriesEntry &entry, std::size_t which)
{
    const auto [place, isNew] = m_places.try_emplace(&entry, m_found.size());
    if (isNew) {
        const auto both = entry.bothCopies();
        if (!both.primary.isResolved() && !both.replica.isResolved()) {
            m_places.erase(place); // no node has it: there is nothing to read
            return {};
        }
        if (m_found.size() >= m_limits.series) {
            return Error{ErrorCode::LimitExceeded, "the query matches more than " +
                                                       std::to_string(m_limits.series) +
                                                       " series (query.max_series); narrow its "
                                                       "selectors or raise the bound"};
        }
        m_found.push_back({&entry, {both.primary, both.replica}, {}, {}});
        m_found.back().isReadable.fill(true);
    }
    auto &found = m_found[place->second];
    for (std::size_t copy = 0; copy < kMaxCopies; ++copy) {
        found.isReadable[copy] =
            found.isReadable[copy] && isReadable(entry, found.copies[copy], which);
        found.isInDoubt[copy] =
            found.isInDoubt[copy] || isInDoubt(found.copies[copy], entry.shard, which);
    }
    return {};
}

bool SeriesGatherer::isInDoubt(series::CopyRef copy, ShardId shard, std::size_t which) const
{
    if (!copy.isPlaced() || copy.node().value >= m_nodes.size())
        return false;
    const auto &lacking = m_nodes[copy.node().value].lacking;
    return !lacking.empty() && lacking[which].doubts.test(shard.value);
}

bool SeriesGatherer::hasGap(const Node &node, ShardId shard, std::size_t which) const
{
    return !node.lacking.empty() && node.lacking[which].gaps.test(shard.value);
}

bool SeriesGatherer::isReadable(const series::SeriesEntry &entry, series::CopyRef copy,
                                std::size_t which) const
{
    return copy.isPlaced() && copy.isResolved() && level(copy.node()) != Readability::No &&
           !hasGap(m_nodes[copy.node().value], entry.shard, which);
}

Readability SeriesGatherer::level(NodeIndex node) const
{
    return node.value < m_nodes.size() ? m_nodes[node.value].readability.level : Readability::No;
}

std::string SeriesGatherer::idOf(NodeIndex node) const
{
    return node.value < m_nodes.size() ? m_cluster.nodes[node.value].id
                                       : "node #" + std::to_string(node.value);
}

std::string SeriesGatherer::reasonOf(const series::SeriesEntry &entry, series::CopyRef copy) const
{
    if (copy.node().value >= m_nodes.size())
        return "not known to the cluster yet";
    const auto &node = m_nodes[copy.node().value];
    if (node.readability.level == Readability::No)
        return node.readability.reason;
    if (!copy.isResolved())
        return "the series is not registered there yet";
    for (std::size_t which = 0; which < m_sought.size(); ++which) {
        if (hasGap(node, entry.shard, which))
            return "a gap in the asked hours is not filled";
    }
    return "not readable for all selectors";
}

} // namespace tg::query

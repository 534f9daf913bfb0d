// The series that selectors match, each with its copies that can be read. A step of findCopies().
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/copy_finder.h"

namespace tg::query {

struct FoundSeries {
    const series::SeriesEntry *entry = nullptr;
    std::array<series::CopyRef, kMaxCopies> copies; // one consistent pair, taken once
    std::array<bool, kMaxCopies> isReadable{};      // for every selector that matches it
    std::array<bool, kMaxCopies> isInDoubt{};       // for one of them: no answer if another can
};

class SeriesGatherer
{
public:
    SeriesGatherer(const series::SeriesTable &table, const cluster::ClusterSnapshot &cluster,
                   std::span<const SoughtSeries> sought, const PlanLimits &limits,
                   std::span<const FailedNode> failed = {});

    Result<std::vector<FoundSeries>> gather();

    Readability level(NodeIndex node) const;
    std::string idOf(NodeIndex node) const;
    std::string reasonOf(const series::SeriesEntry &entry, series::CopyRef copy) const;

private:
    struct Node {
        NodeReadability readability;
        std::vector<LackingShards> lacking; // by selector; none: nothing in any span
    };

    Result<void> addMatches(std::size_t which);
    Result<void> addMetric(std::string_view metric, std::size_t which);
    Result<void> add(const series::SeriesEntry &entry, std::size_t which);
    bool isReadable(const series::SeriesEntry &entry, series::CopyRef copy,
                    std::size_t which) const;
    bool isInDoubt(series::CopyRef copy, ShardId shard, std::size_t which) const;
    bool hasGap(const Node &node, ShardId shard, std::size_t which) const;

    const series::SeriesTable &m_table;
    const cluster::ClusterSnapshot &m_cluster;
    const std::span<const SoughtSeries> m_sought;
    const PlanLimits m_limits;
    std::vector<Node> m_nodes; // by NodeIndex
    std::vector<FoundSeries> m_found;
    std::unordered_map<const series::SeriesEntry *, std::size_t> m_places; // in m_found
    std::size_t m_examined = 0;
};

} // namespace tg::query

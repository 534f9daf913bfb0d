// Finds the series that selectors match, and for each one node to read it from. With two copies a
// node holds copies that another node owns: asking two nodes naively counts series twice, so every
// series is read from exactly one. Pure but for the table; any thread, no lock held meanwhile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/label_policy.h"
#include "cluster/steward/cluster_snapshot.h"
#include "query/matcher.h"
#include "query/node_readability.h"
#include "series/series_table.h"
#include "shared/base/result.h"

namespace tg::query {

struct SoughtSeries {
    MatchSet matchers;
    SampleSpan samples;
};

struct PlanLimits {
    std::size_t series = 100'000;      // query.max_series: that match
    std::size_t examined = 20'000'000; // that are looked at, several times if several selectors do
    std::size_t shownUnreadable = 20;  // that are listed
};

// A node that has just failed to answer, whatever the cluster thinks of it: not asked again.
struct FailedNode {
    NodeIndex node;
    std::string reason;
};

struct PlannedSeries {
    const series::SeriesEntry *entry = nullptr;
    NodeIndex node; // kNoNode: none of its copies can be read
};

struct UnreadableCopy {
    std::string node; // logical id
    std::string reason;
};

struct UnreadableSeries {
    std::string series; // as people write it
    std::vector<UnreadableCopy> copies;
};

struct ReadPlan {
    LabelForm labels = LabelForm::Escaped; // how nodes tell label values
    std::vector<PlannedSeries> series; // by metric, oldest first; each once, whatever matches it
    // A node with a readable copy of every series: its own answer is right, untouched. Among
    // several the one that is primary of most.
    std::optional<NodeIndex> single;
    // The nodes to ask: `single` alone, or few that together hold all that can be read; by logical
    // id.
    std::vector<NodeIndex> nodes;

    std::vector<UnreadableSeries> unreadable; // the first ones
    std::size_t unreadableCount = 0;
    std::vector<UnreadableCopy> unreadableNodes; // why, each node once, by logical id
    // Series with samples on more nodes than the table knows of: their history may be incomplete.
    std::size_t splitCount = 0;
    // Nodes whose registry has not been read. Once there are as many as copies, there may be series
    // that only they hold and this plan does not know.
    std::vector<std::string> unknownNodes;
    bool mayLackSeries = false;
};

// Series that no node has an id for have no samples yet and are left out. Errors: LimitExceeded.
Result<ReadPlan> findCopies(const series::SeriesTable &table,
                            const cluster::ClusterSnapshot &cluster,
                            std::span<const SoughtSeries> sought, const PlanLimits &limits = {},
                            std::span<const FailedNode> failed = {});

} // namespace tg::query

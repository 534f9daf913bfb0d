#include "query/copy_finder.h"

#include <algorithm>
#include <map>

#include "query/series_gatherer.h"
#include "series/series_key.h"

namespace tg::query {

namespace {

// Chooses the nodes. Works on places in `found`, so that every step is the same on every gateway
// that sees the same series and nodes.
class NodeChoice
{
public:
    NodeChoice(const std::vector<FoundSeries> &found, const SeriesGatherer &nodes)
        : m_found(found)
        , m_nodes(nodes)
    {
    }

    std::optional<NodeIndex> single() const
    {
        // A draining node is left in peace if any other will do, but one answer beats a merged one.
        for (const bool withLastResort : {false, true}) {
            const auto shares = sharesOf(withLastResort);
            std::optional<NodeIndex> best;
            for (const auto &[node, share] : shares) {
                if (share.series.size() == m_found.size() &&
                    (!best || isBefore(node, share, *best, shares.at(*best))))
                    best = node;
            }
            if (best)
                return best;
        }
        return std::nullopt;
    }

    // Again and again the node that holds most of what is not assigned yet (greedy set cover).
    void assign(std::vector<PlannedSeries> &series) const
    {
        auto shares = sharesOf(false);
        while (!shares.empty()) {
            auto best = shares.begin();
            for (auto it = shares.begin(); it != shares.end(); ++it) {
                if (isBefore(it->first, it->second, best->first, best->second))
                    best = it;
            }
            for (const auto place : best->second.series)
                series[place].node = best->first;
            shares.erase(best);
            for (auto it = shares.begin(); it != shares.end();) {
                it->second.keepUnassigned(m_found, it->first, series);
                it = it->second.series.empty() ? shares.erase(it) : std::next(it);
            }
        }
    }

private:
    struct Share {
        std::vector<std::size_t> series; // places
        std::size_t primaries = 0;

        void add(std::size_t place, bool isPrimary)
        {
            series.push_back(place);
            primaries += isPrimary ? 1 : 0;
        }
        void keepUnassigned(const std::vector<FoundSeries> &found, NodeIndex node,
                            const std::vector<PlannedSeries> &assigned)
        {
            std::erase_if(series, [&](std::size_t at) { return assigned[at].node.isValid(); });
            primaries = static_cast<std::size_t>(
                std::count_if(series.begin(), series.end(),
                              [&](std::size_t at) { return found[at].copies[0].node() == node; }));
        }
    };
    using Shares = std::map<NodeIndex, Share>;

    bool isBefore(NodeIndex a, const Share &ofA, NodeIndex b, const Share &ofB) const
    {
        if (ofA.series.size() != ofB.series.size())
            return ofA.series.size() > ofB.series.size();
        if (ofA.primaries != ofB.primaries)
            return ofA.primaries > ofB.primaries;
        return m_nodes.idOf(a) < m_nodes.idOf(b);
    }

    // The better, the rather it is read; 0: not at all. A copy in doubt is never preferred for the
    // sake of one answer, as that of a draining node is.
    enum Rank { Unreadable, InDoubt, LastResort, Good };
    Rank rankOf(const FoundSeries &series, std::size_t copy) const
    {
        if (!series.isReadable[copy])
            return Unreadable;
        if (series.isInDoubt[copy])
            return InDoubt;
        const auto level = m_nodes.level(series.copies[copy].node());
        return level == Readability::Yes ? Good : LastResort;
    }

    // What each node can be asked for; copies of last resort only where there is no other, or all.
    Shares sharesOf(bool withLastResort) const
    {
        Shares shares;
        for (std::size_t place = 0; place < m_found.size(); ++place) {
            const auto &series = m_found[place];
            const auto best = std::max(rankOf(series, 0), rankOf(series, 1));
            const auto least = withLastResort ? std::min(best, LastResort) : best;
            for (std::size_t copy = 0; copy < kMaxCopies; ++copy) {
                const auto rank = rankOf(series, copy);
                if (rank != Unreadable && rank >= least)
                    shares[series.copies[copy].node()].add(place, copy == 0);
            }
        }
        return shares;
    }

    const std::vector<FoundSeries> &m_found;
    const SeriesGatherer &m_nodes;
};

void tellUnreadable(ReadPlan &plan, const std::vector<FoundSeries> &found,
                    const SeriesGatherer &nodes, const PlanLimits &limits)
{
    std::map<std::string, std::string> reasons;
    for (std::size_t place = 0; place < found.size(); ++place) {
        if (plan.series[place].node.isValid())
            continue;
        const bool isShown = plan.unreadableCount++ < limits.shownUnreadable;
        UnreadableSeries series;
        for (const auto copy : found[place].copies) {
            if (!copy.isPlaced())
                continue;
            const auto id = nodes.idOf(copy.node());
            const auto reason = nodes.reasonOf(*found[place].entry, copy);
            reasons.emplace(id, reason);
            series.copies.push_back({id, reason});
        }
        if (isShown) {
            series.series = series::keyText(found[place].entry->key());
            plan.unreadable.push_back(std::move(series));
        }
    }
    for (const auto &[id, reason] : reasons)
        plan.unreadableNodes.push_back({id, reason});
}

void tellUnknownNodes(ReadPlan &plan, const cluster::ClusterSnapshot &cluster)
{
    for (const auto &node : cluster.nodes) {
        if (!isRegistryKnown(node))
            plan.unknownNodes.push_back(node.id);
    }
    if (cluster.nodes.empty()) { // just started, or discovery has found nothing yet
        plan.unknownNodes.emplace_back("all (none is known yet)");
        plan.mayLackSeries = true;
        return;
    }
    std::sort(plan.unknownNodes.begin(), plan.unknownNodes.end());
    plan.mayLackSeries = plan.unknownNodes.size() >= std::max(cluster.replication, 1u);
}

} // namespace

Result<ReadPlan> findCopies(const series::SeriesTable &table,
                            const cluster::ClusterSnapshot &cluster,
                            std::span<const SoughtSeries> sought, const PlanLimits &limits,
                            std::span<const FailedNode> failed)
{
    SeriesGatherer nodes(table, cluster, sought, limits, failed);
    const auto found = nodes.gather();
    if (!found)
        return found.error();

    ReadPlan plan;
    plan.labels = cluster.labels;
    for (const auto &series : *found) {
        plan.series.push_back({series.entry, kNoNode});
        plan.splitCount += series.entry->isSplit.load(std::memory_order_relaxed) ? 1 : 0;
    }
    const NodeChoice choice(*found, nodes);
    plan.single = choice.single();
    if (plan.single) {
        for (auto &series : plan.series)
            series.node = *plan.single;
    } else {
        choice.assign(plan.series);
    }
    std::vector<bool> isAsked(cluster.nodes.size());
    for (const auto &series : plan.series) {
        if (series.node.isValid() && !isAsked[series.node.value]) {
            isAsked[series.node.value] = true;
            plan.nodes.push_back(series.node);
        }
    }
    std::sort(plan.nodes.begin(), plan.nodes.end(),
              [&](NodeIndex a, NodeIndex b) { return nodes.idOf(a) < nodes.idOf(b); });
    tellUnreadable(plan, *found, nodes, limits);
    tellUnknownNodes(plan, cluster);
    return plan;
}

} // namespace tg::query

// The gaps this gateway opens: which node may lack which shards in which hours of sample time.
// Thread-safe; called by workers once per lost or late slice; the cluster thread takes them from
// here and keeps them as facts. Bounded: past kSpansPerNode a node's spans are merged into one that
// covers them all (a gap may say too much, never too little).
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/gap_sink.h"
#include "base/limits.h"
#include "shared/base/clock.h"

namespace tg::cluster {

struct GapSpan {
    NodeIndex node;
    std::int64_t firstHour = 0; // hours since 1970, sample time, both included
    std::int64_t lastHour = 0;
    std::bitset<kShardCount> shards;
};

struct GapTotals {
    std::uint64_t openPoints = 0;        // copies given up for good since start
    std::uint64_t provisionalPoints = 0; // copies that are late now
    std::uint64_t withdrawnPoints = 0;   // copies that were late and came
    std::size_t spans = 0;               // not taken yet
};

class GapBook final : public GapSink
{
public:
    static constexpr std::size_t kSpansPerNode = 1024;

    void open(NodeIndex node, const GapRegion &region, std::uint64_t points) override;
    Token openProvisional(NodeIndex node, const GapRegion &region, std::uint64_t points) override;
    void withdraw(Token token) override;
    void keep(Token token) override;

    // Gaps opened since the last call, in order of their hours: whoever keeps them for good takes
    // them here.
    std::vector<GapSpan> takeOpened(NodeIndex node);
    // Open (not yet taken) and provisional gaps of one node, in order of their hours.
    std::vector<GapSpan> spans(NodeIndex node) const;
    GapTotals totals(NodeIndex node) const;

private:
    struct Provisional {
        NodeIndex node;
        GapRegion region;
        std::uint64_t points = 0;
    };
    using Hours = std::pair<std::int64_t, std::int64_t>;
    struct NodeGaps {
        std::map<Hours, std::bitset<kShardCount>> spans;
        GapTotals totals;
    };

    void add(NodeGaps &gaps, const GapRegion &region);

    mutable std::mutex m_mutex;
    std::map<std::uint16_t, NodeGaps> m_nodes;
    std::unordered_map<Token, Provisional> m_provisional;
    Token m_nextToken = 1;
};

} // namespace tg::cluster

// Whether a node may be asked for samples: its state, and the hours that its copies lack. Pure
// functions over the published snapshot, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/ids.h"
#include "cluster/steward/cluster_snapshot.h"

namespace tg::query {

struct Selector;

// Times of samples, both included.
struct SampleSpan {
    TimeMs from = 0;
    TimeMs to = 0;
};

// The samples that a selector needs for an answer from asked.from to asked.to. lookback: how far
// the nodes look back for the newest sample, five minutes at least, or the step where that is
// longer.
SampleSpan samplesOf(const Selector &selector, SampleSpan asked,
                     std::chrono::milliseconds lookback);

enum class Readability : std::uint8_t {
    No,
    LastResort, // draining: only where there is no other copy
    Yes
};

struct NodeReadability {
    Readability level = Readability::No;
    std::string reason; // why not
};

NodeReadability readabilityOf(const cluster::NodeSnapshot &node);

// Whether this gateway has read the node's registry: if not, it does not know what the node alone
// holds.
bool isRegistryKnown(const cluster::NodeSnapshot &node);

// Shards of which the node may lack samples in that span: gaps that are open or left residues; and
// those in doubt, whole when last compared, but a restarted node may have overwritten them since.
struct LackingShards {
    cluster::ShardSet gaps;
    cluster::ShardSet doubts;
};
LackingShards lackingShards(const cluster::GapDocument &gaps, SampleSpan span);

} // namespace tg::query

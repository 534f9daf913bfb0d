// Which nodes get shards by an action on a node, and how they stand before and after it. Pure:
// everything it looks at is in the snapshot.
#pragma once

#include <vector>

#include "cluster/steward/cluster_snapshot.h"

namespace tg::cluster {

// By node id. A node "has" the shards whose new series it owns by the map; while their owner is
// taken out (failover, maintenance) its replica has them. Empty where no shard changes hands, and
// without a map. Known series keep their copies: what a node confirms a second changes for the node
// that returns alone, and how much that will be nobody knows.
std::vector<PlanTarget> planTargets(Action action, const NodeSnapshot &node,
                                    const ClusterSnapshot &cluster);

} // namespace tg::cluster

// Tells nodes what stands in the metadata book: one register_metric call a node at a time, at most
// metadata.per_second, over the control link, so that no write waits for it. Every node that serves
// is told of every family: the name of a histogram or summary belongs to no series and so to no
// owner, series come to new nodes later, and reads of metadata take any node's word. Cluster
// thread.
#pragma once

#include <map>
#include <memory>

#include "base/log_limiter.h"
#include "base/token_bucket.h"
#include "cluster/metadata_book.h"
#include "cluster/steward/cluster_inbox.h"
#include "cluster/steward/member.h"

namespace tg::cluster {

class MetadataDesk
{
public:
    struct Wiring { // outlives the desk; answers come back through the inbox, until it is closed
        const Members &members;
        MetadataBook &book;
        const Clock &clock;
        std::shared_ptr<ClusterInbox> inbox;
    };

    MetadataDesk(Wiring wiring, const MetadataBounds &bounds);

    void tick(); // a few times a second
    // The node was started anew: it is told again of everything that comes.
    void noteRestart(NodeIndex node) { m_wiring.book.forget(node); }

private:
    struct Lane { // to one node
        TokenBucket bucket;
        bool isAsking = false;
        unsigned failures = 0; // of what it is being told
        Clock::Steady pausedUntil{};
    };

    Lane &laneOf(const Member &member);
    void goOn(const Member &member);
    void onAnswer(const Member &member, std::uint64_t position, const Result<void> &stored);

    const Wiring m_wiring;
    const MetadataBounds m_bounds;
    std::map<std::uint16_t, Lane> m_lanes; // by NodeIndex
    LogLimiter m_log;
};

} // namespace tg::cluster

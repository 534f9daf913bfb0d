// Pages before a feed that tells what the test puts down, of three nodes. Main thread of the test.
#pragma once

#include "console/models/cluster_view.h"
#include "tests/demo/demo_cluster.h"
#include "tests/demo/table_feed.h"

namespace tg::console {

using namespace protocol;
using namespace Qt::StringLiterals;

struct Scene {
    ManualClock clock{1'764'000'000'000};
    demo::TableFeed feed{clock};
    demo::DemoCluster cluster;
    ClusterView view;

    Scene()
    {
        for (const auto &id : {u"node-a"_s, u"node-b"_s, u"node-c"_s})
            cluster.nodes.emplace_back().id = id;
        cluster.nowMs = clock.unixMilliseconds();
        view.setFeed(&feed);
        feed.start();
        tellAll();
    }
    ~Scene() { view.setFeed(nullptr); }
    void tellAll()
    {
        feed.tell(cluster.gateway());
        feed.tell(cluster.nodeTable());
        feed.tell(cluster.ledger());
        feed.tell(cluster.rejected());
        feed.tell(cluster.rejectedSamples());
        feed.tell(Table(Topic::Gaps, cluster.gaps));
        feed.tell(Table(Topic::Operations, cluster.operations));
        feed.tell(Table(Topic::Events, cluster.events));
        view.tick();
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        cluster.nowMs = clock.unixMilliseconds();
    }
};

} // namespace tg::console

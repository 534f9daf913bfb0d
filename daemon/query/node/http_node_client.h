// Asks nodes over HTTP/1.1 with Qt's QNetworkAccessManager: connections are kept and used again, no
// proxy, no redirects, no cookies, no caches, nothing unpacked. An answer that is not read holds
// kHeldBytes here and then the node. Lives on a read thread, owned by its room.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

#include "cluster/steward/cluster_snapshot.h"
#include "query/node/node_client.h"
#include "query/node/node_failures.h"
#include "query/node/node_tokens.h"

class QNetworkAccessManager;

namespace tg::query {

struct NodeBounds {
    std::chrono::milliseconds connect{2'000}; // query.connect_timeout_ms
    std::chrono::milliseconds answer{15'000}; // query.node_timeout_ms: to the head of the answer
    std::chrono::milliseconds idle{15'000};   // query.node_idle_ms: between bytes of the answer
};

class HttpNodeClient final : public NodeClient
{
public:
    static constexpr std::size_t kHeldBytes = 256 * 1024; // of one answer, here

    // References outlive the client.
    HttpNodeClient(const cluster::SnapshotShelf &snapshots, const NodeTokens &tokens,
                   const NodeBounds &bounds, NodeFailures &failures);
    ~HttpNodeClient() override; // all calls are gone by then

    std::unique_ptr<NodeCall> ask(NodeRequest request, NodeListener &listener) override;
    void noteFailure(NodeIndex node) override { m_failures.count(node); }

private:
    friend class HttpNodeCall;

    // Qt opens six connections a node and lets further calls wait for them, so that a few slow
    // clients would hold up everybody who reads from that node: there is a next lane for them.
    struct Lane {
        std::unique_ptr<QNetworkAccessManager> manager;
        std::array<unsigned, kMaxNodes> open{}; // calls, by node
    };
    Lane &laneFor(NodeIndex node);

    const cluster::SnapshotShelf &m_snapshots;
    const NodeTokens &m_tokens;
    const NodeBounds m_bounds;
    NodeFailures &m_failures;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace tg::query

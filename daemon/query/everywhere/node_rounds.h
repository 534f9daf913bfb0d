// Asks several nodes at the same time, round after round, and keeps who cannot be asked and why: a
// node that has failed once is left out of later rounds. Read thread, owned by a job.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "query/copy_finder.h"
#include "query/door/read_context.h"

namespace tg::query {

class NodeRounds
{
public:
    // Every node that the cluster knows; one that is out, or not the node it should be, has failed
    // from the start.
    explicit NodeRounds(const ReadContext &context);
    ~NodeRounds();

    const std::vector<NodeIndex> &nodes() const { return m_nodes; } // not failed; by logical id
    const std::vector<FailedNode> &failed() const { return m_failed; }
    std::string failedText() const; // b (down), c (connection refused)
    void fail(NodeIndex node, std::string reason);

    // With so many failed nodes there may be something that none of the others holds: what a client
    // was told is stored everywhere is stored on as many nodes as there are copies, at least.
    bool mayLack() const { return m_failed.size() >= m_copies || m_nodes.empty(); }

    struct Answer {
        NodeIndex node;
        int status = 0;
        std::string body;
    };
    // done: from the event loop, with the whole answers in the order of the requests; nodes without
    // one have failed by then. One round at a time.
    using Done = std::function<void(std::vector<Answer>)>;
    void ask(std::vector<NodeRequest> requests, Done done);

private:
    class Asked;
    void onEnd();
    void finish();

    NodeClient &m_client;
    const std::shared_ptr<const cluster::ClusterSnapshot> m_cluster;
    const std::size_t m_copies;
    const std::size_t m_maxBytes; // of all answers of a round
    std::vector<NodeIndex> m_nodes;
    std::vector<FailedNode> m_failed;
    std::vector<std::unique_ptr<Asked>> m_asked;
    std::size_t m_open = 0;
    std::size_t m_bytes = 0;
    Done m_done;
    QObject m_turns; // the context of scheduled turns: they end with it
};

} // namespace tg::query

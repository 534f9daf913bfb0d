// Carries the fact board's documents between this gateway and one node: asks for all names in one
// call, takes the answers in, stores what the node lacks. Cluster thread; answers come back through
// the inbox. At most kWrites documents a round; the rest goes with the next.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cluster/facts/fact_board.h"
#include "cluster/steward/cluster_inbox.h"
#include "erl/control_link.h"

namespace tg::cluster {

class FactSync
{
public:
    static constexpr std::size_t kWrites = 64;
    using Done = std::function<void(Result<void>)>; // once, on the cluster thread

    FactSync(FactBoard &board, std::shared_ptr<ClusterInbox> inbox)
        : m_board(board)
        , m_inbox(std::move(inbox))
    {
    }

    void sync(NodeIndex node, erl::ControlLink &control, const std::string &store, Done done);

private:
    void take(NodeIndex node, const std::vector<std::string> &names,
              const std::vector<std::optional<std::string>> &texts);
    void write(NodeIndex node, erl::ControlLink &control, const std::string &store, Done done);

    FactBoard &m_board;
    const std::shared_ptr<ClusterInbox> m_inbox;
};

} // namespace tg::cluster

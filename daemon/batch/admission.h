// Decides for a whole segment at once: every node it needs has room, or nothing is handed over.
// Stateless but for the node queues it reserves from. Worker threads, concurrently.
#pragma once

#include <array>
#include <bitset>
#include <memory>
#include <span>
#include <vector>

#include "base/node_board.h"
#include "base/on_full.h"
#include "batch/node_queue.h"
#include "batch/part.h"

namespace tg::batch {

// The queue of each node, by NodeIndex; filled before workers start, then only read.
using NodeQueues = std::array<std::unique_ptr<NodeQueue>, kMaxNodes>;

struct AdmissionVerdict {
    enum class Kind {
        Admitted,   // bytes are reserved on every node that is not in `without`
        Full,       // `node` has no room now: wait, then refuse
        Unavailable // points whose only reachable owner would be `node`: refuse
    };
    Kind kind = Kind::Admitted;
    NodeIndex node;
    std::bitset<kMaxNodes> without; // nodes to be left out: their copies become gaps
};

class Admission
{
public:
    Admission(const NodeBoard &board, NodeQueues &queues)
        : m_board(board)
        , m_queues(queues)
    {
    }

    // gapFull: leave out a full node whose points all have another reachable copy, instead of
    // saying Full.
    AdmissionVerdict decide(std::span<const Part> parts, bool gapFull);

private:
    const NodeBoard &m_board;
    NodeQueues &m_queues;
};

} // namespace tg::batch

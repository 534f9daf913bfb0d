// What others may know of ids that nodes have given to two series: how many a node has, some of
// them by name, the shards concerned. Written by the registrar, read by the steward; any thread.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace tg::route {

struct SharedId {
    std::uint64_t id = 0;
    std::vector<std::string> series; // as keyText() shows them, at most kMaxNamed
};

struct NodeSharedIds {
    static constexpr std::size_t kListed = 100;
    static constexpr std::size_t kMaxNamed = 4;

    std::uint64_t total = 0;
    std::vector<SharedId> listed;    // by id, the first kListed
    std::bitset<kShardCount> shards; // of all series concerned
};

class SharedIdBook
{
public:
    using Nodes = std::map<std::uint16_t,
                           NodeSharedIds>; // by NodeIndex; a node without such ids is not in it

    void put(NodeIndex node, NodeSharedIds ids)
    {
        const std::lock_guard lock(m_mutex);
        if (ids.total == 0)
            m_nodes.erase(node.value);
        else
            m_nodes[node.value] = std::move(ids);
    }
    Nodes all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_nodes;
    }

private:
    mutable std::mutex m_mutex;
    Nodes m_nodes;
};

} // namespace tg::route

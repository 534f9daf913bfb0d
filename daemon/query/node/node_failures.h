// How often each node has failed a read. Written by one read thread, read by any.
#pragma once

#include <array>
#include <cstdint>

#include "base/counters.h"
#include "base/ids.h"
#include "base/limits.h"

namespace tg::query {

class NodeFailures
{
public:
    void count(NodeIndex node)
    {
        if (node.value < m_counts.size())
            m_counts[node.value].add(1);
    }
    std::uint64_t of(NodeIndex node) const
    {
        return node.value < m_counts.size() ? m_counts[node.value].value() : 0;
    }

private:
    std::array<Counter, kMaxNodes> m_counts;
};

} // namespace tg::query

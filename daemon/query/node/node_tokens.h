// The bearer tokens that nodes ask of those who read. Written by main as nodes are added, read by
// the read threads. Never logged.
#pragma once

#include <array>
#include <mutex>
#include <string>

#include "base/ids.h"
#include "base/limits.h"

namespace tg::query {

class NodeTokens
{
public:
    void set(NodeIndex node, std::string token)
    {
        const std::scoped_lock lock(m_mutex);
        m_tokens.at(node.value) = std::move(token);
    }
    // Empty: the node asks for none.
    std::string of(NodeIndex node) const
    {
        const std::scoped_lock lock(m_mutex);
        return node.value < m_tokens.size() ? m_tokens[node.value] : std::string();
    }

private:
    mutable std::mutex m_mutex;
    std::array<std::string, kMaxNodes> m_tokens;
};

} // namespace tg::query

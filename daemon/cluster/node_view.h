// How a node stands, as far as this gateway knows: the state that operators, /ready and metrics see. Written by the node's
// session, read by anyone.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace tg::cluster {

enum class NodeState : std::uint8_t {
    Connecting,  // first contact has not been made yet
    Warming,     // connected and verified; its registry is being read
    Up,          // takes writes
    Unreachable, // an attempt to connect failed, or the connection was lost
    Refused      // answers, but is not the node it should be, or cannot serve us: see reason
};

constexpr std::string_view name(NodeState state)
{
    constexpr std::string_view kNames[] = {"connecting", "warming", "up", "unreachable", "refused"};
    return kNames[static_cast<std::size_t>(state)];
}

class NodeView
{
public:
    NodeState state() const { return m_state.load(std::memory_order_acquire); }
    std::string reason() const
    {
        const std::lock_guard lock(m_mutex);
        return m_reason;
    }
    std::string version() const
    {
        const std::lock_guard lock(m_mutex);
        return m_version;
    }
    void set(NodeState state, std::string reason)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_reason = std::move(reason);
        }
        m_state.store(state, std::memory_order_release);
    }
    void setVersion(std::string version)
    {
        const std::lock_guard lock(m_mutex);
        m_version = std::move(version);
    }

private:
    std::atomic<NodeState> m_state{NodeState::Connecting};
    mutable std::mutex m_mutex;
    std::string m_reason;
    std::string m_version; // of the node's software
};

} // namespace tg::cluster

// How a node stands, as far as this gateway knows: the state that operators, /ready and metrics
// see. Written by the node's session, read by anyone.
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
    Held,        // could take writes; held back by an order or until it has been steady for a while
    Up,          // takes writes
    Unreachable, // an attempt to connect failed, or the connection was lost
    Refused      // answers, but is not the node it should be, or cannot serve us: see reason
};

constexpr std::string_view name(NodeState state)
{
    constexpr std::string_view kNames[] = {"connecting", "warming",     "held",
                                           "up",         "unreachable", "refused"};
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
    // Of the node's last start that was checked and warmed; 0 = none yet. Changes when the node was
    // restarted.
    std::uint32_t creation() const { return m_creation.load(std::memory_order_acquire); }
    void setCreation(std::uint32_t creation)
    {
        m_creation.store(creation, std::memory_order_release);
    }
    // At its last start nobody had given it an identity: new, or wiped while this gateway did not
    // run.
    bool wasNameless() const { return m_wasNameless.load(std::memory_order_acquire); }
    void setNameless(bool wasNameless)
    {
        m_wasNameless.store(wasNameless, std::memory_order_release);
    }
    // At its last start it had lost the identity that it was given before.
    bool wasWiped() const { return m_wasWiped.load(std::memory_order_acquire); }
    void setWiped(bool wasWiped) { m_wasWiped.store(wasWiped, std::memory_order_release); }
    // The highest series id seen in its registry: the periodic delta asks for what is above it.
    std::uint64_t lastSeriesId() const { return m_lastSeriesId.load(std::memory_order_relaxed); }
    void setLastSeriesId(std::uint64_t id) { m_lastSeriesId.store(id, std::memory_order_relaxed); }
    void setVersion(std::string version)
    {
        const std::lock_guard lock(m_mutex);
        m_version = std::move(version);
    }

private:
    std::atomic<NodeState> m_state{NodeState::Connecting};
    std::atomic<std::uint32_t> m_creation{0};
    std::atomic<std::uint64_t> m_lastSeriesId{0};
    std::atomic<bool> m_wasWiped{false};
    std::atomic<bool> m_wasNameless{false};
    mutable std::mutex m_mutex;
    std::string m_reason;
    std::string m_version; // of the node's software
};

} // namespace tg::cluster

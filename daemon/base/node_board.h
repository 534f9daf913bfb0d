// What the data plane must know about each node, published by the control plane: one row of atomics
// a node. Rows are only ever added. Written by the node's link and the cluster code, read by every
// worker without a lock.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/ids.h"
#include "base/limits.h"

namespace tg {

struct alignas(64) NodeStatus {
    std::string
        logicalId; // set before the row is published, never changed: this is what gets hashed
    std::atomic<bool> accepting{false}; // connected, verified, warm: slices may be queued for it
    std::atomic<bool> keepsUp{
        true}; // false: late twice in a row, requests no longer wait for its copy
    std::atomic<std::uint32_t> epoch{
        0}; // grows when ids on the node changed: older encoded slices are void
    std::atomic<std::uint32_t> lateInARow{0};
    std::atomic<std::uint32_t> pacePermille{
        1000}; // of limits.calls_in_flight that may be out; 0 = send nothing
    // How long the node keeps raw points, in seconds, as it has said; the session writes it.
    static constexpr std::int64_t kNotTold = -1;
    static constexpr std::int64_t kForever = 0;
    std::atomic<std::int64_t> retentionSeconds{kNotTold};
};

class NodeBoard
{
public:
    // Control plane only, one thread at a time.
    NodeIndex add(std::string logicalId)
    {
        const auto index = m_size.load(std::memory_order_relaxed);
        if (index == kMaxNodes)
            return kNoNode;
        m_rows[index] = std::make_unique<NodeStatus>();
        m_rows[index]->logicalId = std::move(logicalId);
        m_size.store(index + 1, std::memory_order_release);
        return NodeIndex{static_cast<std::uint16_t>(index)};
    }

    std::size_t size() const { return m_size.load(std::memory_order_acquire); }
    NodeStatus &at(NodeIndex node) { return *m_rows[node.value]; }
    const NodeStatus &at(NodeIndex node) const { return *m_rows[node.value]; }
    // The longest that any node keeps raw points; nothing while one has not told, or keeps them for
    // ever.
    std::optional<std::chrono::seconds> longestRetention() const
    {
        std::int64_t longest = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            const auto kept = m_rows[i]->retentionSeconds.load(std::memory_order_relaxed);
            if (kept <= 0)
                return std::nullopt;
            longest = std::max(longest, kept);
        }
        return longest > 0 ? std::optional(std::chrono::seconds(longest)) : std::nullopt;
    }
    bool isAccepting(NodeIndex node) const
    {
        return node.isValid() && at(node).accepting.load(std::memory_order_acquire);
    }

private:
    std::array<std::unique_ptr<NodeStatus>, kMaxNodes> m_rows;
    std::atomic<std::size_t> m_size{0};
};

} // namespace tg

// Bounds of metadata on its way from clients to nodes, with defaults; the config key stands behind
// each. Value object, filled once at start.
#pragma once

#include <chrono>
#include <cstddef>

namespace tg::cluster {

struct MetadataBounds {
    bool forwards = true;                       // metadata.forward: else nobody is told
    std::size_t perSecond = 100;                // metadata.per_second: calls to a node
    std::size_t pendingBytes = 4 * 1024 * 1024; // metadata.pending_bytes: the oldest goes first
    std::size_t remembered = 50'000;            // metadata.remembered: 150 bytes each
};

inline constexpr unsigned kMetadataAttempts = 3; // of a node; then its sender may send it again
inline constexpr std::chrono::seconds kMetadataPause{1}; // after the first that failed, then twice
// What was told is told again after this, if it still comes: someone may have written over it.
inline constexpr std::chrono::hours kMetadataToldFor{1};

} // namespace tg::cluster

// What clients say about metrics, until every serving node has been told: remembers by a hash what
// each node has, so that a sender's next repetition costs a look-up. Bounded; when full the oldest
// goes, counted. Clients' side: any thread. Nodes' side: the cluster thread, one call a node under
// way. A mutex, held for moments.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/family_metadata.h"
#include "base/ids.h"
#include "base/limits.h"
#include "cluster/metadata_bounds.h"
#include "shared/base/clock.h"

namespace tg::cluster {

struct MetadataFigures {
    // Entries as they came; each is counted once.
    std::uint64_t queued = 0;   // some node was to be told
    std::uint64_t known = 0;    // all that serve have been told, or will be
    std::uint64_t unserved = 0; // no node served
    std::uint64_t reserved = 0; // a name of the gateways themselves
    std::uint64_t empty = 0;    // nothing that a node would not say of any metric
    // By node told.
    std::uint64_t stored = 0;
    std::uint64_t failed = 0;  // given up after kMetadataAttempts
    std::uint64_t dropped = 0; // the node left, or metadata.pending_bytes was reached
    // Now.
    std::size_t pending = 0;
    std::size_t pendingBytes = 0;
    std::size_t remembered = 0;
};

class MetadataBook final : public MetadataSink
{
public:
    using Nodes = std::bitset<kMaxNodes>;
    struct Entry {
        std::uint64_t position = 0;
        MetricType type = MetricType::Gauge;
        std::string family;
        std::string help;
        std::string unit;
    };

    MetadataBook(const MetadataBounds &bounds, const Clock &clock)
        : m_bounds(bounds)
        , m_clock(clock)
    {
    }

    // Any thread. Copied if a node is to be told.
    void offer(const FamilyMetadata &metadata) override;
    MetadataFigures figures() const;

    // Cluster thread. A node that leaves is owed nothing, and counts as told nothing when it is
    // back.
    void serve(const Nodes &serving);
    void forget(NodeIndex node);               // it was told nothing; what it is owed stays
    std::optional<Entry> next(NodeIndex node); // the same until it is told or given up
    void told(NodeIndex node, std::uint64_t position);
    void giveUp(NodeIndex node, std::uint64_t position);

private:
    struct Hash {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
        friend bool operator==(const Hash &, const Hash &) = default;
    };
    struct HashOfHash {
        std::size_t operator()(const Hash &hash) const { return hash.low; }
    };
    struct Record {
        Clock::Steady since{};      // when the oldest of what is told was queued
        std::uint64_t position = 0; // where it was queued last
        Nodes told;
    };
    struct Pending {
        Hash hash;
        Entry entry;
        Nodes targets; // still to be told
    };

    static Hash hashOf(const FamilyMetadata &metadata);
    static std::size_t bytesOf(const Entry &entry);
    Record &remember(const Hash &hash);
    Pending *pendingAt(std::uint64_t position);
    void append(const Hash &hash, const FamilyMetadata &metadata, const Nodes &targets);
    void drop(std::size_t bytes);
    void popTold();

    const MetadataBounds m_bounds;
    const Clock &m_clock;

    mutable std::mutex m_mutex; // all below
    Nodes m_serving;
    std::unordered_map<Hash, Record, HashOfHash> m_records;
    std::deque<Hash> m_order; // of m_records, the oldest first
    std::deque<Pending> m_pending;
    std::uint64_t m_first = 0;                        // position of m_pending's front
    std::array<std::uint64_t, kMaxNodes> m_cursors{}; // nothing for the node stands before
    MetadataFigures m_figures;
};

} // namespace tg::cluster

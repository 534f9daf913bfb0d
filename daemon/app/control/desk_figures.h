// What the control door's tables are made of: everything this gateway counts and knows at one
// moment. Gathered once a second on the control thread from relaxed counters and the newest
// snapshot; plain values.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/ledger_report.h"
#include "cluster/steward/cluster_snapshot.h"
#include "erl/link_state.h"
#include "route/shard_map.h"
#include "series/flow_tally.h"
#include "shared/base/clock.h"

namespace tg::app {

struct LinkFigures {
    std::string node; // logical id
    erl::LinkState state = erl::LinkState::Stopped;
    std::string reason; // of the last loss or failed attempt
    bool isAccepting = false;
    bool keepsUp = true;
    std::uint32_t pacePermille = 1000;
    std::uint64_t sentPoints = 0; // since start, as all that is no gauge
    std::uint64_t confirmedPoints = 0;
    std::uint64_t resentPoints = 0;
    std::uint64_t lostPoints = 0;
    std::uint64_t stalePoints = 0;
    std::uint64_t latePoints = 0;    // gauge
    std::uint64_t givenUpPoints = 0; // became gaps
    std::uint64_t refusedCalls = 0;
    std::uint64_t timeouts = 0;
    std::uint64_t reconnects = 0;
    std::uint64_t failedAttempts = 0;
    std::uint64_t bytesOut = 0;
    std::uint64_t bytesIn = 0;
    std::uint64_t callsInFlight = 0; // gauge
    std::uint64_t queuedPoints = 0;  // gauge: waiting or on the wire
    std::uint64_t queuedBytes = 0;   // gauge
    std::uint64_t roundTripUs = 0;   // 0: not known
    std::uint64_t oldestMs = 0;
    std::int64_t nextAttemptAt = 0; // unix ms; 0: none is due

    bool isConnected() const
    {
        return state == erl::LinkState::Held || state == erl::LinkState::Up ||
               state == erl::LinkState::Refusing;
    }
    std::uint64_t errors() const { return refusedCalls + timeouts + failedAttempts; }
};

struct DeskFigures {
    std::int64_t at = 0; // unix ms
    Clock::Steady now{};
    LedgerReport ledger;
    std::shared_ptr<const cluster::ClusterSnapshot> cluster; // never null; its `at` is 0 at first
    std::shared_ptr<const route::ShardMap> map;              // never null
    std::vector<LinkFigures> links;                          // by NodeIndex
    std::vector<std::uint32_t> shardPoints;                  // by ShardId, since start, modulo 2^32
    std::uint64_t unconfirmedBytes = 0;
    std::uint64_t connections = 0;
    std::uint64_t requests = 0; // since start
    std::uint64_t reads = 0;    // ended, since start
    std::uint64_t readsOpen = 0;
    std::uint64_t series = 0;
    std::uint64_t seriesMemory = 0;              // bytes
    std::optional<std::uint64_t> residentMemory; // bytes
    bool isReady = false;
    std::string readiness;
};

// What does not change while the daemon runs.
struct DeskFrame {
    std::string gatewayId;
    std::string version;
    std::int64_t startedAt = 0; // unix ms
    std::string shardKey;
    std::string ackLevel;
    std::size_t workers = 0;
    std::uint64_t inFlightBytes = 0; // limits.in_flight_bytes
    std::uint64_t nodeBytes = 0;     // limits.node_bytes
    std::uint64_t callsInFlight = 0; // limits.calls_in_flight
};

// A node takes part in serving: what nodes_up counts, and what makes an owner of a shard good.
constexpr bool serves(cluster::HealthState state)
{
    using enum cluster::HealthState;
    return state == Up || state == Degraded || state == Backfilling || state == Draining;
}

} // namespace tg::app

// One node as the steward holds it: what the composition root wires (NodeHandles), and what is
// known and decided about it. Cluster thread; members are only ever added and never move.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/label_policy.h"
#include "base/node_board.h"
#include "base/recent_writes.h"
#include "cluster/backfill/node_port.h"
#include "cluster/health/health_judge.h"
#include "cluster/health/pace.h"
#include "cluster/health/panic_guard.h"
#include "cluster/node_view.h"
#include "cluster/steward/node_probe.h"
#include "erl/control_link.h"
#include "erl/link_counters.h"

namespace tg::cluster {

struct NodeHandles { // all references outlive the steward
    NodeIndex index;
    std::string id;
    std::string nodeName; // Erlang name
    std::string address;  // host:port as configured or found
    std::string httpUrl;
    std::string source; // who said that there is such a node
    std::string store;
    std::uint32_t weight = 100;
    bool isFoundLater = false; // by discovery: owns new series only from its join record on
    erl::ControlLink &control;
    const erl::LinkCounters &link;
    NodeStatus &status;
    NodeView &view;
    const RecentWrites &recent;
    std::function<std::size_t()> unconfirmedBytes;
    std::function<void(bool isAllowed, const std::string &reason)> allow;
};

struct Member {
    Member(NodeHandles wired, const HealthThresholds &bounds, std::uint64_t seed,
           const Clock &clock, LabelForm labels)
        : handles(std::move(wired))
        , judge(bounds, seed)
        , pace(bounds)
        , probe(handles.control, handles.store, clock)
        , port(handles.control, handles.id, handles.store, labels)
    {
    }

    bool isConnected() const
    {
        const auto state = handles.link.state.load(std::memory_order_relaxed);
        return state == erl::LinkState::Held || state == erl::LinkState::Up ||
               state == erl::LinkState::Refusing;
    }
    // Verified, its registry read: it can be asked for facts and copies; also once its data link
    // was stopped at the end of the process.
    bool isWarm() const
    {
        const auto state = handles.view.state();
        const bool isStopped =
            handles.link.state.load(std::memory_order_relaxed) == erl::LinkState::Stopped;
        return (isConnected() || isStopped) && (state == NodeState::Up || state == NodeState::Held);
    }

    NodeHandles handles;
    HealthJudge judge;
    Pace pace;
    NodeProbe probe;
    NodePort port;

    Judgement judgement;
    GuardedVerdict verdict; // of the panic guard
    PaceAdvice paceAdvice;
    std::uint32_t creation = 0;  // that the steward has dealt with
    std::optional<bool> allowed; // as last told to the session
    bool isOut = false; // since it was down, until it serves again: however often it is lost,
                        // refused or warmed in between, it is failed over once
    bool wasConnected = false;         // at the last tick
    std::vector<GapRegion> heldAtLoss; // what it had confirmed lately each time it was lost, until
                                       // it is known whether it died
    std::vector<std::string>
        crashGaps; // ids of gaps opened because the node may have died; closed if it had not
    bool isNewcomerSeen = false; // whether it is new or came back empty has been looked at
    bool isListed = true;        // by discovery, in its last good answer

    // Facts
    bool isSyncing = false;
    bool hasSynced = false;    // since it was connected last
    bool hasTriedSync = false; // ever
    Clock::Steady syncDue{};
    Clock::Steady registryDue{};
    bool isReadingRegistry = false;
    bool owesRegistry = false; // new series wait until its registry has been read once more

    // Rates
    std::uint64_t lastConfirmed = 0;
    Clock::Steady ratedAt{};
    double pointsPerSecond = 0;
    erl::LatencyHistogram::Counts lastLatencies{};
    std::optional<std::chrono::microseconds> confirmP50;
    std::optional<std::chrono::microseconds> confirmP99;
};

using Members = std::vector<std::unique_ptr<Member>>; // by NodeIndex

} // namespace tg::cluster

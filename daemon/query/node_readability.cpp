#include "query/node_readability.h"

#include <algorithm>

#include "query/selector_reader.h"

namespace tg::query {

using cluster::HealthState;

namespace {

// Far beyond any sample, and sums of a few such numbers stay in 64 bits.
constexpr TimeMs kFarTime = std::int64_t{1} << 60;

std::int64_t hourOf(TimeMs time)
{
    constexpr TimeMs kHour = 3'600'000;
    return time / kHour - (time % kHour < 0 ? 1 : 0);
}

bool isAskable(const cluster::NodeSnapshot &node)
{
    switch (node.state) {
    case HealthState::Up:
    case HealthState::Backfilling: // its gaps say what it lacks
    case HealthState::Draining:
        return true;
    case HealthState::Degraded:
        return node.isAccepting; // slow, not lost
    case HealthState::Connecting:
    case HealthState::Warming:
    case HealthState::Down:
    case HealthState::Maintenance:
    case HealthState::Refused:
        return false;
    }
    return false;
}

} // namespace

SampleSpan samplesOf(const Selector &selector, SampleSpan asked, std::chrono::milliseconds lookback)
{
    const auto near = [](TimeMs time) { return std::clamp(time, -kFarTime, kFarTime); };
    SampleSpan span{near(asked.from), near(asked.to)};
    if (selector.at)
        span = {near(*selector.at), near(*selector.at)};
    else if (selector.edge != AtEdge::None)
        span.from = span.to = selector.edge == AtEdge::Start ? span.from : span.to;
    const auto offset = std::chrono::milliseconds(selector.offset).count();
    const auto reach = (std::chrono::milliseconds(selector.range) + lookback).count();
    return {span.from - offset - reach, span.to - offset};
}

NodeReadability readabilityOf(const cluster::NodeSnapshot &node)
{
    if (!isAskable(node)) {
        auto reason = std::string(name(node.state));
        if (!node.reason.empty())
            reason += ": " + node.reason;
        return {Readability::No, std::move(reason)};
    }
    if (!node.hasSynced)
        return {Readability::No, "what it lacks is not known yet: its facts have not been read"};
    if (node.httpUrl.empty())
        return {Readability::No, "no HTTP address is configured for it"};
    return {node.state == HealthState::Draining ? Readability::LastResort : Readability::Yes, {}};
}

bool isRegistryKnown(const cluster::NodeSnapshot &node)
{
    return node.creation != 0 && node.state != HealthState::Connecting &&
           node.state != HealthState::Warming;
}

LackingShards lackingShards(const cluster::GapDocument &gaps, SampleSpan span)
{
    LackingShards lacking;
    for (const auto &[id, gap] : gaps.records) {
        if (gap.state == cluster::GapState::Closed || gap.firstHour > hourOf(span.to) ||
            gap.lastHour < hourOf(span.from))
            continue;
        const bool isDoubt = gap.isSecondLook() && gap.state == cluster::GapState::Open;
        (isDoubt ? lacking.doubts : lacking.gaps) |= gap.shards;
    }
    return lacking;
}

} // namespace tg::query

#include "cluster/health/health_evidence.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "cluster/health/figures.h"

namespace tg::cluster {

namespace {

template <typename Duration>
HealthEvidence timed(std::string_view name, std::optional<Duration> value,
                     std::chrono::milliseconds limit, std::string_view absent = "unknown")
{
    const bool isLimited = limit > limit.zero();
    return {name, value ? figures::duration(*value) : std::string(absent),
            isLimited ? figures::duration(limit) : "", isLimited && value && *value >= limit};
}

HealthEvidence counted(std::string_view name, std::optional<std::uint64_t> value,
                       std::uint64_t limit)
{
    return {name, value ? figures::count(*value) : "unknown", limit ? figures::count(limit) : "",
            limit != 0 && value && *value >= limit};
}

HealthEvidence link(const HealthSample &sample, const HealthThresholds &bounds,
                    const Standing &standing)
{
    std::string value = "connected";
    if (!sample.isConnected) {
        value = "closed for " + figures::duration(standing.closedFor);
        if (!sample.lastLossReason.empty())
            value += ": " + sample.lastLossReason;
    }
    return {"link", value, "closed for " + figures::duration(bounds.downAfter),
            !sample.isConnected};
}

std::string_view orderName(OrderInForce order)
{
    constexpr std::array<std::string_view, 4> kNames{"none", "maintenance", "draining",
                                                     "failed over"};
    return kNames[static_cast<std::size_t>(order)];
}

} // namespace

std::vector<HealthEvidence> slowSigns(const HealthSample &sample, const HealthThresholds &bounds)
{
    return {timed("rtt", sample.rtt, bounds.rttDegraded),
            timed("confirm p99", sample.confirmP99, bounds.confirmP99Degraded),
            timed("last heard", sample.lastHeard, bounds.silentDegraded),
            counted("builder mailbox", sample.builderMailbox, bounds.slowMailbox),
            counted("db mailbox", sample.dbMailbox, bounds.dbMailboxDegraded),
            counted("memory bytes", sample.memoryBytes, bounds.memoryBytesDegraded),
            counted("run queue", sample.runQueue, bounds.runQueueDegraded),
            counted("refused in a row", sample.refusedInARow, bounds.refusedDegraded),
            counted("late in a row", sample.lateInARow, bounds.lateDegraded)};
}

bool isAnyBad(const std::vector<HealthEvidence> &signs)
{
    return std::any_of(signs.begin(), signs.end(), [](const auto &sign) { return sign.isBad; });
}

std::string badOnes(const std::vector<HealthEvidence> &signs)
{
    std::string text;
    for (const HealthEvidence &sign : signs) {
        if (!sign.isBad)
            continue;
        if (!text.empty())
            text += ", ";
        text.append(sign.name).append(" ").append(sign.value);
        text += " (limit " + sign.limit + ")";
    }
    return text;
}

std::vector<HealthEvidence> allEvidence(const HealthSample &sample, const HealthThresholds &bounds,
                                        const Standing &standing, const ReturnHold &hold,
                                        std::vector<HealthEvidence> signs)
{
    std::vector<HealthEvidence> all{
        link(sample, bounds, standing),
        {"identity", sample.isRefused ? "refused: " + sample.refusal : "accepted", "",
         sample.isRefused},
        {"registry", sample.isWarm ? "read" : "not read", "", false},
        timed("oldest unconfirmed", sample.oldestUnconfirmed, bounds.hungDegraded, "none"),
        timed("open probe", sample.openProbeAge, bounds.hungDegraded, "none"),
        {"last probe", sample.isLastProbeTimedOut ? "timed out" : "not timed out", "",
         sample.isLastProbeTimedOut},
        timed("without answer", std::optional(standing.hungFor), bounds.hungDegraded)};
    std::move(signs.begin(), signs.end(), std::back_inserter(all));
    all.push_back({"creation", sample.creation ? std::to_string(sample.creation) : "unknown", "",
                   standing.isRestarted});
    all.push_back({"flaps",
                   std::to_string(hold.flaps()) + " in " + figures::duration(bounds.flapWindow), "",
                   hold.flaps() > 1});
    all.push_back({"order", std::string(orderName(sample.order)), "", false});
    all.push_back({"open gaps", sample.hasOpenGaps ? "yes" : "none", "", false});
    return all;
}

} // namespace tg::cluster

#include "cluster/health/health_reason.h"

#include "cluster/health/figures.h"
#include "cluster/health/health_evidence.h"

namespace tg::cluster {

namespace {

using figures::duration;

std::string lossText(const HealthSample &sample)
{
    return sample.lastLossReason.empty() ? std::string() : " (" + sample.lastLossReason + ")";
}

std::string unansweredText(const ReasonInput &in)
{
    const bool isCall =
        in.sample.oldestUnconfirmed.value_or(in.standing.hungFor.zero()) >= in.standing.hungFor;
    return (isCall ? "a write call has not been confirmed for "
                   : "a probe has not been answered for ") +
           duration(in.standing.hungFor);
}

std::string degradedText(const ReasonInput &in, bool isAfterRestart)
{
    const HealthSample &sample = in.sample;
    if (!sample.isConnected)
        return "link closed for " + duration(in.standing.closedFor) + lossText(sample) +
               "; down after " + duration(in.bounds.downAfter);
    if (in.standing.isStalled)
        return unansweredText(in) + "; down after " + duration(in.bounds.hungDown);
    if (in.standing.isSlow)
        return badOnes(in.signs);
    return (isAfterRestart ? "restarted; good for " : "good for ") +
           duration(in.standing.goodFor.value_or(in.bounds.degradedClear.zero())) + " of " +
           duration(in.bounds.degradedClear);
}

// What keeps a sound node out: "flapped 7 times in 10 min; must be steady for 48 s".
std::string holdText(const ReasonInput &in)
{
    std::string text;
    if (in.hold.flaps() > 1)
        text = "flapped " + std::to_string(in.hold.flaps()) + " times in " +
               duration(in.bounds.flapWindow) + "; ";
    text += "must be steady for " + duration(in.hold.steadyNeeded());
    if (!in.standing.soundFor)
        return text;
    return text + ", is so for " + duration(*in.standing.soundFor) + ", returns in " +
           duration(in.hold.left(in.sample.at, in.standing.soundFor));
}

std::string downText(const ReasonInput &in)
{
    const HealthSample &sample = in.sample;
    std::string text;
    if (!sample.isConnected)
        text = "link closed for " + duration(in.standing.closedFor) + lossText(sample);
    else if (in.standing.isStalled)
        text = unansweredText(in);
    else
        return "answers again; " + holdText(in);
    return in.hold.flaps() > 1 ? text + "; " + holdText(in) : text;
}

std::string upText(const ReasonInput &in)
{
    return in.sample.rtt
               ? "takes writes; the last probe was answered in " + duration(*in.sample.rtt)
               : "takes writes";
}

} // namespace

std::string reasonOf(HealthState state, const ReasonInput &in, bool isAfterRestart)
{
    switch (state) {
    case HealthState::Connecting:
        return "not reached for " + duration(in.standing.watchedFor) + lossText(in.sample) +
               "; down after " + duration(in.bounds.firstContact);
    case HealthState::Warming:
        return "connected; its registry is being read";
    case HealthState::Up:
        return upText(in);
    case HealthState::Degraded:
        return degradedText(in, isAfterRestart);
    case HealthState::Down:
        return downText(in);
    case HealthState::Backfilling:
        return "takes writes; what it lacks is being filled";
    case HealthState::Refused:
        if (in.sample.isRefused)
            return in.sample.refusal.empty() ? "answers, but cannot serve" : in.sample.refusal;
        return in.sample.isConnected ? "no longer refused; " + holdText(in)
                                     : "was refused; " + degradedText(in, false);
    case HealthState::Draining:
    case HealthState::Maintenance:
        break; // never judged, only shown
    }
    return {};
}

std::string reasonUnderOrder(OrderInForce order, HealthState underneath, const std::string &reason)
{
    const auto below = "; underneath " + std::string(name(underneath)) + ": " + reason;
    switch (order) {
    case OrderInForce::None:
        break;
    case OrderInForce::Maintenance:
        return "maintenance by order" + below;
    case OrderInForce::Draining:
        return "draining by order" + below;
    case OrderInForce::FailedOver:
        return "failed over by order" + below;
    }
    return reason;
}

} // namespace tg::cluster

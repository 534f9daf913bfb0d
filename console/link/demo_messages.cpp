// What DemoLink does with each recorded message: as GatewayLink, but nobody is answered.
#include "console/link/demo_link.h"

namespace tg::console {

Result<void> DemoLink::take(protocol::Message &&message)
{
    using Outcome = protocol::TopicMirror::Outcome;
    noteFrame();
    if (const auto *welcome = std::get_if<protocol::Welcome>(&message)) {
        m_status.phase = Phase::Up;
        m_status.gatewayId = welcome->gatewayId;
        m_status.daemonVersion = welcome->daemonVersion;
        m_status.caller = welcome->caller;
        m_status.role = m_wantsReadOnly ? protocol::Role::Viewer : welcome->role;
        setGatewayClock(welcome->clockMs);
        noteBoot(welcome->bootId);
    } else if (const auto *refusal = std::get_if<protocol::Refused>(&message)) {
        m_status.phase = Phase::Refused;
        m_status.problemId = refusal->id;
        m_status.problem = refusal->text;
        m_status.daemonVersion = refusal->daemonVersion;
        m_status.protocolVersion = protocolText(refusal->major, refusal->minor);
    } else if (const auto *pong = std::get_if<protocol::Pong>(&message)) {
        setGatewayClock(pong->clockMs);
        m_status.lag = std::chrono::milliseconds(3);
    } else if (auto *snapshot = std::get_if<protocol::Snapshot>(&message)) {
        const auto topic = snapshot->topic;
        auto outcome = mirror(topic).take(std::move(*snapshot));
        if (!outcome)
            return outcome.error();
        if (*outcome == Outcome::Replaced)
            Q_EMIT replaced(topic);
    } else if (const auto *delta = std::get_if<protocol::Delta>(&message)) {
        auto outcome = mirror(delta->topic).take(*delta);
        if (!outcome)
            return outcome.error();
        if (*outcome == Outcome::Changed)
            Q_EMIT changed(delta->topic, delta->changes);
    }
    return {};
}

} // namespace tg::console

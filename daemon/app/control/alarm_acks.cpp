#include "app/control/alarm_acks.h"

#include <algorithm>
#include <utility>

namespace tg::app {

using cluster::ClusterAlarm;

Result<void> AlarmAcks::acknowledge(const std::vector<ClusterAlarm> &standing,
                                    const std::string &key, AlarmAck ack)
{
    const auto alarm = std::ranges::find(standing, key, &ClusterAlarm::key);
    if (alarm == standing.end())
        return Error{ErrorCode::NotFound,
                     "no alarm with the key \"" + key + "\" stands now: look at the list again"};
    if (ack.note.find_first_not_of(" \t\r\n") == std::string::npos)
        return Error{ErrorCode::BadValue, "'note' must say what is being done about the alarm"};
    if (ack.note.size() > kNoteBytes)
        return Error{ErrorCode::BadValue, "'note' has " + std::to_string(ack.note.size()) +
                                              " bytes, at most " + std::to_string(kNoteBytes)};
    m_held[key] = {std::move(ack), alarm->since, alarm->isUrgent};
    return {};
}

void AlarmAcks::prune(const std::vector<ClusterAlarm> &standing)
{
    std::erase_if(m_held, [&](const auto &held) {
        const auto alarm = std::ranges::find(standing, held.first, &ClusterAlarm::key);
        return alarm == standing.end() || !of(*alarm);
    });
}

const AlarmAck *AlarmAcks::of(const ClusterAlarm &alarm) const
{
    const auto held = m_held.find(alarm.key());
    const bool holds = held != m_held.end() && held->second.since == alarm.since &&
                       held->second.isUrgent == alarm.isUrgent;
    return holds ? &held->second.ack : nullptr;
}

} // namespace tg::app

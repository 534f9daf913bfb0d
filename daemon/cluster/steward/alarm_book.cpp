#include "cluster/steward/alarm_book.h"

#include <utility>

namespace tg::cluster {

std::vector<ClusterAlarm> AlarmBook::judge(Clock::Steady now, std::int64_t unixMs,
                                           std::vector<AlarmCondition> conditions)
{
    for (auto &[key, page] : m_pages)
        page.isTrue = false;
    for (auto &condition : conditions) {
        auto &page =
            m_pages
                .try_emplace(condition.alarm.key(),
                             Page{Lasting(condition.raiseAfter, condition.clearAfter), {}, true})
                .first->second;
        page.isTrue = true;
        const auto since = page.alarm.since;
        page.alarm = std::move(condition.alarm);
        page.alarm.since = since;
    }
    std::vector<ClusterAlarm> standing;
    for (auto at = m_pages.begin(); at != m_pages.end();) {
        auto &page = at->second;
        const bool wasRaised = page.lasting.isRaised();
        const bool isRaised = page.lasting.judge(now, page.isTrue ? Level::Bad : Level::Good);
        if (!isRaised && !page.isTrue) {
            at = m_pages.erase(at);
            continue;
        }
        if (isRaised && !wasRaised)
            page.alarm.since = unixMs;
        if (isRaised)
            standing.push_back(page.alarm);
        ++at;
    }
    return standing;
}

} // namespace tg::cluster

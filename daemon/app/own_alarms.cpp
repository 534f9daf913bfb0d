#include "app/own_alarms.h"

#include <algorithm>
#include <utility>

namespace tg::app {

namespace {

constexpr std::uint64_t kRaisePercent = 85;
constexpr std::uint64_t kClearPercent = 70;
constexpr std::chrono::seconds kThrottleWindow{
    5}; // without a series sent away: no longer throttled

std::int64_t accounted(const LedgerReport &ledger)
{
    return static_cast<std::int64_t>(ledger.received) - ledger.pointsDifference();
}

std::int64_t copiesAccounted(const LedgerReport &ledger)
{
    return static_cast<std::int64_t>(ledger.copiesDue) - ledger.copiesDifference();
}

std::uint64_t percentOf(const BoundUse &bound)
{
    return bound.most == 0 ? 0
                           : static_cast<std::uint64_t>(100.0 * static_cast<double>(bound.used) /
                                                        static_cast<double>(bound.most));
}

Level levelOf(std::uint64_t percent)
{
    return percent > kRaisePercent   ? Level::Bad
           : percent < kClearPercent ? Level::Good
                                     : Level::Between;
}

void judgeCertificate(const OwnFigures &figures, std::vector<cluster::ClusterAlarm> &alarms)
{
    constexpr std::int64_t kDayMs = 86'400'000;
    if (!figures.certificateEndsAt)
        return;
    const auto left = *figures.certificateEndsAt - figures.unixMs;
    if (left > OwnAlarms::kCertificateDays * kDayMs)
        return;
    auto text = left <= 0 ? std::string("it has ended ") + std::to_string(-left / kDayMs) +
                                " days ago: consoles are refused over TLS"
                          : "it ends in " + std::to_string(left / kDayMs) + " days";
    cluster::ClusterAlarm alarm{"certificate-expiry", {}, std::move(text)};
    alarm.isUrgent = left <= OwnAlarms::kUrgentDays * kDayMs;
    alarms.push_back(std::move(alarm));
}

std::string textOf(const BoundUse &bound)
{
    return bound.key + ": " + std::to_string(bound.used) + " of " + std::to_string(bound.most) +
           " (" + std::to_string(percentOf(bound)) + " %)";
}

} // namespace

std::vector<cluster::ClusterAlarm> OwnAlarms::judge(Clock::Steady now, const OwnFigures &figures)
{
    std::vector<cluster::ClusterAlarm> alarms;
    judgeLedger(now, figures, alarms);
    judgeBounds(now, figures, alarms);
    judgeNewSeries(now, figures, alarms);
    judgeCertificate(figures, alarms);
    return alarms;
}

// In motion a difference proves nothing, but a point received before the first look at the other
// terms must show in one of them: they are read in the order that sees a moving point twice rather
// than not at all.
void OwnAlarms::judgeLedger(Clock::Steady now, const OwnFigures &figures,
                            std::vector<cluster::ClusterAlarm> &alarms)
{
    const auto &ledger = figures.ledger;
    const auto points = static_cast<std::int64_t>(figures.receivedBefore) - accounted(ledger);
    const auto copies =
        static_cast<std::int64_t>(figures.copiesDueBefore) - copiesAccounted(ledger);
    const bool isLacking = points > 0 || copies > 0;
    const bool isOpen = ledger.pointsDifference() != 0 || ledger.copiesDifference() != 0;
    const bool isUnaccounted = m_unaccounted.judge(now, isLacking ? Level::Bad : Level::Good);
    const bool isOpenAtRest = m_openAtRest.judge(now, !isOpen             ? Level::Good
                                                      : ledger.isAtRest() ? Level::Bad
                                                                          : Level::Between);
    if (!isUnaccounted && !isOpenAtRest)
        return;
    alarms.push_back({"ledger-difference",
                      {},
                      "points: " + std::to_string(ledger.pointsDifference()) + " of " +
                          std::to_string(ledger.received) +
                          " received, copies: " + std::to_string(ledger.copiesDifference()) +
                          " of " + std::to_string(ledger.copiesDue) + " due are not accounted for" +
                          (ledger.isAtRest() ? ", at rest" : ", in motion"),
                      0});
}

// One alarm for the process and one for each node, whatever number of bounds it names.
void OwnAlarms::judgeBounds(Clock::Steady now, const OwnFigures &figures,
                            std::vector<cluster::ClusterAlarm> &alarms)
{
    std::map<std::string, std::string> texts;
    for (const auto &bound : figures.bounds) {
        auto &lasting =
            m_bounds.try_emplace({bound.key, bound.node}, kFull, kGoneFor).first->second;
        if (!lasting.judge(now, levelOf(percentOf(bound))))
            continue;
        auto &text = texts[bound.node];
        text += (text.empty() ? "" : "; ") + textOf(bound);
    }
    for (auto &[node, text] : texts)
        alarms.push_back({"saturation", node, std::move(text), 0});
}

void OwnAlarms::judgeNewSeries(Clock::Steady now, const OwnFigures &figures,
                               std::vector<cluster::ClusterAlarm> &alarms)
{
    const auto before = std::exchange(m_lastThrottled, figures.throttled);
    const bool isMore = figures.throttled > before;
    if (isMore)
        m_throttledAt = now;
    const bool isThrottled = isMore || (m_wasThrottled && now - m_throttledAt < kThrottleWindow);
    if (isThrottled && !m_wasThrottled && !m_throttling.isRaised())
        m_throttledBefore = before;
    m_wasThrottled = isThrottled;
    if (!m_throttling.judge(now, isThrottled ? Level::Bad : Level::Good))
        return;
    alarms.push_back(
        {"new-series-throttled",
         {},
         std::to_string(figures.throttled - m_throttledBefore) +
             " times a new series was sent away with 429: limits.new_series_per_second = " +
             std::to_string(m_limits.newSeriesPerSecond) +
             " for each node, waited for limits.new_series_wait_ms = " +
             std::to_string(m_limits.newSeriesWait.count()),
         0});
}

} // namespace tg::app

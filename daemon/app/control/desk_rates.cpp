#include "app/control/desk_rates.h"

#include <chrono>
#include <cmath>

namespace tg::app {

namespace {

constexpr std::chrono::seconds kMinute{60};

// Counters that are read one after the other may seem to go back by a few.
Rate rateOf(std::uint64_t before, std::uint64_t now, double seconds)
{
    return now < before ? 0 : static_cast<double>(now - before) / seconds;
}

template <typename Total>
Rate grown(const DeskFigures &before, const DeskFigures &now, double seconds, Total total)
{
    return rateOf(total(before), total(now), seconds);
}

void rateLinks(DeskRates &rates, const DeskFigures &before, const DeskFigures &now)
{
    double bytesOut = 0;
    double bytesIn = 0;
    for (std::size_t i = 0; i < now.links.size() && i < before.links.size(); ++i) {
        const auto &was = before.links[i];
        const auto &is = now.links[i];
        auto &link = rates.links[i];
        link.sent = rateOf(was.sentPoints, is.sentPoints, rates.seconds);
        link.confirmed = rateOf(was.confirmedPoints, is.confirmedPoints, rates.seconds);
        link.bytesOut = rateOf(was.bytesOut, is.bytesOut, rates.seconds);
        link.bytesIn = rateOf(was.bytesIn, is.bytesIn, rates.seconds);
        bytesOut += *link.bytesOut;
        bytesIn += *link.bytesIn;
    }
    rates.bytesOut = bytesOut;
    rates.bytesIn = bytesIn;
}

} // namespace

DeskRates ratesBetween(const DeskFigures *before, const DeskFigures &now)
{
    DeskRates rates;
    rates.links.resize(now.links.size());
    rates.shards.resize(now.shardPoints.size());
    if (!before || now.now <= before->now)
        return rates;
    rates.seconds = std::chrono::duration<double>(now.now - before->now).count();
    const auto rate = [&](auto total) { return grown(*before, now, rates.seconds, total); };
    using Figures = const DeskFigures &;
    rates.pointsIn = rate([](Figures of) { return of.ledger.received; });
    rates.pointsOut = rate([](Figures of) { return of.ledger.confirmed; });
    rates.copiesOut = rate([](Figures of) { return of.ledger.copiesConfirmed; });
    rates.rejected = rate([](Figures of) { return of.ledger.rejectedTotal(); });
    rates.dropped = rate([](Figures of) { return of.ledger.droppedTotal(); });
    rates.requests = rate([](Figures of) { return of.requests; });
    rates.reads = rate([](Figures of) { return of.reads; });
    for (std::size_t i = 0; i < kRejectReasons; ++i)
        rates.rejectedFor[i] = rate([i](Figures of) { return of.ledger.rejected[i]; });
    for (std::size_t i = 0; i < kDropReasons; ++i)
        rates.droppedFor[i] = rate([i](Figures of) { return of.ledger.dropped[i]; });
    rates.copiesDue = rate([](Figures of) { return of.ledger.copiesDue; });
    rates.copiesGap = rate([](Figures of) { return of.ledger.copiesGap; });
    rates.copiesDropped = rate([](Figures of) { return of.ledger.copiesDropped; });
    rates.copiesLate = rate([](Figures of) { return of.ledger.copiesLate; });
    rates.copiesResent = rate([](Figures of) { return of.ledger.copiesResent; });
    rateLinks(rates, *before, now);
    for (std::size_t i = 0; i < rates.shards.size() && i < before->shardPoints.size(); ++i) {
        const std::uint32_t points = now.shardPoints[i] - before->shardPoints[i]; // modulo 2^32
        rates.shards[i] = points / rates.seconds;
    }
    return rates;
}

void MinuteWindow::note(Clock::Steady now, std::uint64_t total)
{
    m_totals.emplace_back(now, total);
    while (m_totals.size() > 2 && now - m_totals[1].first >= kMinute)
        m_totals.pop_front();
}

Rate MinuteWindow::perMinute() const
{
    if (m_totals.size() < 2)
        return {};
    const auto first = m_totals.front().second;
    const auto last = m_totals.back().second;
    return last < first ? 0 : static_cast<double>(last - first);
}

double rounded(double value, int figures)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double scale = std::pow(10.0, figures - 1 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

} // namespace tg::app

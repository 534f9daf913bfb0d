#include "app/ledger_report.h"

#include <numeric>

namespace tg::app {

void LedgerReport::add(const LedgerCounters &worker)
{
    // What a point leaves is read before what it enters is: a point on its way is seen twice rather
    // than not at all.
    queued += worker.queued.value();
    inFlight += worker.inFlight.value();
    copiesOpen += worker.copiesHeld.value();
    confirmed += worker.confirmed.value();
    for (std::size_t i = 0; i < kRejectReasons; ++i)
        rejected[i] += worker.rejected[i].value();
    for (std::size_t i = 0; i < kDropReasons; ++i)
        dropped[i] += worker.dropped[i].value();
    copiesGap += worker.copiesGap.value();
    copiesDropped += worker.copiesDropped.value();
    copiesLate += worker.copiesLate.value();
    copiesDue += worker.copiesDue.value();
    truncatedTimes += worker.truncatedTimes.value();
    for (std::size_t i = 0; i < kBounds; ++i)
        overBound[i] += worker.overBound[i].value();
    exemplarsNotStored += worker.exemplarsNotStored.value();
    histogramsNotStored += worker.histogramsNotStored.value();
    metadataNotStored += worker.metadataNotStored.value();
    received += worker.received.value();
}

std::uint64_t LedgerReport::rejectedTotal() const
{
    return std::accumulate(rejected.begin(), rejected.end(), std::uint64_t{0});
}

std::uint64_t LedgerReport::droppedTotal() const
{
    return std::accumulate(dropped.begin(), dropped.end(), std::uint64_t{0});
}

std::int64_t LedgerReport::pointsDifference() const
{
    return static_cast<std::int64_t>(received - confirmed - queued - inFlight - rejectedTotal() -
                                     droppedTotal());
}

std::int64_t LedgerReport::copiesDifference() const
{
    return static_cast<std::int64_t>(copiesDue - copiesConfirmed - copiesOpen - copiesGap -
                                     copiesDropped);
}

std::string LedgerReport::text() const
{
    const auto number = [](auto value) { return std::to_string(value); };
    return "ledger points received=" + number(received) + " confirmed=" + number(confirmed) +
           " queued=" + number(queued) + " in_flight=" + number(inFlight) +
           " rejected=" + number(rejectedTotal()) + " dropped=" + number(droppedTotal()) +
           " difference=" + number(pointsDifference()) +
           "\nledger copies due=" + number(copiesDue) + " confirmed=" + number(copiesConfirmed) +
           " open=" + number(copiesOpen) + " gap=" + number(copiesGap) +
           " dropped=" + number(copiesDropped) + " late=" + number(copiesLate) +
           " resent=" + number(copiesResent) + " difference=" + number(copiesDifference());
}

} // namespace tg::app

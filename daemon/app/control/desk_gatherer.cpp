#include "app/control/desk_gatherer.h"

#include "metrics/process_stats.h"
#include "series/series_index.h"

namespace tg::app {

LinkFigures DeskGatherer::linkOf(const NodeRoom &room) const
{
    const auto &counters = room.counters();
    const auto &status = m_wiring.board.at(room.index());
    const auto &queue = *m_wiring.queues[room.index().value];
    LinkFigures link;
    link.node = room.config().id;
    link.state = counters.state.load(std::memory_order_relaxed);
    link.reason = counters.lastReason();
    link.isAccepting = status.accepting.load(std::memory_order_acquire);
    link.keepsUp = status.keepsUp.load(std::memory_order_relaxed);
    link.pacePermille = status.pacePermille.load(std::memory_order_relaxed);
    link.sentPoints = counters.sentPoints.value();
    link.confirmedPoints = counters.confirmedPoints.value();
    link.resentPoints = counters.resentPoints.value();
    link.lostPoints = counters.lostPoints.value();
    link.stalePoints = counters.stalePoints.value();
    const auto gaps = m_wiring.gaps.totals(room.index());
    link.latePoints = gaps.provisionalPoints;
    link.givenUpPoints = gaps.openPoints;
    link.refusedCalls = counters.refusedCalls.value();
    link.timeouts = counters.timeouts.value();
    link.reconnects = counters.reconnects.value();
    link.failedAttempts = counters.failedAttempts.value();
    link.bytesOut = counters.bytesOut.value();
    link.bytesIn = counters.bytesIn.value();
    link.callsInFlight = counters.callsInFlight.value();
    link.queuedPoints = queue.openPoints();
    link.queuedBytes = queue.reservedBytes();
    link.roundTripUs = counters.rttMicros.load(std::memory_order_relaxed);
    link.oldestMs = counters.oldestCallMicros.load(std::memory_order_relaxed) / 1000;
    link.nextAttemptAt = counters.nextAttemptUnixMs.load(std::memory_order_relaxed);
    return link;
}

DeskFigures DeskGatherer::figures() const
{
    DeskFigures figures;
    figures.at = m_wiring.clock.unixMilliseconds();
    figures.now = m_wiring.clock.now();
    figures.ledger = m_wiring.ledger();
    figures.cluster = m_wiring.shelf.newest();
    figures.map = m_wiring.router.map();
    for (const auto &room : m_wiring.nodes)
        figures.links.push_back(linkOf(*room));
    figures.shardPoints.resize(kShardCount);
    for (const auto &flow : m_wiring.flows) {
        for (std::uint32_t i = 0; i < kShardCount; ++i)
            figures.shardPoints[i] += flow->points(ShardId{static_cast<std::uint16_t>(i)});
    }
    figures.unconfirmedBytes = m_wiring.budget.used();
    const auto http = m_wiring.http();
    figures.connections = http.open;
    figures.requests = http.requests;
    const auto reads = m_wiring.reads.totals();
    figures.readsOpen = reads.open;
    for (const auto ended : reads.outcomes)
        figures.reads += ended;
    figures.series = m_wiring.table.size();
    figures.seriesMemory = m_wiring.table.memoryBytes();
    if (const auto process = metrics::readProcessStats())
        figures.residentMemory = process->residentBytes;
    std::tie(figures.isReady, figures.readiness) = m_wiring.readiness();
    return figures;
}

std::vector<series::SampledRun> DeskGatherer::samples()
{
    std::vector<series::SampledRun> samples;
    for (const auto &flow : m_wiring.flows)
        flow->takeSamples(samples);
    return samples;
}

std::size_t DeskGatherer::seriesOf(std::string_view metric) const
{
    return m_wiring.table.index().find(metric).size();
}

} // namespace tg::app

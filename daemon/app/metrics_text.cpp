#include "app/metrics_text.h"

#include <chrono>
#include <map>

#include "metrics/exposition.h"
#include "metrics/process_stats.h"

namespace tg::app {

namespace {

using metrics::Exposition;

void writeLedgers(Exposition &out, const LedgerReport &ledger)
{
    out.counter("timeless_gateway_points_received_total",
                "Points read from request bodies, refused ones included.");
    out.add(ledger.received);
    out.counter("timeless_gateway_points_confirmed_total",
                "Points of which at least one copy was confirmed by a node.");
    out.add(ledger.confirmed);
    out.gauge("timeless_gateway_points_queued",
              "Points parsed, waiting for ids or for room in a node's queue.");
    out.add(ledger.queued);
    out.gauge("timeless_gateway_points_in_flight", "Points handed over, no copy confirmed yet.");
    out.add(ledger.inFlight);
    out.counter("timeless_gateway_points_rejected_total",
                "Points refused as bad input, by reason.");
    for (std::size_t i = 0; i < kRejectReasons; ++i)
        out.add(ledger.rejected[i], {{"reason", tg::name(static_cast<RejectReason>(i))}});
    out.counter("timeless_gateway_points_dropped_total",
                "Points read, but not stored for certain: their request was answered with an "
                "error, by reason.");
    for (std::size_t i = 0; i < kDropReasons; ++i)
        out.add(ledger.dropped[i], {{"reason", tg::name(static_cast<DropReason>(i))}});
    out.counter("timeless_gateway_points_truncated_total",
                "Points whose time lost its sub-second part.");
    out.add(ledger.truncatedTimes);
    out.counter("timeless_gateway_over_bound_total",
                "Points taken although past that bound: limits.measure_only.");
    for (std::size_t i = 0; i < kBounds; ++i)
        out.add(ledger.overBound[i], {{"bound", kBoundNames[i]}});
    out.counter(
        "timeless_gateway_remote_write_not_stored_total",
        "What remote-write carried beside points and was not stored, by kind: nodes cannot keep "
        "it, or it could not be read.");
    out.add(ledger.exemplarsNotStored, {{"kind", "exemplar"}});
    out.add(ledger.histogramsNotStored, {{"kind", "histogram"}});
    out.add(ledger.metadataNotStored, {{"kind", "metadata"}});
    out.gauge("timeless_gateway_ledger_points_difference",
              "received - confirmed - queued - in flight - rejected - dropped: 0 at rest.");
    out.add(ledger.pointsDifference());

    out.counter("timeless_gateway_copies_due_total",
                "Copies that admitted points should have on nodes.");
    out.add(ledger.copiesDue);
    out.counter("timeless_gateway_copies_confirmed_total", "Copies confirmed by their node.");
    out.add(ledger.copiesConfirmed);
    out.gauge("timeless_gateway_copies_open",
              "Copies queued, on a wire, or waiting to be sent again.");
    out.add(ledger.copiesOpen);
    out.counter("timeless_gateway_copies_gap_total",
                "Copies given up and recorded as gaps; another copy is confirmed.");
    out.add(ledger.copiesGap);
    out.counter("timeless_gateway_copies_dropped_total",
                "Copies given up of points that have no confirmed copy.");
    out.add(ledger.copiesDropped);
    out.counter("timeless_gateway_copies_late_total",
                "Copies confirmed only after their request was answered.");
    out.add(ledger.copiesLate);
    out.gauge("timeless_gateway_ledger_copies_difference",
              "due - confirmed - open - gap - dropped: 0 at rest.");
    out.add(ledger.copiesDifference());
}

void writeMetadata(Exposition &out, const cluster::MetadataFigures &metadata)
{
    out.counter("timeless_gateway_metadata_received_total",
                "Entries of metadata that clients sent, by what became of them.");
    out.add(metadata.queued, {{"outcome", "queued"}});
    out.add(metadata.known, {{"outcome", "known"}});
    out.add(metadata.unserved, {{"outcome", "no_node"}});
    out.add(metadata.reserved, {{"outcome", "reserved"}});
    out.add(metadata.empty, {{"outcome", "empty"}});
    out.counter("timeless_gateway_metadata_told_total",
                "Entries of metadata by node to be told, by how it ended.");
    out.add(metadata.stored, {{"outcome", "stored"}});
    out.add(metadata.failed, {{"outcome", "failed"}});
    out.add(metadata.dropped, {{"outcome", "dropped"}});
    out.gauge("timeless_gateway_metadata_pending",
              "Entries of metadata that some node is still to be told.");
    out.add(metadata.pending);
    out.gauge("timeless_gateway_metadata_pending_bytes",
              "Their memory; bound: metadata.pending_bytes.");
    out.add(metadata.pendingBytes);
    out.gauge("timeless_gateway_metadata_remembered",
              "Entries known not to need telling; bound: metadata.remembered.");
    out.add(metadata.remembered);
}

void writeDoor(Exposition &out, const ingest::HttpTotals &http)
{
    out.gauge("timeless_gateway_http_connections", "Open client connections of the data door.");
    out.add(http.open);
    out.counter("timeless_gateway_http_connections_accepted_total", "Client connections served.");
    out.add(http.accepted);
    out.counter("timeless_gateway_http_connections_refused_total",
                "Client connections beyond limits.connections.");
    out.add(http.refused);
    out.counter("timeless_gateway_http_requests_total", "Requests routed.");
    out.add(http.requests);
    out.counter("timeless_gateway_http_faults_total",
                "Requests refused by the HTTP grammar, a limit or a time-out.");
    out.add(http.faults);
    out.counter("timeless_gateway_http_answers_total", "Answers, by class of their status.");
    static constexpr std::string_view kClasses[] = {"", "1xx", "2xx", "3xx", "4xx", "5xx"};
    for (std::size_t i = 1; i < http.answers.size(); ++i)
        out.add(http.answers[i], {{"class", kClasses[i]}});
    out.counter("timeless_gateway_http_received_bytes_total", "Bytes read from clients.");
    out.add(http.bytesIn);
    out.counter("timeless_gateway_http_sent_bytes_total", "Bytes written to clients.");
    out.add(http.bytesOut);
}

void writeReads(Exposition &out, const ReadTotals &reads)
{
    out.gauge("timeless_gateway_reads_open", "Reads under way; bound: query.concurrent.");
    out.add(reads.open);
    out.counter("timeless_gateway_reads_total", "Reads that have ended, by how.");
    for (std::size_t i = 0; i < kReadOutcomes.size(); ++i)
        out.add(reads.outcomes[i], {{"outcome", kReadOutcomes[i]}});
    out.counter("timeless_gateway_reads_turned_away_total", "Reads beyond query.concurrent.");
    out.add(reads.turnedAway);
    out.counter("timeless_gateway_read_bytes_total", "Bytes of bodies that answer reads.");
    out.add(reads.bytes);
    out.histogram("timeless_gateway_read_seconds",
                  "Time from the end of a read's request to the last byte of its answer.");
    out.addHistogram(kReadSeconds, reads.durations, reads.seconds);
}

void writeControl(Exposition &out, const control::ControlCounters &door, const DeskCounters &desk)
{
    out.gauge("timeless_gateway_control_consoles",
              "Consoles at the control door; bound: control.consoles.");
    out.add(door.consoles.value());
    out.gauge("timeless_gateway_control_consoles_slow",
              "Consoles that have fallen behind and get snapshots instead of deltas.");
    out.add(door.slowNow.value());
    out.gauge("timeless_gateway_control_connections_waiting",
              "Connections that have not said who they are yet.");
    out.add(door.waiting.value());
    out.gauge("timeless_gateway_control_connections_leaving",
              "Connections that have been told a last word and have not taken it yet.");
    out.add(door.leaving.value());
    out.counter("timeless_gateway_control_connections_total", "Connections to the control door.");
    out.add(door.accepted.value());
    out.counter("timeless_gateway_control_consoles_total", "Consoles welcomed.");
    out.add(door.welcomed.value());
    out.counter("timeless_gateway_control_endings_total",
                "Connections that the control door refused or ended by itself, by reason.");
    for (std::size_t i = 0; i < control::kEndings; ++i)
        out.add(door.ended[i].value(),
                {{"reason", control::idOf(static_cast<control::Ending>(i)).data()}});
    out.counter("timeless_gateway_control_received_bytes_total", "Bytes read from consoles.");
    out.add(door.bytesIn.value());
    out.counter("timeless_gateway_control_sent_bytes_total", "Bytes written to consoles.");
    out.add(door.bytesOut.value());
    out.counter("timeless_gateway_control_frames_total", "Frames of the protocol, by direction.");
    out.add(door.framesIn.value(), {{"direction", "in"}});
    out.add(door.framesOut.value(), {{"direction", "out"}});
    out.counter("timeless_gateway_control_tables_total",
                "Tables told to consoles: whole, or what had changed of them.");
    out.add(door.snapshots.value(), {{"kind", "snapshot"}});
    out.add(door.deltas.value(), {{"kind", "delta"}});
    out.counter("timeless_gateway_control_commands_total", "Commands of consoles, by outcome.");
    out.add(door.commandsDone.value(), {{"outcome", "done"}});
    out.add(door.commandsFailed.value(), {{"outcome", "failed"}});
    out.add(door.commandsRefused.value(), {{"outcome", "refused"}});
    out.histogram("timeless_gateway_control_tick_seconds",
                  "Time in which the figures and tables of one second are made.");
    std::array<std::uint64_t, kTickSeconds.size() + 1> ticks{};
    for (std::size_t i = 0; i < ticks.size(); ++i)
        ticks[i] = desk.ticks[i].value();
    out.addHistogram(kTickSeconds, ticks, static_cast<double>(desk.micros.value()) / 1e6);
}

// One family, one sample a node.
template <typename Value> void perNode(Exposition &out, const MetricsSources &sources, Value value)
{
    for (const auto &node : sources.nodes)
        out.add(value(*node), {{"node", node->config().id}});
}

void writeNodes(Exposition &out, const MetricsSources &sources)
{
    out.gauge("timeless_gateway_node_state", "1 for the state the node is in, 0 for the others.");
    for (const auto &node : sources.nodes) {
        for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(cluster::NodeState::Refused); ++i) {
            const auto state = static_cast<cluster::NodeState>(i);
            out.add(node->view().state() == state ? 1 : 0,
                    {{"node", node->config().id}, {"state", cluster::name(state)}});
        }
    }
    out.gauge("timeless_gateway_node_accepting", "1 when slices are sent to the node.");
    perNode(out, sources,
            [&](const NodeRoom &node) { return sources.board.isAccepting(node.index()) ? 1 : 0; });
    out.gauge("timeless_gateway_node_keeps_up",
              "0 when requests no longer wait for the node's late copies.");
    perNode(out, sources, [&](const NodeRoom &node) {
        return sources.board.at(node.index()).keepsUp.load() ? 1 : 0;
    });
    out.gauge("timeless_gateway_node_retention_seconds",
              "How long the node says it keeps raw points; 0: for ever, -1: it has not said.");
    perNode(out, sources, [&](const NodeRoom &node) {
        return sources.board.at(node.index()).retentionSeconds.load(std::memory_order_relaxed);
    });
    out.gauge("timeless_gateway_node_unconfirmed_bytes",
              "Bytes reserved in the node's queue: waiting or on the wire.");
    perNode(out, sources, [&](const NodeRoom &node) {
        return sources.queues[node.index().value]->reservedBytes();
    });
    out.gauge("timeless_gateway_node_oldest_call_seconds", "Age of the oldest unconfirmed call.");
    perNode(out, sources, [](const NodeRoom &node) {
        return static_cast<double>(
                   node.counters().oldestCallMicros.load(std::memory_order_relaxed)) /
               1e6;
    });
    out.gauge("timeless_gateway_node_round_trip_seconds",
              "Time of the last tiny call over the node's link.");
    perNode(out, sources, [](const NodeRoom &node) {
        return static_cast<double>(node.counters().rttMicros.load(std::memory_order_relaxed)) / 1e6;
    });

    const auto counter = [&](std::string_view name, std::string_view help,
                             const Counter erl::LinkCounters::*member) {
        out.counter(name, help);
        perNode(out, sources,
                [member](const NodeRoom &node) { return (node.counters().*member).value(); });
    };
    using erl::LinkCounters;
    counter("timeless_gateway_node_confirmed_points_total", "Copies the node has confirmed.",
            &LinkCounters::confirmedPoints);
    counter("timeless_gateway_node_lost_points_total", "Copies that came back unconfirmed.",
            &LinkCounters::lostPoints);
    counter("timeless_gateway_node_resent_points_total",
            "Copies sent again: duplicates are possible.", &LinkCounters::resentPoints);
    counter("timeless_gateway_node_stale_points_total",
            "Copies not sent because their ids were void.", &LinkCounters::stalePoints);
    counter("timeless_gateway_node_displaced_points_total",
            "Copies not sent because newer ones took their room.", &LinkCounters::displacedPoints);
    counter("timeless_gateway_node_calls_total", "Write calls sent.", &LinkCounters::calls);
    counter("timeless_gateway_node_refused_calls_total",
            "Write calls answered with anything but ok.", &LinkCounters::refusedCalls);
    counter("timeless_gateway_node_timeouts_total",
            "Connections reset because a call was not answered in time.", &LinkCounters::timeouts);
    counter("timeless_gateway_node_reconnects_total", "Connections made after the first.",
            &LinkCounters::reconnects);
    counter("timeless_gateway_node_failed_attempts_total", "Attempts to connect that failed.",
            &LinkCounters::failedAttempts);
    counter("timeless_gateway_node_sent_bytes_total", "Bytes written to the node.",
            &LinkCounters::bytesOut);

    out.counter("timeless_gateway_node_read_failures_total",
                "Reads over HTTP the node did not answer as a node that works.");
    perNode(out, sources,
            [&](const NodeRoom &node) { return sources.reads.nodeFailures[node.index().value]; });

    static constexpr double kQuantiles[] = {0.5, 0.99};
    static constexpr std::string_view kPercentiles[] = {"50", "99"};
    out.gauge("timeless_gateway_node_confirm_seconds",
              "Time from sending a call to its confirmation, since start, by percentile.");
    for (const auto &node : sources.nodes) {
        const auto counts = node->counters().confirmLatency.counts();
        for (std::size_t i = 0; i < 2; ++i) {
            const std::chrono::duration<double> took =
                erl::LatencyHistogram::quantile(counts, kQuantiles[i]);
            out.add(took.count(), {{"node", node->config().id}, {"percentile", kPercentiles[i]}});
        }
    }
}

void writeGaps(Exposition &out, const MetricsSources &sources)
{
    out.gauge("timeless_gateway_gap_points", "Copies the node may lack, given up since start.");
    perNode(out, sources,
            [&](const NodeRoom &node) { return sources.gaps.totals(node.index()).openPoints; });
    out.gauge("timeless_gateway_gap_late_points",
              "Copies that are late now: gaps unless they still come.");
    perNode(out, sources, [&](const NodeRoom &node) {
        return sources.gaps.totals(node.index()).provisionalPoints;
    });
    const auto each = [&](std::string_view name, std::string_view help,
                          std::uint64_t cluster::NodeSnapshot::*member) {
        out.gauge(name, help);
        for (const auto &node : sources.cluster->nodes)
            out.add(node.*member, {{"node", node.id}});
    };
    each("timeless_gateway_gaps_open", "Gaps known to any gateway and not filled yet.",
         &cluster::NodeSnapshot::openGaps);
    each("timeless_gateway_gaps_waiting",
         "Segments of a restarted node that are compared once more when they have ended.",
         &cluster::NodeSnapshot::waitingGaps);
    each("timeless_gateway_gaps_residue", "Gaps that were filled and left differences.",
         &cluster::NodeSnapshot::residueGaps);
}

void writeCluster(Exposition &out, const MetricsSources &sources)
{
    const auto &cluster = *sources.cluster;
    out.gauge("timeless_gateway_map_version", "Version of the shard map in force.");
    out.add(cluster.mapVersion);
    out.gauge("timeless_gateway_panic",
              "1 while too many nodes look down for an automatic failover.");
    out.add(cluster.isPanic ? 1 : 0);
    out.gauge("timeless_gateway_series_split", "Series found on more nodes than they have copies.");
    out.add(cluster.splitSeries);
    out.counter("timeless_gateway_audits_total",
                "Audits that came to their end, by who asked for them.");
    out.add(cluster.audits.automatic, {{"trigger", "background"}});
    out.add(cluster.audits.audits - cluster.audits.automatic, {{"trigger", "request"}});
    out.counter("timeless_gateway_audit_series_compared_total",
                "Series whose copies audits have compared.");
    out.add(cluster.audits.seriesCompared);
    out.counter("timeless_gateway_audit_series_differing_total",
                "Of these the ones whose copies differed.");
    out.add(cluster.audits.seriesDiffering);
    out.counter("timeless_gateway_audit_gaps_opened_total",
                "Gaps that audits opened for copies that lack points.");
    out.add(cluster.audits.gapsOpened);
    out.gauge("timeless_gateway_node_health",
              "1 for the state the node is judged to be in, 0 for the others.");
    for (const auto &node : cluster.nodes) {
        for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(cluster::HealthState::Refused);
             ++i) {
            const auto state = static_cast<cluster::HealthState>(i);
            out.add(node.state == state ? 1 : 0,
                    {{"node", node.id}, {"state", cluster::name(state)}});
        }
    }
    out.gauge("timeless_gateway_node_pace",
              "Share of limits.calls_in_flight the node is sent, 0 to 1.");
    for (const auto &node : cluster.nodes)
        out.add(node.pace.fraction, {{"node", node.id}});
    out.gauge("timeless_gateway_node_builder_mailbox",
              "Messages waiting in the node's busiest builder; it drops batches at 50,000.");
    for (const auto &node : cluster.nodes) {
        if (node.probe.builderMailbox)
            out.add(*node.probe.builderMailbox, {{"node", node.id}});
    }
    std::map<std::string_view, std::uint64_t> alarms;
    for (const auto &alarm : cluster.alarms)
        ++alarms[alarm.id];
    out.gauge("timeless_gateway_alarms",
              "Alarms that stand, by id; see the list of errors and alarms.");
    for (const auto &[id, count] : alarms)
        out.add(count, {{"id", id}});
}

void writeTable(Exposition &out, const MetricsSources &sources)
{
    out.gauge("timeless_gateway_series", "Series known.");
    out.add(sources.table.size());
    out.gauge("timeless_gateway_series_memory_bytes", "Memory of the series table.");
    out.add(sources.table.memoryBytes());
    const auto &registrar = sources.registrar;
    out.counter("timeless_gateway_series_resolved_total", "Ids told by nodes on request.");
    out.add(registrar.resolved.load());
    out.counter("timeless_gateway_series_learned_total", "Series read from nodes' registries.");
    out.add(registrar.learned.load());
    out.counter("timeless_gateway_resolve_calls_total", "Resolve calls sent.");
    out.add(registrar.rpcs.load());
    out.counter("timeless_gateway_resolve_errors_total", "Resolve calls that failed.");
    out.add(registrar.rpcErrors.load());
    out.counter("timeless_gateway_series_throttled_total",
                "Series asked for in vain because new ones came too fast.");
    out.add(registrar.throttled.load());
    out.counter("timeless_gateway_series_unavailable_total",
                "Series asked for in vain because no owner was reachable.");
    out.add(registrar.unavailable.load());
    out.counter("timeless_gateway_series_ids_changed_total",
                "Ids that a node's registry contradicted.");
    out.add(registrar.idsChanged.load());
    out.gauge("timeless_gateway_series_waiting", "Series waiting for an id.");
    out.add(registrar.waiting.load());
    out.gauge("timeless_gateway_series_away", "Copies to be registered when their node is back.");
    out.add(registrar.away.load());
}

} // namespace

std::string metricsText(const MetricsSources &sources)
{
    std::string text;
    Exposition out(text);
    out.gauge("timeless_gateway_info", "What runs here.");
    out.add(1, {{"version", TG_VERSION}, {"ack", sources.ack}});
    out.gauge("timeless_gateway_ready",
              "1 when writes are taken and every reachable node is warm.");
    out.add(sources.isReady ? 1 : 0);
    out.gauge("timeless_gateway_workers", "Worker threads of the data door.");
    out.add(sources.workers);
    out.gauge("timeless_gateway_replication", "Copies kept of each series.");
    out.add(sources.replication);
    out.gauge("timeless_gateway_unconfirmed_bytes",
              "Encoded bytes held for all nodes; bound: limits.in_flight_bytes.");
    out.add(sources.budget.used());
    writeLedgers(out, sources.ledger);
    writeMetadata(out, sources.metadata);
    writeDoor(out, sources.http);
    writeReads(out, sources.reads);
    if (sources.control && sources.controlDesk)
        writeControl(out, *sources.control, *sources.controlDesk);
    writeNodes(out, sources);
    writeGaps(out, sources);
    writeCluster(out, sources);
    writeTable(out, sources);
    if (const auto stats = metrics::readProcessStats())
        metrics::writeProcessStats(*stats, out);
    return text;
}

} // namespace tg::app

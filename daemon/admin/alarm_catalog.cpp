#include "admin/alarm_catalog.h"

#include <algorithm>
#include <array>

namespace tg::admin {

namespace {

using enum Severity;

constexpr auto kAlarms = std::to_array<AlarmEntry>({
    {"node-down", Critical, "A node is down",
     "Look at the node and its network. Reads come from the replica and what it misses is kept as "
     "gaps; it is filled again when it returns."},
    {"node-degraded", Warning, "A node is slow or failing",
     "Read the reason beside the state: latency, mailbox, errors or a closed link. If it stays, "
     "put "
     "the node into maintenance and look at its machine."},
    {"node-refused", Critical, "A node is not the one it should be",
     "The name, the identity or the store differs from what was recorded: a wiped node or a "
     "stranger on its address. Nothing is written to it until its identity is confirmed."},
    {"gap-open", Warning, "Copies are missing on a node",
     "Nothing while the node is down. If it is up, see whether its backfill runs or is stuck, and "
     "start one."},
    {"gap-overdue", Warning, "A gap stays open",
     "The node takes writes and yet its gaps are not filled after 15 minutes. See in operations "
     "whether its backfill runs, which may take long after a long outage, or fails and why; "
     "whether backfill.automatic is on; else start one."},
    {"residue", Warning, "A backfill left differences",
     "Read the residue list: both copies hold points the other lacks. Audit these series and "
     "decide "
     "which copy is right."},
    {"ledger-difference", Critical, "Points are not accounted for",
     "Keep the daemon's log and the ledger and report it: this is a mistake in the gateway. "
     "Compare "
     "the senders' counts with the nodes'."},
    {"panic", Critical, "Too many nodes look down at once",
     "Automatic failover is stopped, for the fault is probably the gateway's own network. Check "
     "it, "
     "then fail over by hand what is really gone."},
    {"config-differs", Warning, "Gateways have different configurations",
     "Compare cluster, pools and nodes of the gateways named and give all the same: else they "
     "choose different owners for new series."},
    {"fact-damaged", Warning, "A stored fact cannot be read",
     "Another copy of it is used and written back. If it returns, look at the storage of the node "
     "named."},
    {"copies-differ", Warning, "An audit found copies that differ",
     "A node said ok and did not keep points. Read the audit's operation. With audit.repair or "
     "repair: true the gaps it opened are filled; the alarm goes when an audit of all nodes finds "
     "nothing, without a repair only when that covers all series and as many hours."},
    {"series-split", Warning, "A series lives on more nodes than it has copies",
     "Reads use its owner only. Make and run a plan with action heal: both copies get what the "
     "other nodes have of it, and nothing is removed."},
    {"id-aliased", Critical, "Two series share one id on a node",
     "Writes of the series named to that node are stopped, their other copies go on. Restart the "
     "node in a quiet hour: it then tells them apart, writes go on and what is missing is copied. "
     "Runbook: two series under one id."},
    {"saturation", Warning, "The gateway is at its limit",
     "The bound named is nearly used up and clients are about to be sent away: add a gateway or a "
     "node, or raise the limit."},
    {"new-series-throttled", Warning, "New series come faster than nodes take them",
     "See which sender makes them: a label with ever new values is the usual cause. Else raise "
     "limits.new_series_per_second."},
    {"certificate-expiry", Warning, "The certificate of the control door ends soon",
     "Put a new certificate and key into the files of control.tls_certificate and "
     "control.tls_key and restart the gateway. In its last week the alarm is critical; after it "
     "consoles refuse to connect over TLS."},
});

} // namespace

std::span<const AlarmEntry> alarmCatalog()
{
    return kAlarms;
}

const AlarmEntry *findAlarm(std::string_view id)
{
    const auto *const found = std::ranges::find(kAlarms, id, &AlarmEntry::id);
    return found == kAlarms.end() ? nullptr : found;
}

std::string_view nameOf(Severity severity)
{
    switch (severity) {
    case Notice:
        return "notice";
    case Warning:
        return "warning";
    case Critical:
        break;
    }
    return "critical";
}

} // namespace tg::admin

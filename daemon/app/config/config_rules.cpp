#include "app/config/config_rules.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "app/config/config_value.h"
#include "app/config/text_checks.h"

namespace tg::app {
namespace {

// "small must not exceed large"; both are bytes, or both times.
template <typename Amount> struct OrderRule {
    std::string_view smallKey;
    Amount Limits::*small;
    std::string_view largeKey;
    Amount Limits::*large;
    Severity severity;
    std::string_view why;
};

using Size = OrderRule<std::size_t>;
using Time = OrderRule<std::chrono::milliseconds>;

constexpr std::array kSizes{
    Size{"limits.body_bytes", &Limits::bodyBytes, "limits.inflated_bytes", &Limits::inflatedBytes,
         Severity::Error, "a plain body counts against both"},
    Size{"limits.segment_bytes", &Limits::segmentBytes, "limits.body_bytes", &Limits::bodyBytes,
         Severity::Error, "a body is cut into segments"},
    Size{"limits.segment_bytes", &Limits::segmentBytes, "limits.inflated_bytes",
         &Limits::inflatedBytes, Severity::Error, "a body is cut into segments"},
    Size{"limits.remote_write_bytes", &Limits::remoteWriteBytes, "limits.inflated_bytes",
         &Limits::inflatedBytes, Severity::Error, "it is a body after decompression"},
    Size{"limits.line_bytes", &Limits::lineBytes, "limits.segment_bytes", &Limits::segmentBytes,
         Severity::Error, "a line is never divided between segments"},
    Size{"limits.segment_bytes", &Limits::segmentBytes, "limits.connection_bytes",
         &Limits::connectionBytes, Severity::Error, "a segment is admitted as a whole or never"},
    Size{"limits.segment_bytes", &Limits::segmentBytes, "limits.node_bytes", &Limits::nodeBytes,
         Severity::Error, "a segment is admitted as a whole or never"},
    Size{"limits.connection_bytes", &Limits::connectionBytes, "limits.in_flight_bytes",
         &Limits::inFlightBytes, Severity::Error, "it is a part of it"},
    Size{"limits.label_value_bytes", &Limits::labelValueBytes, "limits.line_bytes",
         &Limits::lineBytes, Severity::Error, "a label stands in a line"},
};

constexpr std::array kTimes{
    Time{"limits.late_copy_ms", &Limits::lateCopy, "limits.confirm_timeout_ms",
         &Limits::confirmTimeout, Severity::Error, "the request would have failed before"},
    Time{"limits.call_timeout_ms", &Limits::callTimeout, "limits.confirm_timeout_ms",
         &Limits::confirmTimeout, Severity::Warning,
         "requests then fail before a hung link is noticed and reset"},
};

std::string limitText(std::string_view key, const Config &config)
{
    Config copy = config;
    const auto schema = configSchema();
    const auto row =
        std::ranges::find(schema, key, [](const auto &candidate) { return candidate.key; });
    return valueText(*row, row->slot(copy));
}

template <typename Rules> void checkOrder(ConfigDraft &draft, const Rules &rules)
{
    const Limits &limits = draft.config.limits;
    for (const auto &rule : rules) {
        if (limits.*rule.small <= limits.*rule.large)
            continue;
        // Named at the key that somebody did set, if only one of them was.
        const bool isLargeToBlame =
            draft.origins.contains(rule.largeKey) && !draft.origins.contains(rule.smallKey);
        const std::string small(rule.smallKey), large(rule.largeKey);
        draft.reportKey(isLargeToBlame ? rule.largeKey : rule.smallKey,
                        small + " = " + limitText(small, draft.config) + " is more than " + large +
                            " = " + limitText(large, draft.config) + ": " + std::string(rule.why) +
                            "; lower " + small + " or raise " + large,
                        rule.severity);
    }
}

void checkNodeShare(ConfigDraft &draft)
{
    const Limits &limits = draft.config.limits;
    if (limits.nodeBytes <= limits.inFlightBytes / 2)
        return;
    const bool isSet = draft.origins.contains("limits.node_bytes");
    draft.reportKey(
        isSet ? "limits.node_bytes" : "limits.in_flight_bytes",
        "the node's share must stay well under the whole, or one hung node uses up everybody's: "
        "let limits.node_bytes (" +
            limitText("limits.node_bytes", draft.config) +
            ") be at most half of limits.in_flight_bytes (" +
            limitText("limits.in_flight_bytes", draft.config) + ')',
        Severity::Warning);
}

void checkDoor(ConfigDraft &draft)
{
    const DataConfig &data = draft.config.data;
    if (!data.allowOpen && !isLoopback(data.listen)) {
        draft.reportKey("data.listen",
                        listenText(data.listen) +
                            " is open to other machines and nothing asks clients who they are; "
                            "listen on 127.0.0.1, or write data.allow_open = true if the network "
                            "before it is guarded");
    }
}

void checkControl(ConfigDraft &draft)
{
    const ControlConfig &control = draft.config.control;
    if (!control.isEnabled)
        return;
    const bool hasTokens = !control.tokenFile.empty();
    if (control.socketNeedsToken && !hasTokens)
        draft.reportKey("control.socket_needs_token",
                        "needs control.token_file: nobody could show a token that is right");
    if (!control.tlsListen.empty()) {
        if (!hasTokens)
            draft.reportKey("control.tls_listen",
                            "needs control.token_file: else whoever reaches the address is let in");
        if (control.tlsCertificate.empty() || control.tlsKey.empty())
            draft.reportKey("control.tls_listen",
                            "needs control.tls_certificate and control.tls_key");
    }
    if (control.tcpListen.empty())
        return;
    if (!hasTokens)
        draft.reportKey("control.tcp_listen",
                        "needs control.token_file: every user of this machine reaches the address");
    if (const auto address = parseListenAddress(control.tcpListen);
        address && !isLoopback(*address))
        draft.reportKey("control.tcp_listen",
                        control.tcpListen +
                            " can be reached from other machines and tokens would cross the "
                            "network in the clear: use control.tls_listen");
}

// The first earlier node with the same text in that member.
std::optional<std::size_t> twinOf(const std::vector<NodeConfig> &nodes, std::size_t node,
                                  std::string NodeConfig::*member)
{
    for (std::size_t other = 0; other < node; ++other) {
        if (!(nodes[node].*member).empty() && nodes[other].*member == nodes[node].*member)
            return other;
    }
    return std::nullopt;
}

std::string placeText(const Origin &origin)
{
    return origin.line == 0 ? origin.file : "line " + std::to_string(origin.line);
}

void checkNode(ConfigDraft &draft, std::size_t node)
{
    auto &nodes = draft.config.nodes;
    Origins &places = draft.nodeOrigins[node];
    for (const auto &row : nodeSchema()) {
        if (row.isRequired && !places.contains(row.key))
            draft.reportNode(node, row.key,
                             "is missing: every [[node]] needs " + std::string(row.key) + " (" +
                                 std::string(row.help) + ')');
    }
    if (const auto twin = twinOf(nodes, node, &NodeConfig::id)) {
        draft.reportNode(node, "id",
                         "'" + nodes[node].id + "' is already the id of the node in " +
                             placeText(draft.nodeOrigins[*twin].find("id")->second) +
                             "; give each node an id of its own");
    }
    if (const auto twin = twinOf(nodes, node, &NodeConfig::node)) {
        draft.reportNode(node, "node",
                         "'" + nodes[node].node + "' is already the Erlang name of " +
                             draft.nodeKey(*twin, {}) + "; two copies on one node are one copy");
    }
}

void checkNodes(ConfigDraft &draft)
{
    const auto &nodes = draft.config.nodes;
    for (std::size_t node = 0; node < nodes.size(); ++node)
        checkNode(draft, node);
    if (nodes.empty()) {
        if (!draft.hasNodesUnread && draft.config.discovery.kind == DiscoveryKind::None)
            draft.reportKey("node",
                            "there are no nodes: write a [[node]] with id and node for each");
        return;
    }
    if (nodes.size() > kMaxNodes)
        draft.reportKey("node", std::to_string(nodes.size()) + " nodes are more than the " +
                                    std::to_string(kMaxNodes) + " a gateway can hold");
    if (std::ranges::all_of(nodes, [](const NodeConfig &node) { return node.weight == 0; }))
        draft.reportNode(0, "weight",
                         "every node has weight 0: new series would have no owner; "
                         "give at least one node a weight above 0");
}

void checkCopies(ConfigDraft &draft)
{
    const Config &config = draft.config;
    if (config.nodes.empty() || config.effectiveReplication() > 1)
        return;
    if (config.cluster.replication > 1 && draft.origins.contains("cluster.replication"))
        draft.reportKey("cluster.replication",
                        "with one node there is one copy of each series, not 2", Severity::Warning);
    if (config.cluster.onFull == OnFull::Gap)
        draft.reportKey("cluster.on_full",
                        "\"gap\" needs a second copy; with one copy a full node is "
                        "answered 503 all the same",
                        Severity::Warning);
}

void checkLabels(ConfigDraft &draft)
{
    if (draft.config.limits.labelPolicy == LabelPolicy::Allow)
        draft.reportKey("cluster.label_policy",
                        "\"allow\" is for nodes that keep label values with commas: nodes of 0.7 "
                        "and 3.x cut them at the comma when they are read; use \"escape\" with "
                        "them",
                        Severity::Warning);
}

} // namespace

void checkTogether(ConfigDraft &draft)
{
    if (const auto health = cluster::check(draft.config.health); !health)
        draft.reportKey("health.down_after_ms", health.error().text);
    checkOrder(draft, kSizes);
    checkOrder(draft, kTimes);
    checkNodeShare(draft);
    checkDoor(draft);
    checkControl(draft);
    checkNodes(draft);
    checkCopies(draft);
    checkLabels(draft);
}

} // namespace tg::app

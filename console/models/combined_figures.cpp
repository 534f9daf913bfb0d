#include "console/models/combined_figures.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>
#include <QLocale>

#include "console/models/sentences.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::AlarmColumn;
using protocol::GatewayColumn;
using protocol::NodeColumn;
using protocol::Topic;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Gateways)
};

void addTo(std::optional<double> &sum, const protocol::Value &value)
{
    if (!protocol::isNull(value))
        sum = sum.value_or(0) + numberOf(value);
}

bool isServing(const QString &state)
{
    return state == "up"_L1 || state == "degraded"_L1 || state == "backfilling"_L1 ||
           state == "draining"_L1;
}

void addNodes(std::map<QString, CombinedNode> &nodes, const NamedFeed &gateway)
{
    for (const auto &row : gateway.feed->table(Topic::Nodes).rows()) {
        const auto id = textOf(row.key());
        const auto state = textOf(row[NodeColumn::State]);
        const auto look = nodeLook(state);
        auto &node = nodes[id];
        ++node.seers;
        const bool isFirst = node.id.isEmpty();
        const bool isWorse = isFirst || rankOf(look.tone) > rankOf(node.look.tone);
        if (isWorse)
            node = {id, look, state, textOf(row[NodeColumn::Reason]), {}, node.seers};
        if (node.state == state)
            node.seenBy << gateway.name;
    }
}

void addAlarms(std::map<QString, CombinedAlarm> &alarms, const NamedFeed &gateway)
{
    for (const auto &row : gateway.feed->table(Topic::Alarms).rows()) {
        const auto severity = textOf(row[AlarmColumn::Severity]);
        const auto since = static_cast<qint64>(numberOf(row[AlarmColumn::Since]));
        auto &alarm = alarms[textOf(row.key())];
        const auto look = severityLook(severity);
        if (alarm.gateways.isEmpty() || rankOf(look.tone) > rankOf(alarm.look.tone)) {
            alarm.look = look;
            alarm.severity = severity;
            alarm.node = textOf(row[AlarmColumn::Node]);
            alarm.what = textOf(row[AlarmColumn::What]);
            alarm.whatToDo = textOf(row[AlarmColumn::WhatToDo]);
        }
        alarm.since = alarm.gateways.isEmpty() ? since : std::min(alarm.since, since);
        alarm.gateways << gateway.name;
    }
}

template <typename Item> std::vector<Item> valuesOf(std::map<QString, Item> &&items)
{
    std::vector<Item> values;
    values.reserve(items.size());
    for (auto &[key, item] : items)
        values.push_back(std::move(item));
    return values;
}

} // namespace

StateLook linkStateLook(const LinkStatus &status, Freshness freshness)
{
    switch (status.phase) {
    case Phase::Up:
        return nodeLook(freshness == Freshness::Live ? u"up"_s : u"degraded"_s);
    case Phase::Connecting:
        return nodeLook(u"connecting"_s);
    case Phase::Idle:
        return nodeLook(QString());
    case Phase::Waiting:
    case Phase::Refused:
        break;
    }
    return nodeLook(u"down"_s);
}

QString linkStateWord(const ClusterFeed &feed)
{
    const auto &status = feed.status();
    switch (status.phase) {
    case Phase::Idle:
        return Texts::tr("Not connected");
    case Phase::Connecting:
        return Texts::tr("Connecting");
    case Phase::Refused:
        if (status.needsToken())
            return Texts::tr("Token needed");
        if (status.needsTrust())
            return status.certificate->isPinChanged() ? Texts::tr("Certificate changed")
                                                      : Texts::tr("Certificate unknown");
        return Texts::tr("Refused");
    case Phase::Waiting:
    case Phase::Up:
        break;
    }
    if (feed.freshness() == Freshness::Live)
        return Texts::tr("Live");
    if (!status.lastFrame)
        return Texts::tr("Not reached");
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(feed.clock().now() -
                                                                           *status.lastFrame);
    if (feed.freshness() == Freshness::Late)
        return Texts::tr("%1 s old")
            .arg(QLocale().toString(static_cast<double>(age.count()) / 1'000, 'f', 1));
    if (age < std::chrono::seconds(1))
        return Texts::tr("Connection lost");
    return Texts::tr("No data for %1").arg(durationText(age.count() / 1'000 * 1'000));
}

QStringList linkStateWords()
{
    constexpr qint64 kLongAgo = 119 * 60'000; // ms
    return {Texts::tr("Not connected"),
            Texts::tr("Connecting"),
            Texts::tr("Token needed"),
            Texts::tr("Certificate changed"),
            Texts::tr("Certificate unknown"),
            Texts::tr("Refused"),
            Texts::tr("Not reached"),
            Texts::tr("Connection lost"),
            Texts::tr("No data for %1").arg(durationText(kLongAgo))};
}

QString roleTitle(protocol::Role role)
{
    switch (role) {
    case protocol::Role::Viewer:
        return Texts::tr("read-only");
    case protocol::Role::Operator:
        return Texts::tr("operator");
    case protocol::Role::Admin:
        break;
    }
    return Texts::tr("admin");
}

CombinedGateway describeGateway(const NamedFeed &gateway)
{
    const auto &feed = *gateway.feed;
    CombinedGateway one;
    one.name = gateway.name;
    one.look = linkStateLook(feed.status(), feed.freshness());
    one.state = linkStateWord(feed);
    one.isLive = feed.freshness() != Freshness::Stale;
    one.detail = one.isLive ? QString() : feed.status().problem;
    one.worstAlarm = nodeLook(u"up"_s);
    for (const auto &row : feed.table(Topic::Alarms).rows()) {
        const auto look = severityLook(textOf(row[AlarmColumn::Severity]));
        if (rankOf(look.tone) > rankOf(one.worstAlarm.tone))
            one.worstAlarm = look;
        ++one.alarms;
    }
    if (feed.table(Topic::Gateway).size() > 0)
        one.figures = feed.table(Topic::Gateway).rows().front();
    return one;
}

CombinedFigures combine(const std::vector<NamedFeed> &gateways)
{
    CombinedFigures all;
    std::map<QString, CombinedNode> nodes;
    std::map<QString, CombinedAlarm> alarms;
    for (const auto &gateway : gateways) {
        all.gateways.push_back(describeGateway(gateway));
        const auto &one = all.gateways.back();
        if (!one.isLive)
            continue;
        ++all.live;
        addNodes(nodes, gateway);
        addAlarms(alarms, gateway);
        if (!one.figures)
            continue;
        const auto &row = *one.figures;
        addTo(all.pointsIn, row[GatewayColumn::PointsInPerSecond]);
        addTo(all.pointsOut, row[GatewayColumn::PointsOutPerSecond]);
        addTo(all.rejected, row[GatewayColumn::RejectedPerSecond]);
        addTo(all.queued, row[GatewayColumn::QueuedPoints]);
        addTo(all.queued, row[GatewayColumn::InFlightPoints]);
        if (const auto &oldest = row[GatewayColumn::OldestMs]; !protocol::isNull(oldest))
            all.oldestMs = std::max(all.oldestMs.value_or(0), numberOf(oldest));
    }
    all.nodes = valuesOf(std::move(nodes));
    all.alarms = valuesOf(std::move(alarms));
    all.nodesUp = static_cast<int>(std::ranges::count_if(
        all.nodes, [](const CombinedNode &node) { return isServing(node.state); }));
    std::ranges::stable_sort(all.nodes, std::greater<>(),
                             [](const auto &node) { return rankOf(node.look.tone); });
    std::ranges::stable_sort(all.alarms, [](const auto &a, const auto &b) {
        const int left = rankOf(a.look.tone);
        const int right = rankOf(b.look.tone);
        return left != right ? left > right : a.since < b.since;
    });
    return all;
}

} // namespace tg::console

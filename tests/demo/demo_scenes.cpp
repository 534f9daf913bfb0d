#include "tests/demo/demo_scenes.h"

#include "shared/protocol/commands.h"
#include "shared/protocol/messages.h"
#include "shared/protocol/topic_source.h"
#include "tests/demo/demo_cluster.h"

namespace tg::demo {

using namespace Qt::StringLiterals;
using namespace protocol;
using console::Recorded;
using console::RecordedEntry;

namespace {

constexpr int kSeconds = 70;         // of each scene
constexpr int kHistorySeconds = 899; // before it: what a gateway keeps
constexpr qint64 kLostMs = 37'000;

DemoCluster ofNine(qint64 startMs)
{
    DemoCluster cluster;
    cluster.nowMs = startMs;
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'}) {
        DemoNode node;
        node.id = u"node-"_s + QLatin1Char(letter);
        node.sinceMs = 3 * 86'400'000LL + letter * 60'000;
        node.share = 0.9 + 0.02 * (letter - 'a');
        cluster.nodes.push_back(node);
    }
    cluster.events.push_back(eventRow(1, startMs - 86'400'000, u"info"_s, {}, {},
                                      u"gateway started, 9 nodes in the configuration"_s));
    cluster.events.push_back(eventRow(2, startMs - 86'390'000, u"info"_s, {}, u"node-a"_s,
                                      u"Warming -> Up: registry read, 133 000 series"_s));
    cluster.events.push_back(eventRow(3, startMs - 7'200'000, u"notice"_s, u"ana"_s, u"node-i"_s,
                                      u"drain ended: order taken back"_s));
    return cluster;
}

void takeDown(DemoCluster &cluster, qint64 at)
{
    auto &node = cluster.nodes[2];
    node.state = u"down"_s;
    node.reason = u"link closed by peer, 14 attempts to reconnect failed: connection refused"_s;
    node.sinceMs = kLostMs;
    node.queued = 18'400;
    node.errorsPerMinute = 24;
    cluster.nodes[5].state = u"degraded"_s;
    cluster.nodes[5].reason = u"confirm p99 1.8 s, limit 1.5 s"_s;
    cluster.nodes[5].sinceMs = 120'000;
    cluster.nodes[5].roundTripUs = 9'100;
    cluster.nodes[8].state = u"maintenance"_s;
    cluster.nodes[8].order = u"maintenance"_s;
    cluster.nodes[8].reason = u"set by ana: new disk"_s;
    cluster.nodes[8].sinceMs = 3'600'000;
    cluster.ownerless = 3;
    cluster.alarms = {
        alarmRow(
            u"node-down"_s, u"critical"_s, at - kLostMs, u"node-c"_s,
            u"node-c is down: link closed by peer"_s,
            u"Look at the node and its machine. If it will not come back soon, fail it over."_s),
        alarmRow(u"shards-without-owner"_s, u"critical"_s, at - kLostMs, {},
                 u"3 shards have neither owner nor standby that serves"_s,
                 u"New series of these shards are refused. Bring node-c or node-i back."_s),
        alarmRow(u"node-degraded"_s, u"warning"_s, at - 120'000, u"node-f"_s,
                 u"node-f confirms late: p99 1.8 s, limit 1.5 s"_s,
                 u"Look at its disk and run queue."_s)};
    cluster.rejectedPerSecond = 42;
    cluster.gaps = {gapRow(u"node-c"_s, u"g-7"_s, u"open"_s, at - kLostMs, 18'400,
                           u"link closed by peer while calls were open"_s),
                    gapRow(u"node-i"_s, u"g-4"_s, u"open"_s, at - 3'600'000, 124'000'000,
                           u"maintenance, by ana"_s),
                    gapRow(u"node-g"_s, u"g-2"_s, u"waiting"_s, at - 10'800'000, 0,
                           u"second look after a new start"_s),
                    gapRow(u"node-a"_s, u"g-1"_s, u"residue"_s, at - 86'400'000, 1'200,
                           u"a call was not answered in time"_s)};
    cluster.events.push_back(eventRow(4, at - 120'000, u"warning"_s, {}, u"node-f"_s,
                                      u"Up -> Degraded: confirm p99 1.8 s, limit 1.5 s"_s));
    cluster.events.push_back(eventRow(5, at - kLostMs - 2'000, u"warning"_s, {}, u"node-c"_s,
                                      u"Up -> Degraded: link closed by peer"_s));
    cluster.events.push_back(
        eventRow(6, at - kLostMs, u"critical"_s, {}, u"node-c"_s,
                 u"Degraded -> Down: no reconnect within 2 s; its copies become gaps"_s));
}

Row operation(const QString &id, const QString &action, const QString &node, const QString &state,
              qint64 startedAt)
{
    using enum OperationColumn;
    Row row(Topic::Operations);
    row.set(Id, id).set(Action, action).set(Node, node).set(State, state).set(StartedAt, startedAt);
    row.set(By, u"ana"_s).set(IsAutomatic, false).set(CanUndo, false);
    return row;
}

void drain(DemoCluster &cluster, qint64 at)
{
    using enum OperationColumn;
    auto &node = cluster.nodes[7];
    node.state = u"draining"_s;
    node.order = u"draining"_s;
    node.reason = u"no new series, by ana: goes to another rack"_s;
    node.sinceMs = 540'000;
    cluster.nodes[3].state = u"backfilling"_s;
    cluster.nodes[3].reason = u"2 of 5 gaps filled"_s;
    cluster.nodes[3].sinceMs = 90'000;
    cluster.nodes[4].state = u"warming"_s;
    cluster.nodes[4].reason = u"reading its registry: 81 000 series so far"_s;
    cluster.nodes[4].sinceMs = 3'000;
    cluster.moving = 128;
    auto fill = operation(u"op-7f3a"_s, u"backfill"_s, u"node-d"_s, u"running"_s, at - 90'000);
    fill.set(SeriesDone, qint64{96'000}).set(SeriesTotal, qint64{128'000});
    fill.set(PointsWritten, qint64{1'240'000}).set(LeftMs, qint64{8'000});
    auto done = operation(u"op-7f30"_s, u"drain"_s, u"node-h"_s, u"done"_s, at - 540'000);
    done.set(EndedAt, at - 539'000)
        .set(Result, u"no new series go to node-h any more"_s)
        .set(CanUndo, true);
    cluster.operations = {fill, done};
    cluster.gaps = {
        gapRow(u"node-d"_s, u"g-3"_s, u"open"_s, at - 600'000, 240'000, u"link closed by peer"_s),
        gapRow(u"node-d"_s, u"g-2"_s, u"closed"_s, at - 7'200'000, 88'000,
               u"link closed by peer"_s)};
    cluster.alarms = {alarmRow(u"gaps-open"_s, u"notice"_s, at - 90'000, u"node-d"_s,
                               u"3 gaps of node-d are open and being filled"_s,
                               u"Nothing: the backfill runs."_s)};
    cluster.events.push_back(eventRow(4, at - 540'000, u"notice"_s, u"ana"_s, u"node-h"_s,
                                      u"Up -> Draining: goes to another rack"_s));
    cluster.events.push_back(eventRow(5, at - 90'000, u"notice"_s, {}, u"node-d"_s,
                                      u"Down -> Backfilling: identity and ids verified"_s));
}

// As many shards and nodes as a console has to bear.
void enlarge(DemoCluster &cluster)
{
    cluster.shards = 10'000;
    cluster.nodes.clear();
    for (int number = 1; number <= 40; ++number) {
        DemoNode node;
        node.id = u"timeless-%1"_s.arg(number, 2, 10, QLatin1Char('0'));
        node.sinceMs = 3 * 86'400'000LL + number * 60'000;
        node.share = 0.8 + 0.01 * number;
        cluster.nodes.push_back(node);
    }
    cluster.nodes[36].state = u"degraded"_s;
    cluster.nodes[36].reason = u"confirm p99 1.8 s, limit 1.5 s"_s;
    cluster.pointsPerSecond = 72'000'000;
}

class Recorder
{
public:
    void put(qint64 atMs, const QByteArray &frame)
    {
        m_entries.push_back({atMs, Recorded::Frame, frame});
    }
    void say(qint64 atMs, const Message &message) { put(atMs, *encode(message)); }
    void tell(qint64 atMs, TopicSource &source, Table table)
    {
        const bool isFirst = source.seq() == 0;
        const auto news = source.publish(std::move(table));
        if (isFirst || (news && news->deltaFrame.isEmpty())) {
            for (const auto &frame : source.snapshotFrames())
                put(atMs, frame);
        } else if (news) {
            put(atMs, news->deltaFrame);
        }
    }
    // What a console asked of the past, and the answer.
    void askFor(const DemoCluster &cluster, int seconds)
    {
        for (std::size_t i = 0; i < cluster.nodes.size(); ++i) {
            Command command;
            command.request = static_cast<qint64>(i) + 1;
            command.method = kHistoryGet;
            command.params = {{member::kNode, cluster.nodes[i].id}};
            m_entries.push_back({0, Recorded::Question, *encode(command)});
            say(0, Reply{command.request, cluster.nodeHistory(i, seconds)});
        }
    }
    std::vector<RecordedEntry> m_entries;
};

std::vector<RecordedEntry> record(DemoCluster cluster, qint64 startMs)
{
    Recorder to;
    Welcome welcome;
    welcome.bootId = u"boot-1"_s;
    welcome.gatewayId = cluster.gatewayId;
    welcome.daemonVersion = u"0.1.0"_s;
    welcome.role = Role::Operator;
    welcome.caller = u"ana"_s;
    welcome.clockMs = startMs;
    to.say(0, welcome);
    std::vector<TopicSource> sources;
    for (const auto &schema : topicSchemas())
        sources.emplace_back(schema.topic);
    const auto source = [&](Topic topic) -> TopicSource & {
        return sources[static_cast<std::size_t>(topic) - 1];
    };
    auto history = cluster.history(kHistorySeconds);
    to.askFor(cluster, kHistorySeconds);
    for (int second = 0; second <= kSeconds; ++second) {
        const qint64 at = second * 1'000;
        cluster.nowMs = startMs + at;
        to.tell(at, source(Topic::Gateway), cluster.gateway());
        auto nodes = cluster.nodeTable();
        to.tell(at, source(Topic::Nodes), nodes);
        if (second == 0) {
            to.tell(at, source(Topic::Shards), cluster.shardTable());
            to.tell(at, source(Topic::Alarms), Table(Topic::Alarms, cluster.alarms));
            to.tell(at, source(Topic::Events), Table(Topic::Events, cluster.events));
            to.tell(at, source(Topic::Operations), Table(Topic::Operations, cluster.operations));
        }
        if (second == 0 || second == kSeconds) {
            to.tell(at, source(Topic::Gaps), Table(Topic::Gaps, cluster.gaps));
            to.tell(at, source(Topic::RejectedSamples), cluster.rejectedSamples());
            to.tell(at, source(Topic::HotMetrics), cluster.hotMetrics());
        }
        to.tell(at, source(Topic::Ledger), cluster.ledger());
        to.tell(at, source(Topic::Rejected), cluster.rejected());
        to.tell(at, source(Topic::Links), cluster.links());
        if (!cluster.nodes.empty())
            history.put(cluster.historyRow(cluster.nowMs / 1'000 * 1'000));
        to.tell(at, source(Topic::History), history);
        to.say(at, Pong{0, cluster.nowMs});
    }
    return std::move(to.m_entries);
}

} // namespace

QStringList sceneNames()
{
    return {u"normal"_s, u"down"_s,    u"draining"_s, u"stale"_s,
            u"empty"_s,  u"version"_s, u"large"_s,    u"lacking"_s};
}

std::vector<RecordedEntry> scene(const QString &name, qint64 startMs)
{
    if (name == "version"_L1) {
        Refused refused{kBadVersion, u"The gateway speaks 2.3, this console 1.0."_s, 2, 3,
                        u"3.0.0"_s};
        return {{0, Recorded::Frame, *encode(refused)}};
    }
    auto cluster = ofNine(startMs);
    if (name == "empty"_L1) {
        cluster.nodes.clear();
        cluster.events.clear();
    } else if (name == "down"_L1 || name == "stale"_L1) {
        takeDown(cluster, startMs + kSeconds * 1'000);
    } else if (name == "draining"_L1) {
        drain(cluster, startMs + kSeconds * 1'000);
    } else if (name == "large"_L1) {
        enlarge(cluster);
    } else if (name == "lacking"_L1) {
        cluster.lacking = 17;
        cluster.startedMs = 300'000; // ago: restarted while the history was kept by the console
        cluster.alarms = {alarmRow(
            u"ledger-difference"_s, u"critical"_s, startMs + 10'000, {},
            u"17 points are not accounted for"_s,
            u"Keep the daemon's log and the ledger and report it: this is a mistake in the gateway."_s)};
    }
    auto entries = record(std::move(cluster), startMs);
    if (name == "stale"_L1) {
        entries.push_back({kSeconds * 1'000, Recorded::Lost, {}});
        entries.push_back({kSeconds * 1'000 + kLostMs, Recorded::Until, {}});
    }
    return entries;
}

} // namespace tg::demo

#include "app/control/cells.h"
#include "app/control/desk_tables.h"
#include "cluster/facts/shard_text.h"

namespace tg::app {

using protocol::GapColumn;
using protocol::Row;
using protocol::text;
using protocol::Topic;
using protocol::whole;

namespace {

constexpr std::int64_t kHourMs = 3'600'000;

std::string_view stateOf(const cluster::GapRecord &gap, std::int64_t nowSeconds)
{
    if (gap.waits(nowSeconds))
        return "waiting";
    constexpr std::string_view kStates[] = {"open", "residue", "closed"};
    return kStates[static_cast<std::size_t>(gap.state)];
}

Row rowOf(const std::string &node, const cluster::GapRecord &gap, std::int64_t nowSeconds)
{
    const bool areAll = gap.shards.all();
    const bool areSome = gap.shards.any() && !areAll;
    Row row(Topic::Gaps);
    row.set(GapColumn::Key, text(node + '/' + gap.id))
        .set(GapColumn::Node, text(node))
        .set(GapColumn::Id, text(gap.id))
        .set(GapColumn::State, text(stateOf(gap, nowSeconds)))
        .set(GapColumn::From, qint64{gap.firstHour * kHourMs})
        .set(GapColumn::To, qint64{(gap.lastHour + 1) * kHourMs})
        .set(GapColumn::Shards, whole(areAll ? 0 : gap.shards.count()))
        .set(GapColumn::ShardRanges, text(areSome ? cluster::shardText(gap.shards) : std::string()))
        .set(GapColumn::Points, whole(gap.points))
        .set(GapColumn::DueAt, secondsToMs(gap.dueAt))
        .set(GapColumn::Residues, whole(gap.residues))
        .set(GapColumn::ResidueText, text(gap.residueText))
        .set(GapColumn::Cause, text(gap.cause))
        .set(GapColumn::OpenedBy, text(gap.openedBy))
        .set(GapColumn::OpenedAt, secondsToMs(gap.openedAt))
        .set(GapColumn::ChangedAt, secondsToMs(gap.changedAt));
    return row;
}

} // namespace

protocol::Table gapTable(const cluster::ClusterSnapshot &cluster)
{
    std::vector<Row> rows;
    for (const auto &node : cluster.nodes) {
        for (const auto &[id, gap] : node.gaps.records)
            rows.push_back(rowOf(node.id, gap, cluster.at / 1000));
    }
    return {Topic::Gaps, std::move(rows)};
}

} // namespace tg::app

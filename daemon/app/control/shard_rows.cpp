#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::Row;
using protocol::ShardColumn;
using protocol::text;
using protocol::Topic;
using protocol::Value;
using protocol::whole;

namespace {

constexpr int kRateFigures =
    3; // 4,096 rates that change a little each second are not worth telling

} // namespace

// queued_points stays null: a node's queue holds slices, each the encoded points of a request for
// many shards. To tell them apart each slice would have to carry a list of its shards, made for
// each run of points and walked when it comes home: work on the hot path for one column.
protocol::Table shardTable(const DeskFigures &figures, const DeskRates &rates,
                           const std::vector<ShardStanding> &shards)
{
    const auto &nodes = figures.cluster->nodes;
    std::vector<Value> names; // one text shared by all rows of a node
    for (const auto &node : nodes)
        names.push_back(text(node.id));
    const auto nameOf = [&](NodeIndex node) {
        return node.isValid() && node.value < names.size() ? names[node.value] : Value();
    };
    const Value states[] = {text(name(ShardState::Owned)), text(name(ShardState::OnStandby)),
                            text(name(ShardState::WithoutOwner)), text(name(ShardState::Moving))};
    const auto &series = figures.cluster->shardSeries;
    std::vector<Row> rows;
    rows.reserve(shards.size());
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const auto &shard = shards[i];
        auto &row = rows.emplace_back(Topic::Shards);
        row.set(ShardColumn::Shard, whole(i))
            .set(ShardColumn::Owner, nameOf(shard.owner))
            .set(ShardColumn::Standby, nameOf(shard.standby))
            .set(ShardColumn::State, states[static_cast<std::size_t>(shard.state)])
            .set(ShardColumn::Since, qint64{shard.since})
            .set(ShardColumn::MapVersion, whole(shard.mapVersion))
            .set(ShardColumn::MovesTo, nameOf(shard.movesTo));
        if (i < rates.shards.size() && rates.shards[i])
            row.set(ShardColumn::PointsPerSecond,
                    protocol::real(rounded(*rates.shards[i], kRateFigures)));
        if (series)
            row.set(ShardColumn::Series, whole((*series)[i]));
    }
    return {Topic::Shards, std::move(rows)};
}

} // namespace tg::app

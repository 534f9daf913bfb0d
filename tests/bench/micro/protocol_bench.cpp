// What a tick of the control protocol costs: 4096 shards told to a console as a snapshot, read by
// it, compared when nothing or one in ten has changed. items = rows.
#include <benchmark/benchmark.h>

#include "shared/protocol/topic_mirror.h"
#include "shared/protocol/topic_source.h"

namespace {

using namespace tg::protocol;

constexpr int kShards = 4096;

Table shardTable(int generation)
{
    Table table(Topic::Shards);
    for (int i = 0; i < kShards; ++i) {
        const int now = i % 10 == 0 ? generation : 0;
        Row row(Topic::Shards);
        row.set(ShardColumn::Shard, whole(i))
            .set(ShardColumn::Owner, QStringLiteral("node-%1").arg(i % 9))
            .set(ShardColumn::Standby, QStringLiteral("node-%1").arg((i + 1) % 9))
            .set(ShardColumn::State, QStringLiteral("owned"))
            .set(ShardColumn::Since, qint64{1'700'000'000'000} + i)
            .set(ShardColumn::PointsPerSecond, real(12'300.5 + i + now))
            .set(ShardColumn::Series, whole(200 + i % 100))
            .set(ShardColumn::QueuedPoints, whole(0))
            .set(ShardColumn::MapVersion, whole(41));
        table.put(std::move(row));
    }
    return table;
}

std::vector<Frame> framesOf(const std::vector<QByteArray> &encoded)
{
    std::vector<Frame> frames;
    FrameReader reader(kMaxFrame);
    for (const QByteArray &bytes : encoded)
        reader.feed(bytes);
    for (auto frame = reader.next(); frame && *frame; frame = reader.next())
        frames.push_back(std::move(**frame));
    return frames;
}

void encodesASnapshot(benchmark::State &state)
{
    const Table table = shardTable(0);
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const auto &frame : encodeSnapshot(table, 1))
            bytes += static_cast<std::size_t>(frame.size());
        benchmark::DoNotOptimize(bytes);
    }
    state.counters["bytes"] = static_cast<double>(bytes);
    state.SetItemsProcessed(state.iterations() * kShards);
}
BENCHMARK(encodesASnapshot)->Unit(benchmark::kMicrosecond);

void decodesASnapshot(benchmark::State &state)
{
    const auto frames = framesOf(encodeSnapshot(shardTable(0), 1));
    for (auto _ : state) {
        for (const Frame &frame : frames) {
            auto message = decode(frame);
            benchmark::DoNotOptimize(message);
        }
    }
    state.SetItemsProcessed(state.iterations() * kShards);
}
BENCHMARK(decodesASnapshot)->Unit(benchmark::kMicrosecond);

void comparesTables(benchmark::State &state)
{
    const Table before = shardTable(0);
    const Table after = shardTable(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        auto changes = diff(before, after);
        benchmark::DoNotOptimize(changes);
    }
    state.SetItemsProcessed(state.iterations() * kShards);
}
BENCHMARK(comparesTables)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

void appliesADelta(benchmark::State &state)
{
    const Table before = shardTable(0);
    const Changes changes = diff(before, shardTable(1));
    Table table = before;
    for (auto _ : state)
        table.apply(changes);
    state.SetItemsProcessed(state.iterations() * kShards);
}
BENCHMARK(appliesADelta)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();

#include "batch/slicer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

#include "term/entry_encoder.h"

namespace tg::batch {

namespace {

// Samples encoded at a stretch: small enough that a slice never has to overshoot its bounds.
constexpr std::size_t kStretch = 1'000;
constexpr std::size_t kEntryBytes = 21;
constexpr std::size_t kPairStride = kMaxNodes + 1; // one more for "no node"
constexpr std::size_t kPairsOfPart =
    60'000; // a part is closed before its pairs outgrow their index

struct Seconds {
    std::int64_t value;
    bool isTruncated;
};

Seconds toSeconds(TimeMs time)
{
    std::int64_t seconds = time / 1000;
    const std::int64_t rest = time - seconds * 1000;
    seconds -= rest < 0 ? 1 : 0;
    return {seconds, rest != 0};
}

} // namespace

Slicer::Slicer(const NodeBoard &board, SlicePool &pool)
    : m_board(board)
    , m_pool(pool)
    , m_pairAt(static_cast<std::uint16_t *>(
          std::calloc(kPairStride * kPairStride, sizeof(std::uint16_t))))
{
    if (!m_pairAt)
        throw std::bad_alloc();
}

Slicer::~Slicer() = default;

std::uint32_t Slicer::append(const series::SeriesEntry &entry, std::span<const Sample> samples)
{
    std::uint32_t truncated = 0;
    while (!samples.empty()) {
        const auto now = samples.first(std::min(samples.size(), kStretch));
        samples = samples.subspan(now.size());
        const auto [primary, replica] = openSlices(entry, now.size());
        std::uint32_t cut = 0; // the same for both copies
        for (const auto copy : {primary, replica}) {
            if (copy.isResolved())
                cut = encode(*m_open[copy.node().value], copy, entry.shard, now);
            else if (copy.isPlaced())
                noteAway(copy.node(), entry.shard, now);
        }
        truncated += cut;
        countPair(primary.isResolved() ? primary.node() : kNoNode,
                  replica.isResolved() ? replica.node() : kNoNode,
                  static_cast<std::uint32_t>(now.size()));
        m_points += now.size();
        m_part.points += static_cast<std::uint32_t>(now.size());
    }
    return truncated;
}

bool Slicer::fits(NodeIndex node, std::size_t count) const
{
    if (!node.isValid() || !m_open[node.value])
        return true;
    const Slice &slice = *m_open[node.value];
    return slice.points + count <= kSlicePoints &&
           slice.bytes.size() + count * term::kMaxEntryBytes <= kSliceBytes;
}

// A slice's epoch is read before any of its ids is: ids that change later make the slice stale,
// never wrong. So the copies are read again whenever a slice had to be opened for what the first
// look showed.
series::SeriesEntry::Copies Slicer::openSlices(const series::SeriesEntry &entry, std::size_t count)
{
    for (;;) {
        const auto copies = entry.bothCopies();
        if (!fits(copies.primary.node(), count) || !fits(copies.replica.node(), count) ||
            m_part.pairs.size() >= kPairsOfPart)
            closePart();
        bool areAllOpen = true;
        for (const auto copy : {copies.primary, copies.replica}) {
            if (copy.isResolved() && !m_open[copy.node().value]) {
                openSlice(copy.node());
                areAllOpen = false;
            }
        }
        if (areAllOpen)
            return copies;
    }
}

void Slicer::openSlice(NodeIndex node)
{
    const auto epoch = m_board.at(node).epoch.load(std::memory_order_acquire);
    m_part.slices.push_back(m_pool.take());
    Slice *open = m_part.slices.back().get();
    open->node = node;
    open->epoch = epoch;
    m_open[node.value] = open;
}

std::uint32_t Slicer::encode(Slice &slice, series::CopyRef copy, ShardId shard,
                             std::span<const Sample> samples)
{
    auto &bytes = slice.bytes;
    const std::size_t before = bytes.size();
    bytes.resize(before + samples.size() * term::kMaxEntryBytes);
    unsigned char *out = bytes.data() + before;
    std::uint32_t truncated = 0;
    slice.region.shards.set(shard.value);

    const bool smallId = copy.id() <= std::numeric_limits<std::int32_t>::max();
    // 104 3 98 <id> 70: the eight bytes before the value are the same for every sample of the copy.
    const std::uint64_t prefix =
        104 | 3u << 8 | 98u << 16 | std::uint64_t{70} << 56 |
        std::uint64_t{__builtin_bswap32(static_cast<std::uint32_t>(copy.id()))} << 24;
    for (const Sample &sample : samples) {
        const auto seconds = toSeconds(sample.time);
        truncated += seconds.isTruncated;
        slice.region.addTime(seconds.value);
        if (smallId && seconds.value == static_cast<std::int32_t>(seconds.value)) [[likely]] {
            const std::uint64_t value =
                __builtin_bswap64(std::bit_cast<std::uint64_t>(sample.value));
            const std::uint32_t time = __builtin_bswap32(static_cast<std::uint32_t>(seconds.value));
            std::memcpy(out, &prefix, 8);
            std::memcpy(out + 8, &value, 8);
            out[16] = 98;
            std::memcpy(out + 17, &time, 4);
            out += kEntryBytes;
        } else {
            out = term::encodeEntry(out, copy.id(), sample.value, seconds.value);
        }
    }
    const auto after = static_cast<std::size_t>(out - bytes.data());
    bytes.resize(after);
    slice.points += static_cast<std::uint32_t>(samples.size());
    m_bytes += after - before;
    return truncated;
}

void Slicer::noteAway(NodeIndex node, ShardId shard, std::span<const Sample> samples)
{
    auto away = std::find_if(m_part.away.begin(), m_part.away.end(),
                             [node](const AwayCopies &copies) { return copies.node == node; });
    if (away == m_part.away.end())
        away = m_part.away.insert(away, AwayCopies{node, 0, {}});
    away->points += static_cast<std::uint32_t>(samples.size());
    for (const Sample &sample : samples)
        away->region.add(shard, toSeconds(sample.time).value);
}

std::uint16_t &Slicer::pairAt(const PairCount &pair)
{
    const auto row = [](NodeIndex node) {
        return node.isValid() ? std::size_t{node.value} + 1 : 0;
    };
    return m_pairAt[row(pair.primary) * kPairStride + row(pair.replica)];
}

void Slicer::countPair(NodeIndex primary, NodeIndex replica, std::uint32_t points)
{
    const PairCount pair{primary, replica, points};
    auto &at = pairAt(pair);
    if (at == 0) {
        m_part.pairs.push_back(pair);
        at = static_cast<std::uint16_t>(m_part.pairs.size());
    } else {
        m_part.pairs[at - 1u].points += points;
    }
}

void Slicer::closePart()
{
    for (const auto &slice : m_part.slices)
        m_open[slice->node.value] = nullptr;
    for (const auto &pair : m_part.pairs)
        pairAt(pair) = 0;
    std::erase_if(m_part.slices,
                  [this](SlicePtr &slice) { // opened for a copy that moved away at that moment
                      if (slice->points > 0)
                          return false;
                      m_pool.give(std::move(slice));
                      return true;
                  });
    if (Part part = std::exchange(m_part, Part{}); part.points > 0)
        m_closed.push_back(std::move(part));
}

std::vector<Part> Slicer::take()
{
    closePart();
    m_bytes = 0;
    m_points = 0;
    return std::exchange(m_closed, {});
}

void Slicer::discard()
{
    for (auto &part : take()) {
        for (auto &slice : part.slices)
            m_pool.give(std::move(slice));
    }
}

} // namespace tg::batch

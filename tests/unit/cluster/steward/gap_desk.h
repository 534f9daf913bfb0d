// A gap keeper between a gap book and a fact board, and what lies on the board. One thread.
#pragma once

#include <algorithm>
#include <vector>

#include "cluster/steward/gap_keeper.h"

namespace tg::cluster::test {

inline constexpr NodeIndex kNode{0};
inline constexpr std::int64_t kNow = 1'700'000'000;
inline constexpr std::int64_t kHour = 472'222;

inline GapRegion region(std::int64_t firstHour, std::int64_t lastHour, std::uint16_t shard)
{
    GapRegion made;
    made.add(ShardId{shard}, firstHour * 3600);
    made.addTime(lastHour * 3600 + 3599);
    return made;
}

struct Desk {
    bool collect(std::int64_t now = kNow) { return keeper.collect(kNode, "a", now); }
    void lose(std::int64_t firstHour, std::int64_t lastHour, std::uint64_t points,
              std::uint16_t shard = 1)
    {
        book.open(kNode, region(firstHour, lastHour, shard), points);
    }
    std::vector<GapRecord> records() const
    {
        std::vector<GapRecord> all;
        for (const auto &[id, record] : board.gaps("a").records)
            all.push_back(record);
        std::sort(all.begin(), all.end(), [](const auto &left, const auto &right) {
            return left.firstHour < right.firstHour;
        });
        return all;
    }
    std::uint64_t points() const
    {
        std::uint64_t sum = 0;
        for (const auto &record : records())
            sum += record.points;
        return sum;
    }

    FactBoard board{{"a"}};
    GapBook book;
    GapKeeper keeper{board, book, "tg-1", 0xbeef};
};

} // namespace tg::cluster::test

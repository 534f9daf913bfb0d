// Which sample times and shards a copy may lack: what a gap remembers. Plain value.
#pragma once

#include <bitset>
#include <cstdint>
#include <limits>

#include "base/ids.h"

namespace tg {

struct HourSpan { // since 1970, both included
    std::int64_t first = 0;
    std::int64_t last = 0;

    // They overlap, or one follows the other: together they are one span.
    bool adjoins(HourSpan other) const
    {
        return first <= other.last + 1 && other.first <= last + 1;
    }
};

struct GapRegion {
    std::int64_t firstSecond = std::numeric_limits<std::int64_t>::max(); // sample time, since 1970
    std::int64_t lastSecond = std::numeric_limits<std::int64_t>::min();
    std::bitset<kShardCount> shards;

    bool isEmpty() const { return firstSecond > lastSecond; }
    // Hours since 1970, rounded down also before 1970.
    std::int64_t firstHour() const { return hourOf(firstSecond); }
    std::int64_t lastHour() const { return hourOf(lastSecond); }

    HourSpan hours() const { return {firstHour(), lastHour()}; }

    void add(ShardId shard, std::int64_t second)
    {
        shards.set(shard.value);
        addTime(second);
    }
    void addTime(std::int64_t second)
    {
        firstSecond = second < firstSecond ? second : firstSecond;
        lastSecond = second > lastSecond ? second : lastSecond;
    }
    void add(const GapRegion &other)
    {
        shards |= other.shards;
        firstSecond = other.firstSecond < firstSecond ? other.firstSecond : firstSecond;
        lastSecond = other.lastSecond > lastSecond ? other.lastSecond : lastSecond;
    }

private:
    static std::int64_t hourOf(std::int64_t second)
    {
        return second >= 0 ? second / 3600 : -((-second + 3599) / 3600);
    }
};

} // namespace tg

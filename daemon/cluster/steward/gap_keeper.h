// Turns what the data plane gave up, and what a crash may have taken, into gap records on the fact
// board, where all gateways see them. Grows a record of its own instead of making another one while
// the hours adjoin. Cluster thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/recent_writes.h"
#include "cluster/facts/fact_board.h"
#include "cluster/gap_book.h"

namespace tg::cluster {

class GapKeeper
{
public:
    // boot: unlike that of any earlier run of this instance.
    GapKeeper(FactBoard &board, GapBook &book, std::string instance, std::uint64_t boot);

    // Takes what was opened since the last call. True: the board has changed.
    bool collect(NodeIndex node, const std::string &nodeId, std::int64_t nowSeconds);
    // One record for each region; their ids. dueAt: see GapRecord.
    std::vector<std::string> open(const std::string &nodeId, const std::vector<GapRegion> &regions,
                                  const std::string &cause, std::int64_t nowSeconds,
                                  std::int64_t dueAt = 0);
    void close(const std::string &nodeId, const std::string &recordId, std::int64_t nowSeconds);

private:
    GapRecord newRecord(const std::string &cause, std::int64_t nowSeconds);

    FactBoard &m_board;
    GapBook &m_book;
    const std::string m_instance;
    const std::uint64_t m_boot;
    std::uint64_t m_lastNumber = 0;
    std::map<std::uint16_t, std::uint64_t> m_pointsSeen; // per node, of GapTotals::openPoints
};

// The hours that a restarted 0.7 node may overwrite: of its segment that was current at `now`
// (counted from 1970), all shards.
GapRegion restartRegion(std::int64_t nowSeconds, std::int64_t segmentSeconds);
// When that segment cannot be overwritten any more: it has ended, and stragglers have come (a 120th
// of its length, two minutes of four hours; a fill flushes by itself). Until then a series whose
// first write after the restart comes late may lose what it had there.
std::int64_t secondLookAt(std::int64_t nowSeconds, std::int64_t segmentSeconds);
// What a node that came back empty lacks, as far as nodes keep raw points: seven days, all shards.
GapRegion wipedRegion(std::int64_t nowSeconds);

} // namespace tg::cluster

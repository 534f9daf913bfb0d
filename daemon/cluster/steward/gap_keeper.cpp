#include "cluster/steward/gap_keeper.h"

#include <algorithm>
#include <utility>

namespace tg::cluster {

namespace {

constexpr std::int64_t kRawSeconds = 7 * 86'400;

} // namespace

GapKeeper::GapKeeper(FactBoard &board, GapBook &book, std::string instance, std::uint64_t boot)
    : m_board(board)
    , m_book(book)
    , m_instance(std::move(instance))
    , m_boot(boot)
{
}

GapRecord GapKeeper::newRecord(const std::string &cause, std::int64_t nowSeconds)
{
    GapRecord record;
    record.id = gapId(m_instance, m_boot, ++m_lastNumber);
    record.changedAt = record.openedAt = nowSeconds;
    record.openedBy = m_instance;
    record.cause = cause;
    return record;
}

bool GapKeeper::collect(NodeIndex node, const std::string &nodeId, std::int64_t nowSeconds)
{
    const auto spans = m_book.takeOpened(node);
    if (spans.empty())
        return false;
    const auto total = m_book.totals(node).openPoints;
    auto points = total - std::exchange(m_pointsSeen[node.value], total);
    bool hasChanged = false;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto &span = spans[i];
        // Each span has at least one point. A fill under way closes a record that has not grown in
        // extent, so a span without one (counted with an earlier span) gets a record of its own.
        const auto later = std::min<std::uint64_t>(points, spans.size() - 1 - i);
        const auto share = points - later;
        points = later;
        const auto &records = m_board.gaps(nodeId).records;
        const auto own = share == 0
                             ? records.end()
                             : std::find_if(records.begin(), records.end(), [&](const auto &entry) {
                                   const GapRecord &record = entry.second;
                                   return record.state == GapState::Open &&
                                          record.openedBy == m_instance &&
                                          record.cause == "not confirmed" &&
                                          HourSpan{span.firstHour, span.lastHour}.adjoins(
                                              {record.firstHour, record.lastHour});
                               });
        GapRecord record =
            own != records.end() ? own->second : newRecord("not confirmed", nowSeconds);
        if (own == records.end()) {
            record.firstHour = span.firstHour;
            record.lastHour = span.lastHour;
        }
        record.firstHour = std::min(record.firstHour, span.firstHour);
        record.lastHour = std::max(record.lastHour, span.lastHour);
        record.shards |= span.shards;
        record.points += share;
        record.changedAt = nowSeconds;
        hasChanged |= m_board.putGap(nodeId, std::move(record));
    }
    return hasChanged;
}

std::vector<std::string> GapKeeper::open(const std::string &nodeId,
                                         const std::vector<GapRegion> &regions,
                                         const std::string &cause, std::int64_t nowSeconds,
                                         std::int64_t dueAt)
{
    std::vector<std::string> ids;
    for (const auto &region : regions) {
        if (region.isEmpty() || region.shards.none())
            continue;
        GapRecord record = newRecord(cause, nowSeconds);
        record.firstHour = region.firstHour();
        record.lastHour = region.lastHour();
        record.shards = region.shards;
        record.dueAt = dueAt;
        ids.push_back(record.id);
        m_board.putGap(nodeId, std::move(record));
    }
    return ids;
}

void GapKeeper::close(const std::string &nodeId, const std::string &recordId,
                      std::int64_t nowSeconds)
{
    const auto &records = m_board.gaps(nodeId).records;
    const auto found = records.find(recordId);
    if (found == records.end())
        return;
    GapRecord record = found->second;
    record.state = GapState::Closed;
    record.changedAt = nowSeconds;
    m_board.putGap(nodeId, std::move(record));
}

GapRegion restartRegion(std::int64_t nowSeconds, std::int64_t segmentSeconds)
{
    GapRegion region;
    region.shards.set();
    region.addTime(nowSeconds - nowSeconds % segmentSeconds);
    region.addTime(nowSeconds);
    return region;
}

std::int64_t secondLookAt(std::int64_t nowSeconds, std::int64_t segmentSeconds)
{
    constexpr std::int64_t kStragglers = 120; // the part of a segment that is waited
    return nowSeconds - nowSeconds % segmentSeconds + segmentSeconds +
           std::max<std::int64_t>(segmentSeconds / kStragglers, 1);
}

GapRegion wipedRegion(std::int64_t nowSeconds)
{
    GapRegion region;
    region.shards.set();
    region.addTime(nowSeconds - kRawSeconds);
    region.addTime(nowSeconds);
    return region;
}

} // namespace tg::cluster

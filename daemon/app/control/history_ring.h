// The last quarter of an hour, second by second, of the gateway and of each node: for charts of a
// console that has just connected. Plain object of the control thread; bounded by kSeconds and the
// number of nodes.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include <QJsonObject>

#include "app/control/desk_rates.h"
#include "shared/base/result.h"
#include "shared/protocol/table.h"

namespace tg::app {

struct HistoryPoint {    // as the columns of the topic history
    std::int64_t at = 0; // unix ms
    Rate pointsIn;
    Rate pointsOut;
    Rate rejected;
    Rate dropped;
    std::optional<std::uint64_t> queued;
    std::optional<std::uint64_t> oldestMs;
    std::optional<std::uint64_t> unconfirmedBytes;
    std::optional<std::uint64_t> nodesUp;
    std::optional<std::uint64_t> shardsWithoutOwner;
    Rate bytesOut;
    Rate bytesIn;
    std::optional<std::uint64_t> roundTripP50;
    std::optional<std::uint64_t> roundTripP99;
};

// withoutOwner: empty while nothing has been judged.
HistoryPoint historyPointOf(const DeskFigures &figures, const DeskRates &rates,
                            std::optional<std::uint64_t> withoutOwner);

class HistoryRing
{
public:
    static constexpr std::size_t kSeconds = 900;
    static constexpr std::int64_t kStepMs = 1'000;

    void add(const HistoryPoint &point, const DeskFigures &figures, const DeskRates &rates);

    protocol::Table table() const; // of the topic history

    // Both times in unix ms, `end` not included; 0: as far as there is something. One number or
    // null for each second from `start` of the answer on. node: empty = the gateway. Unknown node:
    // NotFound; an end before the start: BadValue.
    Result<QJsonObject> between(const std::string &node, std::int64_t start,
                                std::int64_t end) const;

private:
    // Of nodes: many, so as plain floats; NaN is not known.
    static constexpr std::array<std::string_view, 8> kNodeColumns{
        "points_per_second", "queued_points", "queued_bytes", "oldest",
        "round_trip",        "bytes_out",     "bytes_in",     "errors_per_minute"};
    struct NodePoint {
        std::int64_t at = 0;
        std::array<float, kNodeColumns.size()> values{};
    };

    std::deque<HistoryPoint> m_gateway; // oldest first, times ascend
    std::map<std::string, std::deque<NodePoint>> m_nodes;
};

} // namespace tg::app

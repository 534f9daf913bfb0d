// An operator's (or failover's) decision about a node, kept until it is lifted: fact
// order:<nodeId>. A plain value; the higher version wins, then the larger `by`, then the larger
// text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::cluster {

enum class OrderKind : std::uint8_t { None, Maintenance, Draining, FailedOver };

std::string_view orderKindText(OrderKind kind); // none, maintenance, draining, failed_over

// A change further ahead comes from a broken clock and holds up nothing.
inline constexpr std::int64_t kMostMapDelay = 660; // seconds; cluster.join_delay_ms and some

struct StandingOrder {
    std::string node;
    OrderKind kind = OrderKind::None;
    std::uint64_t version = 0; // 0: nobody ever gave one
    std::string by;            // gateway instance
    std::int64_t at = 0;       // unix seconds
    std::string reason;
    bool isAutomatic = false;
    // What it means for the shard map, at one second for all gateways. 0: at once, by `kind`.
    std::int64_t mapFrom = 0; // unix seconds; before it the map is as it was
    bool isOwnerAfter = true; // owns new series from then on
    bool isOwnerBefore = true;

    bool isDrainingAt(std::int64_t nowSeconds) const
    {
        if (mapFrom == 0)
            return kind == OrderKind::Draining;
        return nowSeconds < mapFrom ? !isOwnerBefore : !isOwnerAfter;
    }
    // The change that it means for the map is still to come.
    bool isMapPending(std::int64_t nowSeconds) const
    {
        return nowSeconds < mapFrom && mapFrom <= nowSeconds + kMostMapDelay;
    }
    // Takes over what an earlier order means for the map, and changes it from `changeAt` on:
    // draining ends the node's ownership, none gives it back, the others leave it alone.
    void planMap(const StandingOrder &earlier, std::int64_t nowSeconds, std::int64_t changeAt);

    static Result<StandingOrder> read(std::string_view text, std::string_view nodeId);
    std::string text() const;
    bool hasContent() const { return version > 0; }
    void merge(const StandingOrder &other);
    // Cuts and clamps to what may be stored. False: no version or no `by`.
    bool makeStorable();

    friend bool operator==(const StandingOrder &, const StandingOrder &) = default;
};

} // namespace tg::cluster

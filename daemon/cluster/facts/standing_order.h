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

struct StandingOrder {
    std::string node;
    OrderKind kind = OrderKind::None;
    std::uint64_t version = 0; // 0: nobody ever gave one
    std::string by;            // gateway instance
    std::int64_t at = 0;       // unix seconds
    std::string reason;
    bool isAutomatic = false;

    static Result<StandingOrder> read(std::string_view text, std::string_view nodeId);
    std::string text() const;
    bool hasContent() const { return version > 0; }
    void merge(const StandingOrder &other);
    // Cuts and clamps to what may be stored. False: no version or no `by`.
    bool makeStorable();

    friend bool operator==(const StandingOrder &, const StandingOrder &) = default;
};

} // namespace tg::cluster

// Which gateway may backfill a node, and until when: fact lease:<nodeId>. A plain value; the higher
// version wins, then the larger holder, then the larger text. It spares work, it excludes nothing:
// two gateways may both believe for one sync that they took it, so what is done under it must bear
// being done twice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::cluster {

struct Lease {
    std::string node;
    std::string holder;        // gateway instance
    std::int64_t until = 0;    // unix seconds
    std::uint64_t version = 0; // 0: nobody ever held it

    static Result<Lease> read(std::string_view text, std::string_view nodeId);
    std::string text() const;
    bool hasContent() const { return version > 0; }
    void merge(const Lease &other);
    // Clamps to what may be stored. False: no version or no holder.
    bool makeStorable();

    bool isHeldBy(std::string_view instance, std::int64_t now) const;
    // Also when it claims to run for longer than kMaxLeaseSeconds: no gateway with a sound clock
    // took it.
    bool isFree(std::int64_t now) const;
    // What to store to take, renew (seconds > 0) or release (0) it.
    Lease next(std::string_view instance, std::int64_t now, std::int64_t seconds) const;

    friend bool operator==(const Lease &, const Lease &) = default;
};

} // namespace tg::cluster

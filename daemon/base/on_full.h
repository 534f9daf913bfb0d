// What becomes of a request when a node's queue stays full for limits.admission_wait_ms (config
// cluster.on_full).
#pragma once

#include <cstdint>

namespace tg {

enum class OnFull : std::uint8_t {
    Reject, // 503: nothing of the request is forwarded
    Gap, // the full node's copies become gaps, if every point has another reachable copy; else 503
    DropOldest // what waits longest for that node makes room; 503 if all of it is on its way
               // already
};

} // namespace tg

// The answers of the import endpoints, in the node's own shape plus what the gateway adds. Pure
// functions.
#pragma once

#include <cstdint>
#include <string>

#include "base/ack_level.h"
#include "ingest/http_exchange.h"
#include "ingest/write/reject_report.h"

namespace tg::ingest {

struct WriteSummary {
    std::uint64_t stored = 0;    // points that reached the wanted level
    std::uint64_t gapPoints = 0; // copies recorded as gaps
    AckLevel wanted = AckLevel::All;
    const RejectReport *rejects = nullptr;
};

// 204; 200 with the list of bad lines if some were refused; 400 if nothing was usable.
Response importAnswer(const WriteSummary &summary);

enum class WriteFailure {
    Unavailable, // 503: no reachable node owns some of the points; nothing of them was forwarded
    Full,        // 503: a node's queue stayed full
    Busy,        // 503: the process-wide bound on bytes in flight stayed reached
    Throttled,   // 429: new series came too fast
    Unconfirmed, // 503: forwarded, but not confirmed in time
    Stopping     // 503
};

// `node`: logical id of the node at fault, may be empty. `stored`: samples of earlier segments that
// are safe.
Response failureAnswer(WriteFailure failure, std::string_view node, std::uint64_t stored,
                       unsigned retryAfterSeconds);

} // namespace tg::ingest

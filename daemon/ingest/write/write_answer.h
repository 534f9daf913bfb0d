// The answers of the import endpoints, in the node's own shape plus what the gateway adds. Pure
// functions.
#pragma once

#include <cstdint>
#include <string>

#include "base/ack_level.h"
#include "base/error_body.h"
#include "inflate/decoder.h"
#include "ingest/http_exchange.h"
#include "ingest/write/reject_report.h"

namespace tg::ingest {

struct WriteSummary {
    std::uint64_t stored = 0;    // points that reached the wanted level
    std::uint64_t gapPoints = 0; // copies recorded as gaps
    AckLevel wanted = AckLevel::All;
    bool isRemoteWrite = false; // see below
    ErrorShape shape = ErrorShape::Node;
    const RejectReport *rejects = nullptr;
};

// 204; 200 with the list of bad lines if some were refused; 400, no-usable-line, if
// nothing was usable.
Response importAnswer(const WriteSummary &summary);

enum class WriteFailure {
    Unavailable, // 503: no reachable node owns some of the points; nothing of them was forwarded
    Full,        // 503: a node's queue stayed full
    Busy,        // 503: the process-wide bound on bytes in flight stayed reached
    Slow,        // 503: half of it was, and the body kept what it held for too long
    Throttled,   // 429, 503: new series came too fast
    Unconfirmed, // 503: forwarded, but not confirmed in time
    Stopping,    // 503
    BadBody      // 400, 413: see badBodyAnswer()
};

// Why a body could not be read to its end.
struct BodyFault {
    inflate::Encoding encoding = inflate::Encoding::Identity;
    inflate::Fault fault = inflate::Fault::None;
    std::string_view complaint; // of a corrupt one, a literal
    bool isUnpacked = false;    // the packing is right; what was in it cannot be read
};
// 400 or 413: sent again it would fail again. `stored`: samples that are safe all the same.
Response badBodyAnswer(const BodyFault &fault, std::uint64_t stored,
                       ErrorShape shape = ErrorShape::Node);

// Any but BadBody. `node`: logical id of the node at fault, may be empty. Of `summary`, stored:
// samples of earlier segments that are safe; isRemoteWrite: Throttled is a 503, since senders must
// try again after a 5xx and only may after a 429, which Prometheus does not unless it is told to.
Response failureAnswer(WriteFailure failure, std::string_view node, const WriteSummary &summary,
                       unsigned retryAfterSeconds);

// What every answer to remote-write says of what it wrote.
void tellWritten(Response &response, std::uint64_t samples);

} // namespace tg::ingest

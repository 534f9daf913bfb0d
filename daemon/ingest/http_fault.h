// Every reason for which the HTTP door itself refuses a request or a connection, with the answer
// the client gets: RFC 9457 problem details whose `type` is stable. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/http_exchange.h"

namespace tg::ingest {

enum class HttpFault : std::uint8_t {
    BadRequestLine,      // 400 not `METHOD target HTTP/x.y`
    BadTarget,           // 400 neither a path, an absolute URL nor `*`
    UnknownVersion,      // 505 HTTP, but neither 1.0 nor 1.1
    BadLineEnding,       // 400 a bare CR or LF in the head
    BadField,            // 400 a header line that is none
    FoldedField,         // 400 obs-fold
    BadHost,             // 400 none or several on HTTP/1.1, or no host name
    BadLength,           // 400 Content-Length malformed, contradicting, or beside Transfer-Encoding
    BadTransferEncoding, // 400 anything but exactly `chunked`, or on HTTP/1.0
    BadExpectation,      // 417 other than 100-continue
    HeadTooLarge,        // 431
    BodyTooLarge,        // 413
    BadChunk,            // 400 chunk framing, extensions or trailers malformed or over their bound
    BodyCut,             // 400 the client stopped sending before the end of the body
    HeadTimedOut,        // 408
    BodyStalled,         // 408
    TooManyConnections,  // 503
    Stopping,            // 503 the daemon ends before the request has been answered
    NoHandler            // 500 the router had nothing for the request: our own mistake
};

struct FaultText {
    int status;
    std::string_view slug; // last part of the urn
    std::string_view title;
    std::string_view detail;
};

const FaultText &describe(HttpFault fault);

// The door's answer: problem+json, Connection: close, Retry-After with 503.
Response problem(HttpFault fault, unsigned retryAfterSeconds = 1);

// The same shape for handlers: type urn:timeless-gateway:error:<slug>. The connection is kept.
Response problem(int status, std::string_view slug, std::string_view title,
                 std::string_view detail);

} // namespace tg::ingest

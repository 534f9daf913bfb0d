// Every reason for which the HTTP door itself refuses a request or a connection, and how an error
// of the catalogue becomes a response. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/error_body.h"
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
    HttpFault fault;
    ErrorId id;
    std::string_view detail;
};

const FaultText &describe(HttpFault fault);

// Header of every error answer of the data door: the id, whatever the shape of the body.
inline constexpr std::string_view kErrorField = "X-Timeless-Error";

// The door's answer, Connection: close. shape: that of the path, once it is known.
Response problem(HttpFault fault, ErrorShape shape = ErrorShape::Problem,
                 unsigned retryAfterSeconds = 1);

// The same for handlers; the connection is kept. Retry-After comes with 429 and 503.
Response problem(ErrorId id, std::string_view detail, ErrorShape shape = ErrorShape::Problem,
                 unsigned retryAfterSeconds = 1);

} // namespace tg::ingest

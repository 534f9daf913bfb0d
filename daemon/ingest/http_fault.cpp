#include "ingest/http_fault.h"

#include <string>

#include "ingest/ingest_log.h"

namespace tg::ingest {

Q_LOGGING_CATEGORY(lcIngest, "tg.ingest", QtInfoMsg)

namespace {

void appendJsonText(std::string &out, std::string_view text)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
}

} // namespace

const FaultText &describe(HttpFault fault)
{
    static constexpr FaultText kBadRequestLine{400, "bad-request-line", "Bad Request",
                                               "The request line is not `METHOD target HTTP/x.y`."};
    static constexpr FaultText kBadTarget{
        400, "bad-target", "Bad Request",
        "The request target is neither a path nor an absolute http URL."};
    static constexpr FaultText kUnknownVersion{505, "unknown-version", "HTTP Version Not Supported",
                                               "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
    static constexpr FaultText kBadLineEnding{
        400, "bad-line-ending", "Bad Request",
        "Lines of the request head end with CR LF, nothing else."};
    static constexpr FaultText kBadField{400, "bad-field", "Bad Request",
                                         "A header line is not `name: value`."};
    static constexpr FaultText kFoldedField{
        400, "folded-field", "Bad Request",
        "A header line continues on the next line, which is obsolete."};
    static constexpr FaultText kBadHost{400, "bad-host", "Bad Request",
                                        "HTTP/1.1 needs exactly one valid Host field."};
    static constexpr FaultText kBadLength{400, "bad-content-length", "Bad Request",
                                          "Content-Length is no number, contradicts another one, "
                                          "or stands beside Transfer-Encoding."};
    static constexpr FaultText kBadTransferEncoding{
        400, "bad-transfer-encoding", "Bad Request",
        "Transfer-Encoding must be exactly `chunked`, once, on HTTP/1.1, without Content-Length."};
    static constexpr FaultText kBadExpectation{417, "bad-expectation", "Expectation Failed",
                                               "The only expectation met here is 100-continue."};
    static constexpr FaultText kHeadTooLarge{431, "head-too-large",
                                             "Request Header Fields Too Large",
                                             "The request head is larger than limits.head_bytes."};
    static constexpr FaultText kBodyTooLarge{413, "body-too-large", "Content Too Large",
                                             "The request body is larger than limits.body_bytes."};
    static constexpr FaultText kBadChunk{
        400, "bad-chunk", "Bad Request",
        "The chunked body is malformed, or its extensions or trailers are too long."};
    static constexpr FaultText kBodyCut{400, "body-cut", "Bad Request",
                                        "The request ended before its body was complete."};
    static constexpr FaultText kHeadTimedOut{
        408, "head-timeout", "Request Timeout",
        "The request head took longer than limits.head_timeout_ms."};
    static constexpr FaultText kBodyStalled{408, "body-stalled", "Request Timeout",
                                            "No byte of the body came for limits.body_stall_ms."};
    static constexpr FaultText kTooManyConnections{
        503, "too-many-connections", "Service Unavailable",
        "limits.connections is reached; try again later."};
    static constexpr FaultText kStopping{503, "stopping", "Service Unavailable",
                                         "The gateway is shutting down; try again elsewhere."};
    static constexpr FaultText kNoHandler{500, "no-handler", "Internal Server Error",
                                          "The gateway has no handler for this request."};
    switch (fault) {
    case HttpFault::BadRequestLine:
        return kBadRequestLine;
    case HttpFault::BadTarget:
        return kBadTarget;
    case HttpFault::UnknownVersion:
        return kUnknownVersion;
    case HttpFault::BadLineEnding:
        return kBadLineEnding;
    case HttpFault::BadField:
        return kBadField;
    case HttpFault::FoldedField:
        return kFoldedField;
    case HttpFault::BadHost:
        return kBadHost;
    case HttpFault::BadLength:
        return kBadLength;
    case HttpFault::BadTransferEncoding:
        return kBadTransferEncoding;
    case HttpFault::BadExpectation:
        return kBadExpectation;
    case HttpFault::HeadTooLarge:
        return kHeadTooLarge;
    case HttpFault::BodyTooLarge:
        return kBodyTooLarge;
    case HttpFault::BadChunk:
        return kBadChunk;
    case HttpFault::BodyCut:
        return kBodyCut;
    case HttpFault::HeadTimedOut:
        return kHeadTimedOut;
    case HttpFault::BodyStalled:
        return kBodyStalled;
    case HttpFault::TooManyConnections:
        return kTooManyConnections;
    case HttpFault::Stopping:
        return kStopping;
    case HttpFault::NoHandler:
        break;
    }
    return kNoHandler;
}

Response problem(HttpFault fault, unsigned retryAfterSeconds)
{
    const FaultText &text = describe(fault);
    Response response = problem(text.status, text.slug, text.title, text.detail);
    response.close = true;
    if (text.status == 503)
        response.fields.emplace_back("Retry-After", std::to_string(retryAfterSeconds));
    return response;
}

Response problem(int status, std::string_view slug, std::string_view title, std::string_view detail)
{
    Response response;
    response.status = status;
    response.contentType = "application/problem+json";
    std::string &body = response.body;
    body.reserve(128 + title.size() + detail.size());
    body += R"({"type":"urn:timeless-gateway:error:)";
    appendJsonText(body, slug);
    body += R"(","title":")";
    appendJsonText(body, title);
    body += R"(","status":)";
    body += std::to_string(status);
    body += R"(,"detail":")";
    appendJsonText(body, detail);
    body += "\"}\n";
    return response;
}

} // namespace tg::ingest

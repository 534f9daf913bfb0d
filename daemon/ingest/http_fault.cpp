#include "ingest/http_fault.h"

#include <array>
#include <string>

#include "ingest/ingest_log.h"

namespace tg::ingest {

Q_LOGGING_CATEGORY(lcIngest, "tg.ingest", QtInfoMsg)

namespace {

using enum HttpFault;

constexpr auto kFaults = std::to_array<FaultText>({
    {BadRequestLine, ErrorId::BadRequestLine, "The request line is not `METHOD target HTTP/x.y`."},
    {BadTarget, ErrorId::BadTarget,
     "The request target is neither a path nor an absolute http URL."},
    {UnknownVersion, ErrorId::UnknownVersion, "Only HTTP/1.0 and HTTP/1.1 are spoken here."},
    {BadLineEnding, ErrorId::BadLineEnding,
     "Lines of the request head end with CR LF, nothing else."},
    {BadField, ErrorId::BadField, "A header line is not `name: value`."},
    {FoldedField, ErrorId::FoldedField,
     "A header line continues on the next line, which is obsolete."},
    {BadHost, ErrorId::BadHost, "HTTP/1.1 needs exactly one valid Host field."},
    {BadLength, ErrorId::BadContentLength,
     "Content-Length is no number, contradicts another one, or stands beside Transfer-Encoding."},
    {BadTransferEncoding, ErrorId::BadTransferEncoding,
     "Transfer-Encoding must be exactly `chunked`, once, on HTTP/1.1, without Content-Length."},
    {BadExpectation, ErrorId::BadExpectation, "The only expectation met here is 100-continue."},
    {HeadTooLarge, ErrorId::HeadTooLarge, "The request head is larger than limits.head_bytes."},
    {BodyTooLarge, ErrorId::BodyTooLarge, "The request body is larger than limits.body_bytes."},
    {BadChunk, ErrorId::BadChunk,
     "The chunked body is malformed, or its extensions or trailers are too long."},
    {BodyCut, ErrorId::BodyCut, "The request ended before its body was complete."},
    {HeadTimedOut, ErrorId::HeadTimeout,
     "The request head took longer than limits.head_timeout_ms."},
    {BodyStalled, ErrorId::BodyStalled, "No byte of the body came for limits.body_stall_ms."},
    {TooManyConnections, ErrorId::TooManyConnections,
     "limits.connections is reached; try again later."},
    {Stopping, ErrorId::Stopping, "The gateway is shutting down; try again elsewhere."},
    {NoHandler, ErrorId::Internal, "The gateway has no handler for this request."},
});

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kFaults.size(); ++i) {
        if (static_cast<std::size_t>(kFaults[i].fault) != i)
            return false;
    }
    return kFaults.size() == static_cast<std::size_t>(NoHandler) + 1;
}
static_assert(isInOrder());

} // namespace

const FaultText &describe(HttpFault fault)
{
    return kFaults[static_cast<std::size_t>(fault)];
}

Response problem(HttpFault fault, ErrorShape shape, unsigned retryAfterSeconds)
{
    const FaultText &text = describe(fault);
    Response response = problem(text.id, text.detail, shape, retryAfterSeconds);
    response.close = true;
    return response;
}

Response problem(ErrorId id, std::string_view detail, ErrorShape shape, unsigned retryAfterSeconds)
{
    const ErrorEntry &entry = describe(id);
    Response response;
    response.status = entry.status;
    response.contentType = contentTypeOf(shape);
    response.body = errorBody(id, detail, shape);
    response.fields.emplace_back(kErrorField, entry.slug);
    if (entry.hasRetryAfter())
        response.fields.emplace_back("Retry-After", std::to_string(retryAfterSeconds));
    return response;
}

} // namespace tg::ingest

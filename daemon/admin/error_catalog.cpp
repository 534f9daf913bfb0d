#include "admin/error_catalog.h"

#include <array>

namespace tg::admin {

namespace {

using enum ErrorId;

constexpr auto kErrors = std::to_array<ErrorEntry>({
    {BadRequestLine, "bad-request-line", 400, "Malformed request line",
     "Send `METHOD target HTTP/1.1`; check what stands between client and gateway."},
    {BadTarget, "bad-target", 400, "Malformed request target",
     "Send a path that begins with `/`, with every special byte percent-encoded."},
    {UnknownVersion, "unknown-version", 505, "HTTP version not supported",
     "Speak HTTP/1.1 (or 1.0)."},
    {BadField, "bad-field", 400, "Malformed request header",
     "Send each header line as `Name: value` ended by CR LF, and each only once."},
    {BadHost, "bad-host", 400, "Malformed Host header",
     "Send exactly one Host header with a host name or address."},
    {BadContentLength, "bad-content-length", 400, "Malformed Content-Length",
     "Send Content-Length once, as a plain number, and never beside Transfer-Encoding."},
    {TransferEncodingRefused, "transfer-encoding-refused", 411, "Transfer-Encoding not accepted",
     "Send the body with Content-Length instead of in chunks."},
    {LengthRequired, "length-required", 411, "Content-Length required",
     "Send Content-Length with every POST, also 0."},
    {UnexpectedBody, "unexpected-body", 400, "Body not expected", "Send GET without a body."},
    {BadExpectation, "bad-expectation", 417, "Expectation not met",
     "Send no Expect header other than 100-continue."},
    {HeadTooLarge, "head-too-large", 431, "Request head too large",
     "Send fewer or shorter headers, or raise admin.head_bytes."},
    {BodyTooLarge, "body-too-large", 413, "Request body too large",
     "Send a smaller body, or raise admin.body_bytes."},
    {RequestTimeout, "request-timeout", 408, "Request took too long",
     "Send the whole request within admin.request_timeout_ms."},
    {TooManyConnections, "too-many-connections", 503, "Too many admin connections",
     "Try again later, close idle clients, or raise admin.connections."},
    {WrongHost, "wrong-host", 421, "Not a name of this gateway",
     "Use the address the admin API listens on, or add the name to admin.hosts."},
    {CrossOrigin, "cross-origin", 403, "Request from another web site refused",
     "Call the admin API from a program, not from a page of another origin."},
    {TokenRequired, "token-required", 401, "Token required",
     "Send `Authorization: Bearer TOKEN` with a token of admin.token_file."},
    {TokenUnknown, "token-unknown", 401, "Token unknown",
     "Check the token against admin.token_file; the file is read at start."},
    {RoleMissing, "role-missing", 403, "Role missing",
     "Use a token that has the role named in the detail."},
    {NoSuchPath, "no-such-path", 404, "No such path",
     "See /openapi.json for every path of this API."},
    {MethodNotAllowed, "method-not-allowed", 405, "Method not allowed",
     "Use a method named in the Allow header."},
    {WrongMediaType, "wrong-media-type", 415, "JSON required",
     "Send `Content-Type: application/json` with every POST."},
    {BadJson, "bad-json", 400, "Body is not a JSON object",
     "Send one JSON object; the detail says where reading stopped."},
    {BadSyntax, "bad-syntax", 400, "Malformed value", "Correct the value named in the detail."},
    {BadValue, "bad-value", 422, "Value not allowed",
     "Correct the member named in the detail; /openapi.json lists what is allowed."},
    {MissingParameter, "missing-parameter", 400, "Parameter missing",
     "Add the query parameter named in the detail."},
    {NotFound, "not-found", 404, "No such object",
     "List what there is first: nodes, plans and operations come and go."},
    {Refused, "refused", 409, "Refused in the present state",
     "Read the state again and make a new plan; the detail names what is in the way."},
    {LimitExceeded, "limit-exceeded", 429, "Too much at once",
     "Wait for what is running, then try again after Retry-After seconds."},
    {Unavailable, "unavailable", 503, "Not available now",
     "Try again after Retry-After seconds; the detail names what cannot be reached."},
    {TimedOut, "timed-out", 504, "No answer in time",
     "The command may have run: read the operations again before repeating it."},
    {Internal, "internal", 500, "Internal error",
     "A mistake in the gateway or a failure of its machine: see the daemon's log."},
});

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kErrors.size(); ++i) {
        if (static_cast<std::size_t>(kErrors[i].id) != i)
            return false;
    }
    return kErrors.size() == static_cast<std::size_t>(Internal) + 1;
}
static_assert(isInOrder());

} // namespace

std::span<const ErrorEntry> errorCatalog()
{
    return kErrors;
}

const ErrorEntry &describe(ErrorId id)
{
    return kErrors[static_cast<std::size_t>(id)];
}

} // namespace tg::admin

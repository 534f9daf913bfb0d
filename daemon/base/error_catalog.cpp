#include "base/error_catalog.h"

#include <array>

namespace tg {

namespace {

using enum ErrorId;
using enum Door;
using enum Again;

constexpr auto kErrors = std::to_array<ErrorEntry>({
    {BadRequestLine, "bad-request-line", 400, No, Both, "Malformed request line",
     "Send `METHOD target HTTP/1.1`; check what stands between client and gateway."},
    {BadTarget, "bad-target", 400, No, Both, "Malformed request target",
     "Send a path that begins with `/`, with every special byte percent-encoded."},
    {UnknownVersion, "unknown-version", 505, No, Both, "HTTP version not supported",
     "Speak HTTP/1.1 (or 1.0)."},
    {BadLineEnding, "bad-line-ending", 400, No, Data, "Malformed line ending",
     "End each line of the head with CR LF."},
    {BadField, "bad-field", 400, No, Both, "Malformed request header",
     "Send each header line as `Name: value` ended by CR LF, and each only once."},
    {FoldedField, "folded-field", 400, No, Data, "Folded request header",
     "Send each header on one line."},
    {BadHost, "bad-host", 400, No, Both, "Malformed Host header",
     "Send exactly one Host header with a host name or address."},
    {BadContentLength, "bad-content-length", 400, No, Both, "Malformed Content-Length",
     "Send Content-Length once, as a plain number, and never beside Transfer-Encoding."},
    {BadTransferEncoding, "bad-transfer-encoding", 400, No, Data, "Transfer-Encoding not accepted",
     "Send `Transfer-Encoding: chunked`, once and on HTTP/1.1, or a Content-Length."},
    {TransferEncodingRefused, "transfer-encoding-refused", 411, No, Admin,
     "Transfer-Encoding not accepted", "Send the body with Content-Length instead of in chunks."},
    {LengthRequired, "length-required", 411, No, Admin, "Content-Length required",
     "Send Content-Length with every POST, also 0."},
    {UnexpectedBody, "unexpected-body", 400, No, Admin, "Body not expected",
     "Send GET without a body."},
    {BadExpectation, "bad-expectation", 417, No, Both, "Expectation not met",
     "Send no Expect header other than 100-continue."},
    {HeadTooLarge, "head-too-large", 431, No, Both, "Request head too large",
     "Send fewer or shorter headers, or raise limits.head_bytes (admin API: admin.head_bytes)."},
    {BodyTooLarge, "body-too-large", 413, No, Both, "Request body too large",
     "Send a smaller body, or raise limits.body_bytes (admin API: admin.body_bytes). A query of "
     "Influx clients may have 16 KiB."},
    {BadChunk, "bad-chunk", 400, No, Data, "Malformed chunk",
     "Send chunks as HTTP/1.1 has them; check what stands between client and gateway."},
    {BodyCut, "body-cut", 400, Care, Data, "Body ended too early",
     "Its complete lines are stored. Keep the connection open until the answer is there."},
    {RequestTimeout, "request-timeout", 408, Yes, Admin, "Request took too long",
     "Send the whole request within admin.request_timeout_ms."},
    {HeadTimeout, "head-timeout", 408, Yes, Data, "Request head took too long",
     "Send the head within limits.head_timeout_ms."},
    {BodyStalled, "body-stalled", 408, Care, Data, "Body came to a halt",
     "Its complete lines are stored. Send without pauses, or raise limits.body_stall_ms."},
    {TooManyConnections, "too-many-connections", 503, Yes, Both, "Too many connections",
     "Try again later, close idle clients, or raise limits.connections (admin API: "
     "admin.connections)."},
    {Stopping, "stopping", 503, Yes, Data, "The gateway is stopping",
     "Send it again to another gateway, or after the restart."},
    {WrongHost, "wrong-host", 421, No, Admin, "Not a name of this gateway",
     "Use the address the admin API listens on, or add the name to admin.hosts."},
    {CrossOrigin, "cross-origin", 403, No, Admin, "Request from another web site refused",
     "Call the admin API from a program, not from a page of another origin."},
    {TokenRequired, "token-required", 401, No, Admin, "Token required",
     "Send `Authorization: Bearer TOKEN` with a token of admin.token_file."},
    {TokenUnknown, "token-unknown", 401, No, Admin, "Token unknown",
     "Check the token against admin.token_file; the file is read at start."},
    {RoleMissing, "role-missing", 403, No, Admin, "Role missing",
     "Use a token that has the role named in the detail."},
    {NoSuchPath, "no-such-path", 404, No, Admin, "No such path",
     "See /openapi.json for every path of this API."},
    {NoSuchRoute, "no-such-route", 404, No, Data, "No such route",
     "See the README for the paths of writes and reads; the admin API has a port of its own."},
    {MethodNotAllowed, "method-not-allowed", 405, No, Both, "Method not allowed",
     "Use a method named in the Allow header."},
    {MissingParameter, "missing-parameter", 400, No, Both, "Parameter missing",
     "Add the query parameter named in the detail."},

    {UnknownEncoding, "unknown-encoding", 415, No, Data, "Content-Encoding not supported",
     "Pack the body with one of Accept-Encoding of the answer, or not at all."},
    {UnknownMessage, "unknown-message", 415, No, Data, "Message not supported",
     "Send application/x-protobuf with a message of remote-write 1.0; 2.0 is not taken."},
    {BadAckLevel, "bad-ack-level", 400, No, Data, "Unknown ack level",
     "Send `X-Timeless-Ack: all`, `one` or `queued`, or leave it out."},
    {BadPrecision, "bad-precision", 400, No, Data, "Unknown precision",
     "Send `precision` of an Influx write as ns, n, us, u, ms, s, m or h."},
    {NoUsableLine, "no-usable-line", 400, No, Data, "No line could be stored",
     "`reasons` counts why and `failed_lines` shows the first; the reasons stand in "
     "timeless-gatewayd(8)."},
    {MalformedBody, "malformed-body", 400, No, Data, "The body cannot be read",
     "Send one prometheus.WriteRequest; the answer says what was stored."},
    {CorruptBody, "corrupt-body", 400, No, Data, "The body cannot be unpacked",
     "What packs the body is broken, or names another encoding; the answer says what was stored."},
    {TruncatedBody, "truncated-body", 400, Care, Data, "The packed body has no end",
     "Its complete lines are stored. Look why the sender ends it too early."},
    {InflatedTooLarge, "inflated-too-large", 413, No, Data, "The unpacked body is too large",
     "Send several smaller bodies, or raise limits.inflated_bytes (a snappy block: "
     "limits.remote_write_bytes). The answer says what was stored."},
    {OwnerUnavailable, "owner-unavailable", 503, Yes, Data,
     "No reachable node owns some of these series",
     "Look at the node named; with replication 2 one node may be away."},
    {NodeQueueFull, "node-queue-full", 503, Yes, Data, "A node does not keep up",
     "Send slower, look at the node named, or set cluster.on_full = \"gap\"."},
    {GatewayFull, "gateway-full", 503, Yes, Data,
     "The gateway holds as many unconfirmed bytes as it may",
     "Send slower, look for nodes that confirm late or senders whose bodies take long "
     "(limits.slow_body_ms), or raise limits.in_flight_bytes."},
    {TooManyNewSeries, "too-many-new-series", 429, Yes, Data,
     "New series come faster than the nodes may register them",
     "See which sender makes them: a label with ever new values is the usual cause. Else raise "
     "limits.new_series_per_second."},
    {NewSeriesThrottled, "new-series-throttled", 503, Yes, Data,
     "New series of remote-write come faster than the nodes may register them",
     "Prometheus waits and tries again by itself, which it does not after a 429. See which target "
     "makes them, or raise limits.new_series_per_second."},
    {Unconfirmed, "unconfirmed", 503, Care, Data, "Forwarded, but not confirmed",
     "Some points may be stored; sent again they may be stored twice. Look at the node named."},
    {InfluxQl, "influxql", 422, No, Data, "InfluxQL is not spoken here",
     "Only SHOW DATABASES and CREATE DATABASE are answered; read with PromQL at "
     "/prometheus/api/v1/query."},

    {BadRead, "bad-read", 400, No, Data, "The request is not understood",
     "Correct the form, or the member of the body named in the detail."},
    {BadParameter, "bad-parameter", 400, No, Data, "A parameter is not understood",
     "Correct the parameter named in the detail, which also shows what it was sent as."},
    {ClientClosed, "client-closed", 400, Yes, Data, "The client closed its side of the connection",
     "A read is cancelled by that; keep the connection open until the answer is there."},
    {ReadTooLarge, "read-too-large", 413, No, Data, "The body is too large",
     "Send a smaller form, or raise query.body_bytes."},
    {TooManySeries, "too-many-series", 422, No, Data, "The read matches too many series",
     "Select fewer of them, or raise query.max_series."},
    {AnswerTooLarge, "answer-too-large", 422, No, Data, "The answers to be merged are too large",
     "Ask for a shorter time or fewer series, or raise query.merge_bytes."},
    {ListTooLarge, "list-too-large", 422, No, Data, "The list is too large",
     "Name the metric with `metric=` or `match[]`; lists are bounded by the series they look at "
     "and "
     "by query.merge_bytes."},
    {SeveralNodes, "several-nodes", 422, No, Data, "Several nodes would have to answer",
     "No node has all of it and the answers cannot be merged: ask for fewer series, or let new "
     "ones "
     "of a metric have one owner (cluster.shard_key)."},
    {SeriesUnreadable, "series-unreadable", 503, Yes, Data, "Not everything can be read now",
     "No copy of some series can be read; the detail says which node and why. `partial=allow` "
     "answers with the rest."},
    {NodesFailed, "nodes-failed", 503, Yes, Data, "The nodes asked have failed",
     "They did not answer as they should; the detail has the reason of each."},
    {TooManyReads, "too-many-reads", 503, Yes, Data, "Too many reads at once",
     "Try again after Retry-After seconds, or raise query.concurrent."},
    {RegistryUnread, "registry-unread", 503, Yes, Data, "Series may be missing",
     "As many nodes as there are copies have not been read since the start. Wait for them, or send "
     "`partial=allow`."},
    {NodesLackIt, "nodes-lack-it", 503, Yes, Data, "Not on every node",
     "The detail names the nodes that lack it; all others have it. Send the same again when they "
     "are back: it is done once only."},
    {NodesNotRead, "nodes-not-read", 503, Yes, Data, "Too few nodes answered",
     "Wait for the nodes named, or send `partial=allow`."},
    {NotThroughGateway, "not-through-gateway", 501, No, Data, "Not through the gateway",
     "Do it on the node itself; the detail says why."},

    {WrongMediaType, "wrong-media-type", 415, No, Admin, "JSON required",
     "Send `Content-Type: application/json` with every POST."},
    {BadJson, "bad-json", 400, No, Admin, "Body is not a JSON object",
     "Send one JSON object; the detail says where reading stopped."},
    {BadSyntax, "bad-syntax", 400, No, Admin, "Malformed value",
     "Correct the value named in the detail."},
    {BadValue, "bad-value", 422, No, Admin, "Value not allowed",
     "Correct the member named in the detail; /openapi.json lists what is allowed."},
    {NotFound, "not-found", 404, No, Admin, "No such object",
     "List what there is first: nodes, plans and operations come and go."},
    {Refused, "refused", 409, No, Admin, "Refused in the present state",
     "Read the state again and make a new plan; the detail names what is in the way."},
    {LimitExceeded, "limit-exceeded", 429, Yes, Admin, "Too much at once",
     "Wait for what is running, then try again after Retry-After seconds."},
    {Unavailable, "unavailable", 503, Yes, Admin, "Not available now",
     "Try again after Retry-After seconds; the detail names what cannot be reached."},
    {TimedOut, "timed-out", 504, Care, Admin, "No answer in time",
     "The command may have run: read the operations again before repeating it."},
    {Internal, "internal", 500, Care, Both, "Internal error",
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

std::string_view nameOf(Again again)
{
    return again == No ? "no" : again == Yes ? "yes" : "look first";
}

std::string_view nameOf(Door door)
{
    return door == Data ? "data" : door == Admin ? "admin" : "both";
}

} // namespace tg

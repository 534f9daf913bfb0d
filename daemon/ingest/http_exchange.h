// The seam between the HTTP connection and whoever handles a request. All of it lives on the worker
// thread of the connection. The connection owns the handler and destroys it after the answer has
// been sent or the client is gone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tg::ingest {

struct RequestHead {
    std::string method;
    std::string path;  // as sent, percent-encoding untouched, without the query
    std::string query; // after '?', undecoded
    std::vector<std::pair<std::string, std::string>> fields; // names in lower case, order kept
    std::optional<std::uint64_t> contentLength;              // empty: chunked
    std::string peer;                                        // address:port of the client, for logs

    // First field of that (lower-case) name; empty if there is none.
    std::string_view field(std::string_view lowerName) const;
};

struct Response {
    int status = 204;
    std::string contentType; // empty: no Content-Type
    std::string body;
    std::shared_ptr<const std::string> sharedBody; // in its stead, where many answers are the same
    std::vector<std::pair<std::string, std::string>> fields; // further header lines
    bool close = false;                                      // end the connection after this answer
    // The body follows bit by bit, see Exchange::append(); `body` is its beginning.
    bool isStreamed = false;
    std::optional<std::uint64_t>
        streamedBytes; // its length, when it is known; else it goes out chunked

    const std::string &wholeBody() const { return sharedBody ? *sharedBody : body; }
};

// What all requests of one client connection hold together. Shared, because a handler's work may
// outlive the connection; used on the worker's thread only.
struct ConnectionFlow {
    std::size_t unconfirmedBytes =
        0; // handed over for this client and not settled: bound limits.connection_bytes
};

// What a handler may do to its request. Answers of one connection leave in the order of the
// requests, whenever they are given.
class Exchange
{
public:
    virtual ~Exchange() = default;
    virtual void answer(Response response) = 0; // exactly once; later calls are ignored
    // After answer() with isStreamed: more of the body. False: enough for now, go on at
    // RequestHandler::onRoom(); what was given is taken all the same. Ignored after finish(), and
    // when nobody reads it.
    virtual bool append(std::string_view bytes) = 0;
    // The streamed body is whole; or it broke off (false): then the connection ends in the middle
    // of it, so that the client cannot take what it has for the whole.
    virtual void finish(bool isWhole) = 0;
    // Backpressure: no further onBody() until resumeBody(); the socket is not read beyond its
    // buffer meanwhile.
    virtual void pauseBody() = 0;
    virtual void resumeBody() = 0;
    // Whether the next bytes of the body are the client's to send: none have come that have not
    // been read.
    virtual bool awaitsClient() const = 0;
    virtual std::shared_ptr<ConnectionFlow> flow() = 0; // of the connection; never null
};

class RequestHandler
{
public:
    virtual ~RequestHandler() = default;
    virtual void
    onBody(std::string_view bytes) = 0; // views into the connection's buffer, valid during the call
    virtual void onEnd() = 0;           // the body is complete
    // The body will never be complete: the client left, stalled (the connection has answered 408),
    // or sent a broken chunk (400). An answer of the handler is ignored from here on: it would tell
    // a client that all of it was taken.
    virtual void onCut() = 0;
    virtual void onClientGone() = 0; // whatever state the request is in; destroyed soon after
    virtual void onRoom() {}         // a streamed answer may go on
    // The body is complete and the client sends nothing more: it has gone, or only closed its
    // sending side, which cannot be told apart. An answer is still sent.
    virtual void onInputEnded() {}
    // The connection may also answer by itself (408, a broken chunk, the end of a drain) and
    // destroy the handler with no further call: from its destructor on, a handler must not touch
    // the exchange.
};

class RequestRouter
{
public:
    virtual ~RequestRouter() = default;
    // Never null. Called when the head is complete and accepted. The exchange outlives the handler.
    virtual std::unique_ptr<RequestHandler> route(const RequestHead &head, Exchange &exchange) = 0;
};

} // namespace tg::ingest

// Every error that data door and admin API answer with: the one table behind both, openapi.json and
// resources/docs/errors.md; an answer can only be made of an entry. Ids are stable, titles and
// texts are not. Pure data, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tg {

enum class ErrorId : std::uint8_t {
    // the head of a request
    BadRequestLine,
    BadTarget,
    UnknownVersion,
    BadLineEnding,
    BadField,
    FoldedField,
    BadHost,
    BadContentLength,
    BadTransferEncoding,
    TransferEncodingRefused,
    LengthRequired,
    UnexpectedBody,
    BadExpectation,
    HeadTooLarge,
    // its body, its time, its connection
    BodyTooLarge,
    BadChunk,
    BodyCut,
    RequestTimeout,
    HeadTimeout,
    BodyStalled,
    TooManyConnections,
    Stopping,
    // who asks, and for what
    WrongHost,
    CrossOrigin,
    TokenRequired,
    TokenUnknown,
    RoleMissing,
    NoSuchPath,
    NoSuchRoute,
    MethodNotAllowed,
    MissingParameter,
    // writes
    UnknownEncoding,
    UnknownMessage,
    BadAckLevel,
    BadPrecision,
    NoUsableLine,
    MalformedBody,
    CorruptBody,
    TruncatedBody,
    InflatedTooLarge,
    OwnerUnavailable,
    NodeQueueFull,
    GatewayFull,
    TooManyNewSeries,
    NewSeriesThrottled,
    Unconfirmed,
    InfluxQl,
    // reads
    BadRead,
    BadParameter,
    ClientClosed,
    ReadTooLarge,
    TooManySeries,
    AnswerTooLarge,
    ListTooLarge,
    SeveralNodes,
    SeriesUnreadable,
    NodesFailed,
    TooManyReads,
    RegistryUnread,
    NodesLackIt,
    NodesNotRead,
    NotThroughGateway,
    // the admin API's commands
    WrongMediaType,
    BadJson,
    BadSyntax,
    BadValue,
    NotFound,
    Refused,
    LimitExceeded,
    Unavailable,
    TimedOut,
    Internal
};

// Whether the same request may be sent again. With 429 and 503 comes a Retry-After.
enum class Again : std::uint8_t {
    No,  // it would fail again
    Yes, // nothing of it was done, or doing it twice does no harm
    Care // some of it may have been done: look first
};

enum class Door : std::uint8_t { Data = 1, Admin = 2, Both = 3 };

struct ErrorEntry {
    ErrorId id;
    std::string_view slug; // last part of urn:timeless-gateway:error:<slug>
    int status;
    Again again;
    Door door;
    std::string_view title;
    std::string_view whatToDo;

    constexpr bool isAt(Door one) const
    {
        return (static_cast<unsigned>(door) & static_cast<unsigned>(one)) != 0;
    }
    constexpr bool hasRetryAfter() const { return status == 429 || status == 503; }
};

std::span<const ErrorEntry> errorCatalog(); // in the order of ErrorId
const ErrorEntry &describe(ErrorId id);
std::string_view nameOf(Again again); // as in the document: no, yes, look first
std::string_view nameOf(Door door);   // data, admin, both

} // namespace tg

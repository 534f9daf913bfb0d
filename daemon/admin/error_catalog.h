// Every error the admin API answers with: the one table behind the server, openapi.json and
// resources/docs/errors.md. Ids are stable. Pure data, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tg::admin {

enum class ErrorId : std::uint8_t {
    BadRequestLine,
    BadTarget,
    UnknownVersion,
    BadField,
    BadHost,
    BadContentLength,
    TransferEncodingRefused,
    LengthRequired,
    UnexpectedBody,
    BadExpectation,
    HeadTooLarge,
    BodyTooLarge,
    RequestTimeout,
    TooManyConnections,
    WrongHost,
    CrossOrigin,
    TokenRequired,
    TokenUnknown,
    RoleMissing,
    NoSuchPath,
    MethodNotAllowed,
    WrongMediaType,
    BadJson,
    BadSyntax,
    BadValue,
    MissingParameter,
    NotFound,
    Refused,
    LimitExceeded,
    Unavailable,
    TimedOut,
    Internal
};

struct ErrorEntry {
    ErrorId id;
    std::string_view slug; // last part of urn:timeless-gateway:error:<slug>
    int status;
    std::string_view title;
    std::string_view whatToDo;
};

std::span<const ErrorEntry> errorCatalog(); // in the order of ErrorId
const ErrorEntry &describe(ErrorId id);

} // namespace tg::admin

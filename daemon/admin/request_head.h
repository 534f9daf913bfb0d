// Reads the head of an HTTP request strictly: whatever two programs could understand in two ways is
// refused, because what stands behind this reader has a weak grammar. Pure function, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/error_catalog.h"

namespace tg::admin {

struct RequestHead {
    std::string method;
    std::string path;  // as sent, up to the question mark
    std::string query; // as sent, with the question mark; may be empty
    std::string host;  // never empty
    std::optional<std::string> origin;
    std::optional<std::string> fetchSite;
    std::optional<std::string> authorization;
    std::optional<std::string> contentType;
    std::optional<std::uint64_t> contentLength;
    bool expectsContinue = false;
    bool wantsClose = false;
};

struct HeadFault {
    ErrorId id;
    std::string detail; // holds nothing of what the client sent but a header's name
};

// head: everything up to the empty line and with it.
std::variant<RequestHead, HeadFault> readRequestHead(std::string_view head);

} // namespace tg::admin

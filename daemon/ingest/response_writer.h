// Puts answers into the bytes of HTTP/1.1. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "ingest/http_exchange.h"

namespace tg::ingest {

inline constexpr std::string_view kInterimContinue = "HTTP/1.1 100 Continue\r\n\r\n";

struct AnswerShape {
    bool withoutBody = false;  // the request was a HEAD: the length is told, the body is not
    bool close = false;        // Connection: close
    bool sayKeepAlive = false; // an HTTP/1.0 client that asked for it is told
    bool isChunked = false;    // the body follows in chunks: only the head is written
    bool isUnbounded = false;  // the body follows, its end is the end of the connection
};

std::string_view reasonPhrase(int status);

// Appends status line, fields and body; of a streamed response the head. Content-Length is always
// told, except with 204 and 304, which have no body, and where the shape says how else the end is
// found. Control characters in fields are replaced, so that no text of a client can start a header
// line of its own.
void appendResponse(std::string &out, const Response &response, AnswerShape shape);

} // namespace tg::ingest

// Reads HTTP/1.1 answers as they arrive: status, the fields that matter, a body with
// Content-Length. What cannot be framed honestly (chunked, oversized, no HTTP) is Broken and costs
// the connection. One per connection, its thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tg::loadgen {

struct Answer {
    int status = 0;
    bool closes = false;       // the server will close the connection
    bool framed = true;        // false: no length was given, the body is unknown
    std::uint64_t gaps = 0;    // of the X-Timeless-Ack field
    std::uint64_t samples = 0; // of a 200 body: stored
    std::uint64_t errors = 0;  // of a 200 body: refused lines
};

class AnswerReader
{
public:
    enum class State { NeedsMore, Ready, Broken };

    // The first complete answer among the bytes given so far; interim 1xx answers are skipped.
    State read(std::string_view bytes, Answer &answer);
    void clear() { m_pending.clear(); }

private:
    std::string m_pending;
};

// The number after `key` in text, 0 if there is none.
std::uint64_t numberAfter(std::string_view text, std::string_view key);

} // namespace tg::loadgen

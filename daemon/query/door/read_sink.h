// The seam between a read and whoever brings its answer to the client. All on the read thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tg::query {

using HeaderFields = std::vector<std::pair<std::string, std::string>>;

struct ReadAnswer {
    int status = 200;
    std::string contentType;
    std::string body; // of a streamed answer: its beginning
    HeaderFields fields;
    bool isStreamed = false;
    std::optional<std::uint64_t> streamedBytes; // its length, if known; else it goes out chunked
};

class ReadSink
{
public:
    virtual ~ReadSink() = default;
    virtual void answer(ReadAnswer answer) = 0; // exactly once
    // After answer() with isStreamed. False: enough for now, go on at ReadJob::onRoom(); what was
    // given is taken all the same.
    virtual bool append(std::string_view bytes) = 0;
    virtual void finish(bool isWhole) = 0; // false: it broke off, and the client will see that
};

// A read under way. Destroying it cancels what it has asked of nodes; it is destroyed after its
// answer has ended, or when the client is gone. Never destroyed from within a call it makes on its
// sink.
class ReadJob
{
public:
    virtual ~ReadJob() = default;
    virtual void onRoom() {} // a streamed answer may go on
};

} // namespace tg::query

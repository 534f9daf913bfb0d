// Cuts a distribution stream into frames and finds the rpc replies in them: `{Tag, Result}` sent to
// our pid. Bounded: a reply larger than the gather limit is handed on cut, or streamed to whoever
// wants it. One thread, owned by the connection. Source: Erlang "Distribution Protocol",
// pass-through messages (we offer neither atom cache nor fragments).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "shared/base/result.h"
#include "term/bytes.h"

namespace tg::erl {

struct Reply {
    std::uint64_t tag = 0;
    term::BytesView result; // the term without its version byte; empty if it was streamed
    bool isWhole = true;    // false: longer than the gather limit, this is its beginning
};

class FrameSink
{
public:
    virtual ~FrameSink() = default;
    virtual void onTick() = 0;
    // True: the result goes to onChunk() as it comes in, then onReply() follows without it.
    virtual bool wantsStream(std::uint64_t tag, std::size_t resultBytes) = 0;
    virtual void onChunk(std::uint64_t tag, term::BytesView bytes) = 0;
    virtual void onReply(const Reply &reply) = 0;
};

class FrameReader
{
public:
    FrameReader(FrameSink &sink, std::size_t gatherBytes)
        : m_sink(sink)
        , m_gatherMax(gatherBytes)
    {
    }

    // An error means that the stream is unusable from here on.
    Result<void> feed(term::BytesView bytes);
    void stop()
    {
        m_isStopped = true;
    } // from inside the sink: the rest of the bytes is not looked at
    bool isInFrame() const { return m_frameLeft > 0; }

private:
    static constexpr std::size_t kHeadBytes = 4096; // control message and tag are within it

    struct Head {
        bool isReply = false;
        std::uint64_t tag = 0;
        std::size_t resultAt = 0; // in the frame
    };
    enum class Mode : std::uint8_t { Head, Gather, Stream, Discard };

    static std::optional<Head> parseHead(term::BytesView frame);
    void takeLength(term::BytesView &bytes);
    Result<void> takeFrame(term::BytesView &bytes);
    Result<void> beginReply(term::BytesView head, std::size_t frameBytes);
    void append(term::BytesView bytes);
    void endFrame();

    FrameSink &m_sink;
    const std::size_t m_gatherMax;
    std::array<unsigned char, 4> m_length{};
    std::size_t m_lengthSize = 0;
    std::size_t m_frameLeft = 0;
    Mode m_mode = Mode::Head;
    term::Bytes m_head;
    term::Bytes m_gather;
    std::uint64_t m_tag = 0;
    bool m_isCut = false;
    bool m_isStopped = false;
};

} // namespace tg::erl

// Reads HTTP/1.x requests from the bytes of one connection and tells a sink what they say: head,
// body, end. It stops behind each message, so that pipelined requests are taken one by one, and it
// gives the same events however the bytes are cut. Bytes it has not consumed belong to the caller,
// who offers them again with more behind them. Lives with its HttpConnection, on the worker's
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "ingest/http_exchange.h"
#include "ingest/http_fault.h"

namespace tg::ingest {

// Bounds that no client has a reason to reach; not configurable.
inline constexpr std::size_t kMaxHeadFields = 256;      // -> 431
inline constexpr std::size_t kMaxChunkLineBytes = 1024; // size and extensions of one chunk -> 400
inline constexpr std::size_t kMaxExtensionBytes =
    16 * kKiB; // extensions of all chunks of a body -> 400
inline constexpr std::size_t kMaxTrailerBytes = 8 * kKiB; // last chunk and trailers -> 400

struct MessageTraits {
    bool isHttp11 = true;
    bool isHead = false;
    bool keepAlive = true;        // what the client wants, by the rules of its version
    bool expectsContinue = false; // it waits for 100 before it sends the body
    bool hasBody = false;         // at least one byte, or chunked
};

class GrammarSink
{
public:
    virtual ~GrammarSink() = default;
    // Both return whether the grammar may go on; if not, consume() returns Paused.
    virtual bool onHead(const RequestHead &head, const MessageTraits &traits) = 0;
    virtual bool onBody(std::string_view bytes) = 0; // a view into what was given to consume()
    virtual void onEnd() = 0;
};

class HttpGrammar
{
public:
    enum class Phase { Between, Head, Body, Failed };
    enum class Stop {
        NeedMore,   // the rest is the beginning of something: offer it again with more
        Paused,     // the sink said so: offer the rest again, even if it is empty
        MessageEnd, // onEnd() has been called
        Failed      // see fault(); the connection is of no further use
    };
    struct Step {
        std::size_t consumed;
        Stop stop;
    };

    // `limits` must outlive the grammar. `peer` goes into every head.
    HttpGrammar(const Limits &limits, std::string peer);
    ~HttpGrammar();

    Step consume(std::string_view bytes, GrammarSink &sink);

    Phase phase() const { return m_phase; }
    HttpFault fault() const { return m_fault; }
    bool isChunked() const;
    // Bytes still to come of a body with Content-Length; 0 if there is none.
    std::uint64_t bodyBytesLeft() const;

private:
    struct Message;
    enum class BodyPart { Plain, ChunkLine, ChunkData, Over };
    enum class Scan { Incomplete, Complete, Failed };

    Step consumeBetween(std::string_view bytes);
    Step consumeHead(std::string_view bytes, GrammarSink &sink);
    Step consumeBody(std::string_view bytes, GrammarSink &sink);
    Step consumeChunkLine(std::string_view bytes, GrammarSink &sink);
    Step feedBody(std::string_view bytes, GrammarSink &sink);
    Scan scanHead(std::string_view bytes);
    Scan scanChunkLine(std::string_view bytes);
    Scan scanTrailers(std::string_view bytes);
    Step fail(HttpFault fault, std::size_t consumed = 0);
    void restartScan();

    const Limits &m_limits;
    RequestHead m_head; // reused from message to message: its strings keep their memory
    std::unique_ptr<Message> m_message;
    Phase m_phase = Phase::Between;
    BodyPart m_part = BodyPart::Over;
    HttpFault m_fault = HttpFault::BadRequestLine;
    std::size_t m_scanned = 0;   // bytes of the element at hand that have been looked at
    std::size_t m_lineStart = 0; // where its current line starts
    bool m_skippedBlankLine = false;
    bool m_isFirstChunk = true;
    bool m_inTrailers = false;
};

} // namespace tg::ingest

#include "ingest/http_grammar.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/request_parser.h"

namespace tg::ingest {

namespace {

bool isTokenChar(char c)
{
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kOthers.find(c) != std::string_view::npos;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// A chunk line whose size is zero ends the body, after trailers.
bool isLastChunk(std::string_view line)
{
    const std::size_t digits = std::min(line.find_first_not_of('0'), line.size());
    if (digits == 0)
        return false;
    constexpr std::string_view kBehindSize = "\r; \t";
    return digits < line.size() && kBehindSize.find(line[digits]) != std::string_view::npos;
}

} // namespace

struct HttpGrammar::Message {
    std::optional<RequestParser> parser;
};

HttpGrammar::HttpGrammar(const Limits &limits, std::string peer)
    : m_limits(limits)
    , m_message(std::make_unique<Message>())
{
    m_head.peer = std::move(peer);
}

HttpGrammar::~HttpGrammar() = default;

bool HttpGrammar::isChunked() const
{
    return m_phase == Phase::Body && m_part != BodyPart::Plain && m_part != BodyPart::Over;
}

std::uint64_t HttpGrammar::bodyBytesLeft() const
{
    if (m_phase != Phase::Body || m_part != BodyPart::Plain)
        return 0;
    return m_message->parser->content_length_remaining().value_or(0);
}

HttpGrammar::Step HttpGrammar::consume(std::string_view bytes, GrammarSink &sink)
{
    std::size_t consumed = 0;
    for (;;) {
        const std::string_view rest = bytes.substr(consumed);
        const Phase before = m_phase;
        const BodyPart partBefore = m_part;
        Step step{0, Stop::Failed};
        switch (m_phase) {
        case Phase::Between:
            step = consumeBetween(rest);
            break;
        case Phase::Head:
            step = consumeHead(rest, sink);
            break;
        case Phase::Body:
            step = consumeBody(rest, sink);
            break;
        case Phase::Failed:
            break;
        }
        consumed += step.consumed;
        const bool moved = step.consumed > 0 || m_phase != before || m_part != partBefore;
        if (step.stop != Stop::NeedMore || !moved)
            return {consumed, step.stop};
    }
}

// One empty line before a request is forgiven, as RFC 9112 asks for.
HttpGrammar::Step HttpGrammar::consumeBetween(std::string_view bytes)
{
    if (bytes.empty())
        return {0, Stop::NeedMore};
    if (bytes[0] == '\r' && !m_skippedBlankLine) {
        if (bytes.size() < 2)
            return {0, Stop::NeedMore};
        if (bytes[1] != '\n')
            return fail(HttpFault::BadLineEnding);
        m_skippedBlankLine = true;
        return {2, Stop::NeedMore};
    }
    if (!isTokenChar(bytes[0]))
        return fail(HttpFault::BadRequestLine);
    m_skippedBlankLine = false;
    restartScan();
    m_phase = Phase::Head;
    return {0, Stop::NeedMore};
}

HttpGrammar::Step HttpGrammar::consumeHead(std::string_view bytes, GrammarSink &sink)
{
    switch (scanHead(bytes)) {
    case Scan::Incomplete:
        return {0, Stop::NeedMore};
    case Scan::Failed:
        return {0, Stop::Failed};
    case Scan::Complete:
        break;
    }
    const std::size_t headBytes = m_scanned;
    RequestParser &parser = m_message->parser.emplace(m_head, m_limits.bodyBytes);
    if (const auto fault = parser.readHead(bytes.substr(0, headBytes)))
        return fail(*fault, headBytes);

    restartScan();
    m_isFirstChunk = true;
    m_phase = Phase::Body;
    m_part = parser.is_done()   ? BodyPart::Over
             : parser.chunked() ? BodyPart::ChunkLine
                                : BodyPart::Plain;
    const bool goesOn = sink.onHead(m_head, parser.traits());
    return {headBytes, goesOn ? Stop::NeedMore : Stop::Paused};
}

// Finds the empty line, and what Beast would let pass on the way to it. Looks at each byte once.
HttpGrammar::Scan HttpGrammar::scanHead(std::string_view bytes)
{
    const std::string_view allowed = bytes.substr(0, m_limits.headBytes);
    for (;;) {
        const std::size_t lf = allowed.find('\n', m_scanned);
        if (lf == std::string_view::npos) {
            m_scanned = allowed.size();
            if (allowed.size() < m_limits.headBytes)
                return Scan::Incomplete;
            fail(HttpFault::HeadTooLarge);
            return Scan::Failed;
        }
        m_scanned = lf + 1;
        if (lf == 0 || allowed[lf - 1] != '\r') {
            fail(HttpFault::BadLineEnding);
            return Scan::Failed;
        }
        if (lf - 1 == m_lineStart)
            return Scan::Complete;
        if (isBlank(allowed[m_lineStart])) {
            fail(HttpFault::FoldedField);
            return Scan::Failed;
        }
        m_lineStart = lf + 1;
    }
}

HttpGrammar::Step HttpGrammar::consumeBody(std::string_view bytes, GrammarSink &sink)
{
    if (m_part == BodyPart::Over) {
        m_phase = Phase::Between;
        sink.onEnd();
        return {0, Stop::MessageEnd};
    }
    if (bytes.empty())
        return {0, Stop::NeedMore};
    return m_part == BodyPart::ChunkLine ? consumeChunkLine(bytes, sink) : feedBody(bytes, sink);
}

HttpGrammar::Step HttpGrammar::consumeChunkLine(std::string_view bytes, GrammarSink &sink)
{
    const Scan scan = m_inTrailers ? scanTrailers(bytes) : scanChunkLine(bytes);
    if (scan == Scan::Failed)
        return fail(HttpFault::BadChunk);
    if (scan == Scan::Incomplete)
        return {0, Stop::NeedMore};

    const std::size_t elementBytes = m_scanned;
    std::size_t taken = 0;
    RequestParser &parser = *m_message->parser;
    if (const auto fault = parser.readBody(bytes.substr(0, elementBytes), sink, taken))
        return fail(*fault, elementBytes);
    if (taken != elementBytes)
        return fail(HttpFault::BadChunk, elementBytes);
    restartScan();
    m_isFirstChunk = false;
    m_part = parser.is_done() ? BodyPart::Over : BodyPart::ChunkData;
    return {taken, Stop::NeedMore};
}

HttpGrammar::Step HttpGrammar::feedBody(std::string_view bytes, GrammarSink &sink)
{
    std::size_t taken = 0;
    RequestParser &parser = *m_message->parser;
    if (const auto fault = parser.readBody(bytes, sink, taken))
        return fail(*fault, taken);
    if (parser.is_done())
        m_part = BodyPart::Over;
    else if (m_part == BodyPart::ChunkData && parser.chunkBytesLeft() == 0)
        m_part = BodyPart::ChunkLine;
    return {taken, parser.isPaused() ? Stop::Paused : Stop::NeedMore};
}

// [CR LF of the chunk before] size [extensions] CR LF
HttpGrammar::Scan HttpGrammar::scanChunkLine(std::string_view bytes)
{
    if (m_lineStart == 0 && !m_isFirstChunk) {
        if (bytes[0] != '\r' || (bytes.size() > 1 && bytes[1] != '\n'))
            return Scan::Failed;
        if (bytes.size() < 2)
            return Scan::Incomplete;
        m_lineStart = m_scanned = 2;
    }
    const std::string_view allowed = bytes.substr(0, kMaxChunkLineBytes);
    const std::size_t lf = allowed.find('\n', m_scanned);
    if (lf == std::string_view::npos) {
        m_scanned = allowed.size();
        return allowed.size() < kMaxChunkLineBytes ? Scan::Incomplete : Scan::Failed;
    }
    m_scanned = lf + 1;
    if (lf == m_lineStart || allowed[lf - 1] != '\r')
        return Scan::Failed;
    if (!isLastChunk(allowed.substr(m_lineStart, lf - m_lineStart)))
        return Scan::Complete;
    m_inTrailers = true;
    m_lineStart = lf + 1;
    return scanTrailers(bytes);
}

// Trailer lines up to the empty one; their content is of no use to anybody here.
HttpGrammar::Scan HttpGrammar::scanTrailers(std::string_view bytes)
{
    const std::string_view allowed = bytes.substr(0, kMaxTrailerBytes);
    for (;;) {
        const std::size_t lf = allowed.find('\n', m_scanned);
        if (lf == std::string_view::npos) {
            m_scanned = allowed.size();
            return allowed.size() < kMaxTrailerBytes ? Scan::Incomplete : Scan::Failed;
        }
        m_scanned = lf + 1;
        if (lf == m_lineStart || allowed[lf - 1] != '\r' || isBlank(allowed[m_lineStart]))
            return Scan::Failed;
        if (lf - 1 == m_lineStart)
            return Scan::Complete;
        m_lineStart = lf + 1;
    }
}

HttpGrammar::Step HttpGrammar::fail(HttpFault fault, std::size_t consumed)
{
    m_phase = Phase::Failed;
    m_fault = fault;
    return {consumed, Stop::Failed};
}

void HttpGrammar::restartScan()
{
    m_scanned = 0;
    m_lineStart = 0;
    m_inTrailers = false;
}

} // namespace tg::ingest

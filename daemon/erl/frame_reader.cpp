#include "erl/frame_reader.h"

#include <algorithm>

#include "term/term_reader.h"

namespace tg::erl {

namespace {

constexpr unsigned char kPassThrough = 112;

// SEND, SEND_TT, SEND_SENDER, SEND_SENDER_TT: the control messages that carry a message for our
// pid.
bool carriesMessageToPid(std::int64_t operation)
{
    return operation == 2 || operation == 12 || operation == 22 || operation == 23;
}

} // namespace

Result<void> FrameReader::feed(term::BytesView bytes)
{
    while (!bytes.empty() && !m_isStopped) {
        if (m_frameLeft == 0) {
            takeLength(bytes);
            continue;
        }
        if (auto taken = takeFrame(bytes); !taken)
            return taken;
    }
    return {};
}

void FrameReader::takeLength(term::BytesView &bytes)
{
    m_length[m_lengthSize++] = bytes.front();
    bytes = bytes.subspan(1);
    if (m_lengthSize < m_length.size())
        return;
    m_lengthSize = 0;
    for (const auto byte : m_length)
        m_frameLeft = m_frameLeft << 8 | byte;
    m_mode = Mode::Head;
    m_head.clear();
    if (m_frameLeft == 0)
        m_sink.onTick();
}

Result<void> FrameReader::takeFrame(term::BytesView &bytes)
{
    if (m_mode == Mode::Head) {
        const auto wanted = std::min(kHeadBytes, m_head.size() + m_frameLeft) - m_head.size();
        const auto part = bytes.first(std::min(wanted, bytes.size()));
        m_head.insert(m_head.end(), part.begin(), part.end());
        bytes = bytes.subspan(part.size());
        m_frameLeft -= part.size();
        if (part.size() < wanted)
            return {};
        if (auto begun = beginReply(m_head, m_head.size() + m_frameLeft); !begun)
            return begun;
    } else {
        const auto part = bytes.first(std::min(m_frameLeft, bytes.size()));
        append(part);
        bytes = bytes.subspan(part.size());
        m_frameLeft -= part.size();
    }
    if (m_frameLeft == 0 && !m_isStopped)
        endFrame();
    return {};
}

Result<void> FrameReader::beginReply(term::BytesView head, std::size_t frameBytes)
{
    const auto parsed = parseHead(head);
    if (!parsed)
        return Error{ErrorCode::BadSyntax, "the node sent a frame that is no pass-through message"};
    m_mode = Mode::Discard;
    if (!parsed->isReply)
        return {};
    m_tag = parsed->tag;
    m_mode = m_sink.wantsStream(m_tag, frameBytes - parsed->resultAt) ? Mode::Stream : Mode::Gather;
    m_gather.clear();
    m_isCut = false;
    append(head.subspan(parsed->resultAt));
    return {};
}

void FrameReader::append(term::BytesView bytes)
{
    if (m_mode == Mode::Stream && !bytes.empty())
        m_sink.onChunk(m_tag, bytes);
    if (m_mode != Mode::Gather)
        return;
    const auto room = m_gatherMax - m_gather.size();
    m_isCut = m_isCut || bytes.size() > room;
    const auto part = bytes.first(std::min(room, bytes.size()));
    m_gather.insert(m_gather.end(), part.begin(), part.end());
}

void FrameReader::endFrame()
{
    if (m_mode == Mode::Gather)
        m_sink.onReply({m_tag, m_gather, !m_isCut});
    else if (m_mode == Mode::Stream)
        m_sink.onReply({m_tag, {}, true});
    if (m_gather.capacity() > 64 * 1024)
        m_gather = {};
}

std::optional<FrameReader::Head> FrameReader::parseHead(term::BytesView frame)
{
    if (frame.empty() || frame.front() != kPassThrough)
        return std::nullopt;
    term::TermReader reader(frame.subspan(1));
    if (!reader.version())
        return std::nullopt;
    const auto arity = reader.tuple();
    const auto operation = arity ? reader.integer() : std::nullopt;
    if (!operation)
        return std::nullopt;
    for (std::uint32_t i = 1; i < *arity; ++i)
        reader.skip();
    Head head;
    if (!reader.isGood() || !carriesMessageToPid(*operation))
        return head; // links, exits, spawn requests: nothing we asked for
    if (!reader.version() || reader.tuple() != 2 || reader.peek() != term::Kind::Integer)
        return head;
    const auto tag = reader.unsignedInteger();
    head.isReply = tag.has_value();
    head.tag = tag.value_or(0);
    head.resultAt = 1 + reader.position();
    return head;
}

} // namespace tg::erl

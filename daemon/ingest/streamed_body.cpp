#include "ingest/streamed_body.h"

#include <array>
#include <charconv>

namespace tg::ingest {

bool StreamedBody::append(std::string_view bytes)
{
    if (!m_isFinished && !m_isWithoutBody)
        m_held += bytes;
    return m_held.size() < kHeldBytes;
}

void StreamedBody::finish(bool isWhole)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_isWhole = isWhole;
}

void StreamedBody::begin(Framing framing, bool withoutBody)
{
    m_framing = framing;
    m_isWithoutBody = withoutBody;
    m_hasBegun = true;
    if (withoutBody)
        m_held.clear();
}

bool StreamedBody::drainInto(std::string &out)
{
    const bool hadSome = !m_held.empty();
    if (hadSome && m_framing == Framing::Chunked) {
        std::array<char, 18> size{};
        const auto end =
            std::to_chars(size.data(), size.data() + size.size(), m_held.size(), 16).ptr;
        out.append(size.data(), end);
        out += "\r\n";
        out += m_held;
        out += "\r\n";
    } else {
        out += m_held;
    }
    m_held.clear();
    if (m_isFinished && m_isWhole && !m_hasEnded && m_framing == Framing::Chunked &&
        !m_isWithoutBody)
        out += "0\r\n\r\n";
    m_hasEnded = m_isFinished;
    return hadSome;
}

} // namespace tg::ingest

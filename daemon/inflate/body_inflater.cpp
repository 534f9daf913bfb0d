#include "inflate/body_inflater.h"

#include <cassert>
#include <functional>
#include <utility>

namespace tg::inflate {

BodyInflater::BodyInflater(Encoding encoding, std::unique_ptr<Decoder> decoder,
                           std::size_t maxBytes)
    : m_encoding(encoding)
    , m_decoder(std::move(decoder))
    , m_maxBytes(maxBytes)
{
    m_decoder->reset();
}

void BodyInflater::give(std::string_view bytes)
{
    assert(m_isDry && m_input.empty());
    m_input = bytes;
    m_isDry = bytes.empty();
}

void BodyInflater::giveEnd()
{
    m_isOver = true;
    m_isDry = false;
}

Piece BodyInflater::next(std::span<char> room)
{
    if (m_fault != Fault::None)
        return {{}, m_fault};
    Piece piece = m_decoder->inflate(m_input, room);
    if (m_isOver && piece.bytes.empty() && piece.fault == Fault::None)
        piece = m_decoder->finish(room);
    m_bytes += piece.bytes.size();
    if (m_bytes > m_maxBytes)
        piece = {{}, Fault::TooLarge};
    m_isDry = piece.bytes.empty();
    if (m_isDry && piece.fault == Fault::None && m_isOver && !m_decoder->isWhole())
        piece.fault = Fault::Truncated;
    m_fault = piece.fault;
    return piece;
}

void BodyInflater::keep()
{
    if (m_input.empty())
        return;
    const char *const kept = m_kept.data();
    const bool isKept = std::less_equal<>{}(kept, m_input.data()) &&
                        std::less<>{}(m_input.data(), kept + m_kept.size());
    if (isKept)
        return;
    m_kept.assign(m_input);
    m_input = m_kept;
}

} // namespace tg::inflate

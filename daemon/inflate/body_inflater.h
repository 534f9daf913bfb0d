// The stage between the bytes of a packed body and its parser: gives them to a decoder a piece at a
// time, keeps what has not been unpacked while the parser's side is busy, and holds the bound on
// what may come out. Part of a WriteJob, on its worker thread.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "inflate/decoder.h"

namespace tg::inflate {

class BodyInflater
{
public:
    // maxBytes: limits.inflated_bytes.
    BodyInflater(Encoding encoding, std::unique_ptr<Decoder> decoder, std::size_t maxBytes);

    // More of the body; only while isDry(). The view is used until keep() is called.
    void give(std::string_view bytes);
    void giveEnd();
    // The next piece, a part of `room`; empty without a fault: isDry() now. After a fault it is
    // always that fault.
    Piece next(std::span<char> room);
    // What has not been unpacked yet is copied.
    void keep();

    bool isDry() const { return m_isDry; }   // nothing more comes out of what was given
    bool isOver() const { return m_isOver; } // giveEnd() was called
    Encoding encoding() const { return m_encoding; }
    std::string_view complaint() const { return m_decoder->complaint(); }
    // That next() holds, or may come to hold.
    std::size_t memoryBytes() const
    {
        const auto now = m_decoder->memoryBytes(m_input);
        return m_isOver ? std::max(now, m_decoder->memoryToFinish()) : now;
    }
    std::unique_ptr<Decoder> takeDecoder() { return std::move(m_decoder); }

private:
    const Encoding m_encoding;
    std::unique_ptr<Decoder> m_decoder;
    const std::size_t m_maxBytes;
    std::size_t m_bytes = 0; // that have come out
    std::string_view m_input;
    std::string m_kept;
    Fault m_fault = Fault::None;
    bool m_isDry = true;
    bool m_isOver = false;
};

} // namespace tg::inflate

// gzip (RFC 1952, any number of members) and deflate (RFC 1950; also bare RFC 1951, which some
// clients send under that name), by ISA-L. One worker thread.
#pragma once

#include <isa-l/igzip_lib.h>
#include <string>

#include "inflate/decoder.h"

namespace tg::inflate {

class DeflateDecoder final : public Decoder
{
public:
    enum class Wrapper : std::uint8_t { Gzip, ZlibOrNone };
    explicit DeflateDecoder(Wrapper wrapper);

    void reset() override;
    Piece inflate(std::string_view &input, std::span<char> room) override;
    bool isWhole() const override
    {
        return m_first.empty() && (m_phase == Phase::Between || m_phase == Phase::Over);
    }
    std::size_t memoryBytes(std::string_view) const override { return sizeof(*this); }
    std::string_view complaint() const override { return m_complaint; }

private:
    enum class Phase : std::uint8_t {
        Start,   // nothing read yet
        Header,  // gzip: in a member's header
        Inside,  // a stream is open
        Between, // gzip: a member has ended, another may follow
        Over,    // deflate: nothing may follow
    };

    bool
    openStream(std::string_view &input); // false: it takes more input to know how, or it is none
    int readHeader(std::string_view &source);
    Piece corrupt(std::string_view complaint);

    const Wrapper m_wrapper;
    Phase m_phase = Phase::Start;
    std::string m_first; // bytes of the next stream, until there are enough to know it
    std::string_view m_complaint;
    inflate_state m_state;
    isal_gzip_header m_header{}; // kept while it is read: it may come in pieces
};

} // namespace tg::inflate

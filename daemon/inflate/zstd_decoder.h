// zstd (RFC 8878, any number of frames), by libzstd. Its memory is the window that a frame asks
// for, 8 MiB at most. One worker thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "inflate/decoder.h"

struct ZSTD_DCtx_s;

namespace tg::inflate {

class ZstdDecoder final : public Decoder
{
public:
    ZstdDecoder();

    void reset() override;
    Piece inflate(std::string_view &input, std::span<char> room) override;
    bool isWhole() const override { return m_hasFrame && m_isBetween; }
    std::size_t memoryBytes(std::string_view input) const override;
    std::string_view complaint() const override { return m_complaint; }

private:
    struct Free {
        void operator()(ZSTD_DCtx_s *context) const;
    };

    bool isAsLongAsItSays() const;

    std::unique_ptr<ZSTD_DCtx_s, Free> m_context;
    std::array<char, 18> m_header{}; // of the open frame: the longest there is
    std::size_t m_headerBytes = 0;
    std::uint64_t m_frameBytes = 0; // that came out of it
    bool m_hasFrame = false;
    bool m_isBetween = true;     // no frame is open
    bool m_isWindowHeld = false; // of the open frame: it asks for no more
    std::string_view m_complaint;
};

} // namespace tg::inflate

#include "inflate/zstd_decoder.h"

#include <algorithm>
#include <new>
#include <zstd.h>
#include <zstd_errors.h>

namespace tg::inflate {

namespace {

// Window, one block of input and output, tables.
constexpr std::size_t kMostMemory = (std::size_t{1} << kZstdWindowLog) + 512 * kKiB;

// Of a frame's header, the bytes that are looked at before libzstd sees them, one by one. Debian's
// libzstd also reads the formats from before RFC 8878, in memory that no bound of ours reaches: it
// looks for them wherever a piece of input begins behind which it finds the header wrong.
constexpr std::size_t kCheckedHeader = 6;

// header: the bytes before this one.
bool mayFollow(std::string_view header, char next)
{
    constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";
    constexpr std::string_view kSkipped = "\x50\x2a\x4d\x18"; // 50 to 5f: a frame to be skipped
    const auto byte = static_cast<unsigned char>(next);
    const std::size_t at = header.size();
    if (at == 0)
        return next == kMagic[0] || (byte & 0xf0) == 0x50;
    const bool isSkipped = header[0] != kMagic[0];
    if (at < kMagic.size())
        return next == (isSkipped ? kSkipped : kMagic)[at];
    if (at == 4)
        return isSkipped || (byte & 0x08) == 0; // a bit that must be 0
    const bool hasWindow = !isSkipped && (static_cast<unsigned char>(header[4]) & 0x20) == 0;
    return !hasWindow || byte >> 3 <= 21; // 2^31: more is none, 2^23 our bound
}

} // namespace

void ZstdDecoder::Free::operator()(ZSTD_DCtx_s *context) const
{
    ZSTD_freeDCtx(context);
}

ZstdDecoder::ZstdDecoder()
    : m_context(ZSTD_createDCtx())
{
    if (!m_context)
        throw std::bad_alloc();
    ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, static_cast<int>(kZstdWindowLog));
}

void ZstdDecoder::reset()
{
    ZSTD_DCtx_reset(m_context.get(), ZSTD_reset_session_only);
    m_hasFrame = false;
    m_isBetween = true;
    m_isWindowHeld = false;
    m_complaint = {};
}

std::size_t ZstdDecoder::memoryBytes(std::string_view) const
{
    return m_isWindowHeld ? sizeof(*this) + ZSTD_sizeof_DCtx(m_context.get()) : kMostMemory;
}

// Stops at the end of a frame, so that the next one's window is asked for before it is made.
Piece ZstdDecoder::inflate(std::string_view &input, std::span<char> room)
{
    while (!input.empty() || !m_isBetween) {
        if (m_isBetween) {
            m_headerBytes = 0;
            m_frameBytes = 0;
        }
        const bool isHeader = !input.empty() && m_headerBytes < kCheckedHeader;
        if (isHeader && !mayFollow({m_header.data(), m_headerBytes}, input.front())) {
            m_complaint = "no zstd frame begins here (RFC 8878)";
            return {{}, Fault::Corrupt};
        }
        // So libzstd never sees a whole frame at once, either: it would take a way of its own, with
        // other verdicts on odd blocks than it has on pieces.
        ZSTD_inBuffer in{input.data(), isHeader ? 1 : input.size(), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const std::size_t wanted = ZSTD_decompressStream(m_context.get(), &out, &in);
        if (ZSTD_isError(wanted)) {
            m_complaint = ZSTD_getErrorCode(wanted) == ZSTD_error_frameParameter_windowTooLarge
                              ? "its window is larger than 8 MiB (zstd --long, or a level above 19)"
                              : ZSTD_getErrorName(wanted);
            return {{}, Fault::Corrupt};
        }
        const std::size_t headerBytes = std::min(in.pos, m_header.size() - m_headerBytes);
        std::copy_n(input.data(), headerBytes, m_header.data() + m_headerBytes);
        m_headerBytes += headerBytes;
        m_frameBytes += out.pos;
        input.remove_prefix(in.pos);
        m_hasFrame = true;
        m_isBetween = wanted == 0;
        if (m_isBetween && !isAsLongAsItSays()) {
            m_complaint = "a frame is not as long as its header says";
            return {{}, Fault::Corrupt};
        }
        if (out.pos > 0) {
            m_isWindowHeld = !m_isBetween;
            return {{room.data(), out.pos}};
        }
        if (m_isBetween)
            m_isWindowHeld = false;
        else if (input.empty())
            return {}; // nothing came of it: the rest of a block is missing
    }
    return {};
}

// libzstd looks itself, but not where the last block is empty and comes in pieces.
bool ZstdDecoder::isAsLongAsItSays() const
{
    const auto size = ZSTD_getFrameContentSize(m_header.data(), m_headerBytes);
    return size == ZSTD_CONTENTSIZE_UNKNOWN || size == m_frameBytes;
}

} // namespace tg::inflate

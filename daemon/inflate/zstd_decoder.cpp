#include "inflate/zstd_decoder.h"

#include <algorithm>
#include <new>
#include <zstd.h>
#include <zstd_errors.h>

namespace tg::inflate {

namespace {

// Window, one block of input and output, tables.
constexpr std::size_t kMostMemory = (std::size_t{1} << kZstdWindowLog) + 512 * kKiB;

// The first byte of a frame of RFC 8878, and of one to be skipped. Debian's libzstd also reads the
// formats from before it, in memory that no bound of ours reaches: those begin with other bytes.
bool mayBeginFrame(char first)
{
    return first == '\x28' || (static_cast<unsigned char>(first) & 0xf0) == 0x50;
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

std::size_t ZstdDecoder::memoryBytes() const
{
    return m_isWindowHeld ? sizeof(*this) + ZSTD_sizeof_DCtx(m_context.get()) : kMostMemory;
}

// Stops at the end of a frame, so that the next one's window is asked for before it is made.
Piece ZstdDecoder::inflate(std::string_view &input, std::span<char> room)
{
    while (!input.empty() || !m_isBetween) {
        if (m_isBetween && !mayBeginFrame(input.front())) {
            m_complaint = "no zstd frame begins here (RFC 8878)";
            return {{}, Fault::Corrupt};
        }
        if (m_isBetween) {
            m_headerBytes = 0;
            m_frameBytes = 0;
        }
        // The first byte of a frame alone: seeing the whole of one, libzstd would take a way of its
        // own, with other verdicts on odd blocks than it has on pieces.
        ZSTD_inBuffer in{input.data(), m_isBetween ? 1 : input.size(), 0};
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

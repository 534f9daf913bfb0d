#include "inflate/deflate_decoder.h"

#include <utility>

namespace tg::inflate {

namespace {

constexpr std::string_view kTrailing = "bytes follow the end of the stream";
constexpr std::string_view kNoHeader = "no header where a stream should begin";
constexpr std::size_t kFirstBytes = 2; // say what kind of stream it is
constexpr std::string_view kGzipMagic = "\x1f\x8b";

std::string_view meaningOf(int code)
{
    switch (code) {
    case ISAL_INVALID_BLOCK:
        return "invalid block";
    case ISAL_INVALID_SYMBOL:
        return "invalid symbol";
    case ISAL_INVALID_LOOKBACK:
        return "reference to before its beginning";
    case ISAL_INVALID_WRAPPER:
        return kNoHeader;
    case ISAL_UNSUPPORTED_METHOD:
        return "unknown method in its header";
    case ISAL_INCORRECT_CHECKSUM:
        return "wrong checksum";
    case ISAL_NEED_DICT:
        return "it needs a preset dictionary";
    default:
        return "unreadable";
    }
}

std::uint8_t *rawBytes(const char *text)
{
    // ISA-L only reads what it is given as input.
    return static_cast<std::uint8_t *>(static_cast<void *>(const_cast<char *>(text)));
}

// CMF and FLG as RFC 1950 has them; what a bare deflate stream begins with practically never looks
// so.
bool isZlibHeader(unsigned char first, unsigned char second)
{
    return (first & 15) == 8 && (first >> 4) <= 7 && (first * 256 + second) % 31 == 0;
}

// The FDICT bit: ISA-L would unpack it as if no dictionary were meant.
bool needsDictionary(unsigned char second)
{
    return (second & 0x20) != 0;
}

} // namespace

DeflateDecoder::DeflateDecoder(Wrapper wrapper)
    : m_wrapper(wrapper)
{
    isal_inflate_init(&m_state);
    m_first.reserve(kFirstBytes);
}

void DeflateDecoder::reset()
{
    m_phase = Phase::Start;
    m_first.clear();
    m_complaint = {};
}

bool DeflateDecoder::openStream(std::string_view &input)
{
    while (m_first.size() < kFirstBytes && !input.empty()) {
        m_first += input.front();
        input.remove_prefix(1);
    }
    if (m_wrapper == Wrapper::Gzip && !kGzipMagic.starts_with(m_first)) {
        corrupt(m_phase == Phase::Start ? kNoHeader : kTrailing);
        return false;
    }
    if (m_first.size() < kFirstBytes)
        return false;
    const auto first = static_cast<unsigned char>(m_first[0]);
    const auto second = static_cast<unsigned char>(m_first[1]);
    const bool isZlib = m_wrapper != Wrapper::Gzip && isZlibHeader(first, second);
    if (isZlib && needsDictionary(second)) {
        corrupt(meaningOf(ISAL_NEED_DICT));
        return false;
    }
    isal_inflate_reset(&m_state);
    if (m_wrapper == Wrapper::Gzip) {
        m_header = {};
        m_state.crc_flag = ISAL_GZIP_NO_HDR_VER;
        m_phase = Phase::Header;
    } else {
        m_state.crc_flag = isZlib ? ISAL_ZLIB : ISAL_DEFLATE;
        m_phase = Phase::Inside;
    }
    return true;
}

// isal_inflate() would read it, too, but forgets between two calls which fields follow.
int DeflateDecoder::readHeader(std::string_view &source)
{
    std::uint8_t *const begin = rawBytes(source.data());
    m_state.next_in = begin;
    m_state.avail_in = static_cast<std::uint32_t>(source.size());
    const int code = isal_read_gzip_header(&m_state, &m_header);
    source.remove_prefix(static_cast<std::size_t>(m_state.next_in - begin));
    if (code == ISAL_DECOMP_OK)
        m_phase = Phase::Inside;
    return code == ISAL_END_INPUT ? ISAL_DECOMP_OK : code;
}

Piece DeflateDecoder::inflate(std::string_view &input, std::span<char> room)
{
    for (;;) {
        if (m_phase == Phase::Over)
            return input.empty() ? Piece{} : corrupt(kTrailing);
        if (m_phase != Phase::Inside && m_phase != Phase::Header && !openStream(input))
            return {{}, m_complaint.empty() ? Fault::None : Fault::Corrupt};
        std::string_view first(m_first); // read before the rest
        const bool readsFirst = !first.empty();
        std::string_view &source = readsFirst ? first : input;
        if (m_phase == Phase::Header) {
            if (const int code = readHeader(source); code != ISAL_DECOMP_OK)
                return corrupt(meaningOf(code));
            if (readsFirst)
                m_first.assign(first);
            if (m_phase == Phase::Header && input.empty() && m_first.empty())
                return {};
            continue;
        }
        std::uint8_t *const begin = rawBytes(source.data());
        m_state.next_in = begin;
        m_state.avail_in = static_cast<std::uint32_t>(source.size());
        m_state.next_out = rawBytes(room.data());
        m_state.avail_out = static_cast<std::uint32_t>(room.size());
        if (const int code = isal_inflate(&m_state); code != ISAL_DECOMP_OK)
            return corrupt(meaningOf(code));
        const auto consumed = m_state.next_in - begin;
        const std::size_t produced = room.size() - m_state.avail_out;
        if (m_state.block_state == ISAL_BLOCK_FINISH) {
            m_phase = m_wrapper == Wrapper::Gzip ? Phase::Between : Phase::Over;
            // Read ahead of the end, also in an earlier call: not part of the stream.
            if (consumed < 0 || m_state.read_in_length >= 8)
                return corrupt(kTrailing);
        }
        source.remove_prefix(static_cast<std::size_t>(consumed));
        if (readsFirst)
            m_first.assign(first);
        if (produced > 0)
            return {{room.data(), produced}};
        if (input.empty() && m_first.empty())
            return {};
    }
}

Piece DeflateDecoder::corrupt(std::string_view complaint)
{
    m_complaint = complaint;
    return {{}, Fault::Corrupt};
}

} // namespace tg::inflate

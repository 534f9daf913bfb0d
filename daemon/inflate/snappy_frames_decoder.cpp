#include "inflate/snappy_frames_decoder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <isa-l/crc.h>
#include <snappy.h>

namespace tg::inflate {

namespace {

// Types of chunks; below kSkippable all others must be refused, from there on passed over.
constexpr unsigned kBlock = 0x00;
constexpr unsigned kPlain = 0x01;
constexpr unsigned kBlockUnchecked = 0x02;
constexpr unsigned kPlainUnchecked = 0x03;
constexpr unsigned kSkippable = 0x80;
constexpr unsigned kIdentifierType = 0xff;

// CRC-32C, turned and moved so that it may be part of what is summed up again.
std::uint32_t maskedSum(std::span<char> bytes)
{
    auto *const begin = static_cast<unsigned char *>(static_cast<void *>(bytes.data()));
    const std::uint32_t sum = ~crc32_iscsi(begin, static_cast<int>(bytes.size()), 0xffffffff);
    return std::rotr(sum, 15) + 0xa282ead8;
}

} // namespace

void SnappyFramesDecoder::reset()
{
    m_headBytes = 0;
    m_taken = 0;
    m_hasBegun = false;
    m_plainBytes = 0;
    m_given = 0;
    m_complaint = {};
}

Piece SnappyFramesDecoder::inflate(std::string_view &input, std::span<char> room)
{
    while (m_given == m_plainBytes) {
        if (m_headBytes < kHeadBytes) {
            if (input.empty())
                return {};
            m_head[m_headBytes++] = static_cast<unsigned char>(input.front());
            input.remove_prefix(1);
            if (m_headBytes == kHeadBytes && !openChunk())
                return {{}, Fault::Corrupt};
            continue;
        }
        if (m_type >= kSkippable && m_type != kIdentifierType) {
            const auto passed = std::min(m_length - m_taken, input.size());
            input.remove_prefix(passed);
            m_taken += passed;
            if (m_taken < m_length)
                return {};
        } else {
            const auto data = gather(input);
            if (!data)
                return {};
            if (!readChunk(*data))
                return {{}, Fault::Corrupt};
        }
        m_headBytes = 0;
        m_taken = 0;
    }
    const std::string_view piece(m_plain.data() + m_given,
                                 std::min(room.size(), m_plainBytes - m_given));
    m_given += piece.size();
    return {piece};
}

bool SnappyFramesDecoder::openChunk()
{
    m_type = m_head[0];
    m_length = m_head[1] | static_cast<std::size_t>(m_head[2]) << 8 |
               static_cast<std::size_t>(m_head[3]) << 16;
    if (!m_hasBegun && m_type != kIdentifierType)
        return fail("no stream of snappy frames begins here");
    switch (m_type) {
    case kBlock:
        return isLengthWithin(kSumBytes + 1, kSumBytes + kPackedBytes);
    case kBlockUnchecked:
        return isLengthWithin(1, kPackedBytes);
    case kPlain:
        return isLengthWithin(kSumBytes, kSumBytes + kChunkBytes);
    case kPlainUnchecked:
        return isLengthWithin(0, kChunkBytes);
    case kIdentifierType: {
        constexpr std::size_t kLength = kIdentifier.size() - kHeadBytes;
        return isLengthWithin(kLength, kLength);
    }
    default:
        return m_type >= kSkippable || fail("a chunk of a type that may not be passed over");
    }
}

bool SnappyFramesDecoder::isLengthWithin(std::size_t least, std::size_t most)
{
    return (m_length >= least && m_length <= most) || fail("a chunk of a length that none has");
}

// A chunk that is there as a whole is not copied.
std::optional<std::string_view> SnappyFramesDecoder::gather(std::string_view &input)
{
    const auto bytes = input.substr(0, m_length - m_taken);
    input.remove_prefix(bytes.size());
    if (bytes.size() == m_length)
        return bytes;
    bytes.copy(m_chunk.data() + m_taken, bytes.size());
    m_taken += bytes.size();
    if (m_taken < m_length)
        return std::nullopt;
    return std::string_view(m_chunk.data(), m_length);
}

bool SnappyFramesDecoder::readChunk(std::string_view data)
{
    if (m_type == kIdentifierType) {
        m_hasBegun = data == kIdentifier.substr(kHeadBytes);
        return m_hasBegun || fail("no stream of snappy frames begins here");
    }
    const bool isChecked = m_type == kBlock || m_type == kPlain;
    const auto sum = data.substr(0, isChecked ? kSumBytes : 0);
    data.remove_prefix(sum.size());
    m_given = 0;
    if (m_type == kBlock || m_type == kBlockUnchecked) {
        if (!unpackBlock(data))
            return false;
    } else {
        m_plainBytes = data.copy(m_plain.data(), data.size());
    }
    return !isChecked || isSumRight(sum);
}

bool SnappyFramesDecoder::unpackBlock(std::string_view block)
{
    m_plainBytes = 0;
    std::size_t bytes = 0;
    if (!snappy::GetUncompressedLength(block.data(), block.size(), &bytes))
        return fail("a chunk's block has no length");
    if (bytes > kChunkBytes)
        return fail("a chunk of more than 64 KiB");
    if (!snappy::RawUncompress(block.data(), block.size(), m_plain.data()))
        return fail("a chunk's block cannot be unpacked");
    m_plainBytes = bytes;
    return true;
}

bool SnappyFramesDecoder::isSumRight(std::string_view sum)
{
    std::uint32_t told = 0;
    for (std::size_t i = 0; i < kSumBytes; ++i)
        told |= static_cast<std::uint32_t>(static_cast<unsigned char>(sum[i])) << (8 * i);
    return told == maskedSum({m_plain.data(), m_plainBytes}) || fail("a chunk's checksum is wrong");
}

bool SnappyFramesDecoder::fail(std::string_view complaint)
{
    m_complaint = complaint;
    m_given = m_plainBytes = 0; // nothing of it
    return false;
}

} // namespace tg::inflate

#include "inflate/snappy_decoder.h"

#include <algorithm>
#include <snappy.h>

namespace tg::inflate {

namespace {

constexpr std::size_t kLongestLength = 5;       // bytes of a 32-bit length
constexpr std::size_t kMostInput = 256 * kKiB;  // one read of a connection
constexpr std::size_t kBlockPiece = 256 * kKiB; // given at once: nothing is copied
constexpr std::size_t kAtOnce = 1 * kMiB;       // some milliseconds of a worker at most
constexpr std::size_t kKeptMemory = 1 * kMiB;   // by a spare decoder

} // namespace

void SnappyDecoder::reset()
{
    m_packed.clear();
    if (m_packed.capacity() > kKeptMemory)
        m_packed.shrink_to_fit();
    if (m_blockRoom > kKeptMemory) {
        m_block.reset();
        m_blockRoom = 0;
    }
    m_length = 0;
    m_given = 0;
    m_hasLength = false;
    m_isUnpacked = false;
    m_isInSteps = false;
    m_complaint = {};
}

// A string that grows holds its old memory while it copies it. What a spare decoder has kept is not
// counted until it is used.
std::size_t SnappyDecoder::memoryBytes(std::string_view input) const
{
    const std::size_t needed = m_packed.size() + input.size();
    const std::size_t room = m_packed.capacity();
    if (needed > room)
        return room + std::max(2 * room, needed);
    return room > kKeptMemory ? room : std::min(room, 2 * needed);
}

// The block is taken only now, so that who says a large length and sends no more holds nothing.
std::size_t SnappyDecoder::memoryToFinish() const
{
    return memoryBytes({}) + m_length;
}

Fault SnappyDecoder::readLength()
{
    if (!snappy::GetUncompressedLength(m_packed.data(), m_packed.size(), &m_length)) {
        m_length = 0;
        return m_packed.size() < kLongestLength ? Fault::None : Fault::Corrupt;
    }
    if (m_length > m_maxBytes) {
        m_length = 0; // never taken
        return Fault::BlockTooLarge;
    }
    m_hasLength = true;
    return Fault::None;
}

Piece SnappyDecoder::inflate(std::string_view &input, std::span<char>)
{
    if (input.empty())
        return {};
    // What would be too much anyway is not kept.
    const std::size_t most =
        m_hasLength ? snappy::MaxCompressedLength(m_length) : m_packed.size() + kMostInput;
    if (m_packed.size() + input.size() > most)
        return corrupt("more bytes than its length can need");
    m_packed.append(input);
    input = {};
    if (m_hasLength)
        return {};
    const Fault fault = readLength();
    if (fault == Fault::Corrupt)
        return corrupt("no length where the block should begin");
    if (fault == Fault::None && m_hasLength &&
        m_packed.size() > snappy::MaxCompressedLength(m_length))
        return corrupt("more bytes than its length can need");
    return {{}, fault};
}

Piece SnappyDecoder::finish(std::span<char>)
{
    if (!m_hasLength)
        return {};
    if (!m_isUnpacked) {
        if (m_length > m_blockRoom) {
            m_block = std::make_unique_for_overwrite<char[]>(m_length);
            m_blockRoom = m_length;
        }
        if (!beginBlock())
            return corrupt("the block cannot be unpacked, or ends too early");
        m_isUnpacked = true;
    }
    const std::size_t size = std::min(kBlockPiece, m_length - m_given);
    if (m_isInSteps && m_steps.unpacked() < m_given + size &&
        !m_steps.goOn(m_given + size - m_steps.unpacked()))
        return corrupt("the block cannot be unpacked");
    const std::string_view piece(m_block.get() + m_given, size);
    m_given += size;
    return {size > 0 ? piece : std::string_view()};
}

// A small block is unpacked at once. Of a large one is seen at once whether it can be, which is
// much less work; then it is unpacked as its pieces are asked for.
bool SnappyDecoder::beginBlock()
{
    m_isInSteps = m_length > kAtOnce;
    if (!m_isInSteps)
        return snappy::RawUncompress(m_packed.data(), m_packed.size(), m_block.get());
    if (!snappy::IsValidCompressedBuffer(m_packed.data(), m_packed.size()))
        return false;
    std::size_t head = 0; // of the length: its last byte has no highest bit
    while ((static_cast<unsigned char>(m_packed[head]) & 0x80) != 0)
        ++head;
    m_steps.begin(std::string_view(m_packed).substr(head + 1), {m_block.get(), m_length});
    return true;
}

Piece SnappyDecoder::corrupt(std::string_view complaint)
{
    m_complaint = complaint;
    return {{}, Fault::Corrupt};
}

} // namespace tg::inflate

// snappy, framing format, as agents send it that pack while they write (framing_format.txt of
// google/snappy, revised 2022-05-23). A chunk, 64 KiB at most, is held and checked before anything
// of it is given. The format has no mark for its end: cut between two chunks it looks whole. One
// worker thread.
#pragma once

#include <array>
#include <optional>

#include "inflate/decoder.h"

namespace tg::inflate {

class SnappyFramesDecoder final : public Decoder
{
public:
    // What a stream begins with; no block can.
    static constexpr std::string_view kIdentifier{"\xff\x06\0\0sNaPpY", 10};
    static constexpr std::size_t kChunkBytes = 64 * kKiB; // unpacked
    // Packed, as snappy::MaxCompressedLength() says: no packer writes more.
    static constexpr std::size_t kPackedBytes = 32 + kChunkBytes + kChunkBytes / 6;

    void reset() override;
    Piece inflate(std::string_view &input, std::span<char> room) override; // views of a chunk
    bool isWhole() const override
    {
        return m_hasBegun && m_headBytes == 0 && m_given == m_plainBytes;
    }
    std::size_t memoryBytes(std::string_view) const override { return sizeof(*this); }
    std::string_view complaint() const override { return m_complaint; }

private:
    static constexpr std::size_t kHeadBytes = 4; // type, and length in three bytes
    static constexpr std::size_t kSumBytes = 4;

    bool openChunk();
    bool isLengthWithin(std::size_t least, std::size_t most);
    std::optional<std::string_view> gather(std::string_view &input);
    bool readChunk(std::string_view data);
    bool unpackBlock(std::string_view block);
    bool isSumRight(std::string_view sum);
    bool fail(std::string_view complaint);

    std::array<unsigned char, kHeadBytes> m_head{};
    std::size_t m_headBytes = 0; // read of it; all of them: a chunk is open
    unsigned m_type = 0;         // of the open chunk
    std::size_t m_length = 0;
    std::size_t m_taken = 0; // of it
    bool m_hasBegun = false; // the identifier has been read
    std::size_t m_plainBytes = 0;
    std::size_t m_given = 0;
    std::string_view m_complaint;
    std::array<char, kSumBytes + kPackedBytes> m_chunk; // an open one that comes in pieces
    std::array<char, kChunkBytes> m_plain;
};

} // namespace tg::inflate

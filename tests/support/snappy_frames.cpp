#include "tests/support/snappy_frames.h"

#include <array>
#include <snappy.h>

namespace tg::test {

std::uint32_t maskedCrc32c(std::string_view bytes)
{
    static constexpr auto kOfByte = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
            table[byte] = byte;
            for (int i = 0; i < 8; ++i)
                table[byte] = (table[byte] >> 1) ^ ((table[byte] & 1) != 0 ? 0x82f63b78U : 0U);
        }
        return table;
    }();
    std::uint32_t crc = 0xffffffff;
    for (const char c : bytes)
        crc = (crc >> 8) ^ kOfByte[(crc ^ static_cast<unsigned char>(c)) & 0xff];
    crc = ~crc;
    return (crc >> 15 | crc << 17) + 0xa282ead8U;
}

std::string littleEndian(std::uint32_t number, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(number >> (8 * i));
    return out;
}

std::string snappyChunk(unsigned type, std::string_view data)
{
    std::string out(1, static_cast<char>(type));
    out += littleEndian(static_cast<std::uint32_t>(data.size()), 3);
    out += data;
    return out;
}

std::string snappyBlock(std::string_view plain)
{
    std::string out;
    snappy::Compress(plain.data(), plain.size(), &out);
    return out;
}

std::string framedSnappy(std::string_view plain, std::size_t chunkBytes)
{
    std::string out(kSnappyIdentifier);
    while (!plain.empty()) {
        const auto part = plain.substr(0, chunkBytes);
        plain.remove_prefix(part.size());
        out += snappyChunk(0, littleEndian(maskedCrc32c(part), 4) + snappyBlock(part));
    }
    return out;
}

} // namespace tg::test

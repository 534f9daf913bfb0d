// Writes snappy's framing format (framing_format.txt of google/snappy), as clients do; slowly, by
// none of the code that reads it in the gateway. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tg::test {

inline constexpr std::string_view kSnappyIdentifier{"\xff\x06\0\0sNaPpY", 10};

std::uint32_t maskedCrc32c(std::string_view bytes);
std::string littleEndian(std::uint32_t number, int bytes);
// The bytes of a chunk as they stand behind its head.
std::string snappyChunk(unsigned type, std::string_view data);
std::string snappyBlock(std::string_view plain);
// Packed chunks with checksums, of so many bytes unpacked.
std::string framedSnappy(std::string_view plain, std::size_t chunkBytes = 65'536);

} // namespace tg::test

// Packs bodies as clients do, by other code than what unpacks them: zlib (in Qt) and libzstd.
#pragma once

#include <string>
#include <string_view>

#include "inflate/encoding.h"

namespace tg::test {

std::string packedGzip(std::string_view plain);
std::string packedZlib(std::string_view plain);
std::string packedBare(std::string_view plain); // deflate without a wrapper
std::string packedZstd(std::string_view plain, int level = 3, unsigned windowLog = 0);
std::string packed(inflate::Encoding encoding, std::string_view plain);

// Lines of text that pack like metrics do; the same for the same number.
std::string sampleText(std::size_t bytes);

} // namespace tg::test

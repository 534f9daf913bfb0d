// Packs a body as a client does that sends it under a Content-Encoding, each at the level that is
// its library's default. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tg::loadgen {

enum class Encoding { Identity, Gzip, Deflate, Zstd, Snappy, SnappyFramed };

// As the header field names it.
std::string_view encodingName(Encoding encoding);
std::optional<Encoding> encodingNamed(std::string_view name);

// Throws std::bad_alloc if the library has no memory.
std::string packed(Encoding encoding, std::string_view plain);

} // namespace tg::loadgen

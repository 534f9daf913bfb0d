// How a body was packed by its sender: the content codings this gateway unpacks (RFC 9110, 8.4.1;
// zstd: RFC 8878; snappy: a block or frames; x-snappy-framed: frames only, by the name that
// snappy's framing_format.txt proposes). Pure functions, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tg::inflate {

enum class Encoding : std::uint8_t { Identity, Gzip, Deflate, Zstd, Snappy, SnappyFramed };
inline constexpr std::size_t kEncodings = 6;

constexpr std::string_view name(Encoding encoding)
{
    constexpr std::array<std::string_view, kEncodings> kNames{
        "identity", "gzip", "deflate", "zstd", "snappy", "x-snappy-framed"};
    return kNames[static_cast<std::size_t>(encoding)];
}

// A Content-Encoding field: one of the names in any case, x-gzip, or nothing at all. Empty:
// unknown, or several one over the other.
std::optional<Encoding> encodingFrom(std::string_view field);

} // namespace tg::inflate

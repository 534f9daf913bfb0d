// One `{Id, Value, Seconds}` entry of write_batch_resolved/2 in the external term format: 21 bytes
// for ids and times below 2^31, up to 33 beyond. Hot path: no branch but the two range checks, no
// call. Any thread. Source: Erlang "External Term Format" (SMALL_TUPLE_EXT 104, INTEGER_EXT 98,
// NEW_FLOAT_EXT 70, SMALL_BIG_EXT 110).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tg::term {

static_assert(std::endian::native == std::endian::little,
              "the encoders swap bytes for big-endian terms");

inline constexpr std::size_t kMaxEntryBytes = 33;

namespace detail {

inline unsigned char *putInteger(unsigned char *out, std::int64_t value)
{
    if (value == static_cast<std::int32_t>(value)) [[likely]] {
        out[0] = 98;
        const std::uint32_t big = __builtin_bswap32(static_cast<std::uint32_t>(value));
        std::memcpy(out + 1, &big, 4);
        return out + 5;
    }
    const bool negative = value < 0;
    std::uint64_t magnitude =
        negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    unsigned char *size = out + 1;
    out[0] = 110;
    out[2] = negative ? 1 : 0;
    out += 3;
    for (; magnitude != 0; magnitude >>= 8)
        *out++ = static_cast<unsigned char>(magnitude);
    *size = static_cast<unsigned char>(out - size - 2);
    return out;
}

} // namespace detail

// Writes at most kMaxEntryBytes; returns the end. value must be finite (a node cannot store
// anything else).
inline unsigned char *encodeEntry(unsigned char *out, std::uint64_t id, double value,
                                  std::int64_t seconds)
{
    out[0] = 104;
    out[1] = 3;
    out = detail::putInteger(out + 2, static_cast<std::int64_t>(id));
    out[0] = 70;
    const std::uint64_t big = __builtin_bswap64(std::bit_cast<std::uint64_t>(value));
    std::memcpy(out + 1, &big, 8);
    return detail::putInteger(out + 9, seconds);
}

} // namespace tg::term

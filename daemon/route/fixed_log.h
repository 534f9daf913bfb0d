// log2 in integers, so that every machine and compiler ranks nodes alike (std::log2 may differ in
// its last bits). Any thread; pure.
#pragma once

#include <bit>
#include <cstdint>

namespace tg::route {

inline constexpr unsigned kLogFractionBits = 26;

// log2(x) for x >= 1 as fixed point with 6 + 26 bits; never above the true value, never more
// than 1.25 * 2^-26 below.
//
// Shift and square (C. S. Turner, "A Fast Binary Logarithm Algorithm", IEEE Signal Processing
// Magazine 27(5), 2010): x = 2^k * m with 1 <= m < 2 gives k. Since log2(m) = log2(m^2) / 2,
// squaring m brings up the next binary digit of log2(m): it is 1 when m^2 >= 2, and m^2 / 2 is the
// new m; else it is 0, and m^2 is. The error: m is kept in 1 + 31 bits and always cut, which costs
// less than 2^-31 / ln 2 at the start and less than twice that in step i, where it counts 2^-i
// fold; together < 3 * 1.443 * 2^-31 < 0.14 * 2^-26. Leaving off the digits after the 26th costs
// less than 2^-26.
constexpr std::uint32_t log2Fixed(std::uint64_t x)
{
    const auto whole = static_cast<unsigned>(std::bit_width(x)) - 1;
    std::uint64_t m = x << (63 - whole) >> 32;
    std::uint64_t result = whole;
    for (unsigned i = 0; i < kLogFractionBits; ++i) {
        m = m * m >> 31;
        const std::uint64_t digit =
            m >> 32; // 1 when m^2 >= 2; without a branch, which would be a coin toss
        m >>= digit;
        result = result << 1 | digit;
    }
    return static_cast<std::uint32_t>(result);
}

} // namespace tg::route

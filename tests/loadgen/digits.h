// Decimal numbers of a fixed width, written in place. Pure functions for the patching loop: no
// branches, four digits a look-up, and never a byte before or after the field. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace tg::loadgen {

struct FourDigitTable {
    std::array<char, 40'000> text{};

    constexpr FourDigitTable()
    {
        for (unsigned n = 0; n < 10'000; ++n) {
            text[n * 4] = static_cast<char>('0' + n / 1000);
            text[n * 4 + 1] = static_cast<char>('0' + n / 100 % 10);
            text[n * 4 + 2] = static_cast<char>('0' + n / 10 % 10);
            text[n * 4 + 3] = static_cast<char>('0' + n % 10);
        }
    }
    const char *of(std::uint32_t n) const { return text.data() + n * 4; }
};

inline constexpr FourDigitTable kFourDigits{};

// n < 10^8 as eight digits.
inline void writeEightDigits(char *to, std::uint32_t n)
{
    std::memcpy(to, kFourDigits.of(n / 10'000), 4);
    std::memcpy(to + 4, kFourDigits.of(n % 10'000), 4);
}

// n < 10^12 as twelve digits.
inline void writeTwelveDigits(char *to, std::uint64_t n)
{
    std::memcpy(to, kFourDigits.of(static_cast<std::uint32_t>(n / 100'000'000)), 4);
    writeEightDigits(to + 4, static_cast<std::uint32_t>(n % 100'000'000));
}

// n < 10^13 as thirteen digits: a time in milliseconds.
inline void writeThirteenDigits(char *to, std::uint64_t n)
{
    *to = static_cast<char>('0' + n / 1'000'000'000'000);
    writeTwelveDigits(to + 1, n % 1'000'000'000'000);
}

// n < 10^8 as eight digits with a point after the first IntegerDigits: 123456.78 or 12.345678.
template <int IntegerDigits> void writeDecimal(char *to, std::uint32_t n)
{
    char digits[8];
    writeEightDigits(digits, n);
    std::memcpy(to, digits, IntegerDigits);
    to[IntegerDigits] = '.';
    std::memcpy(to + IntegerDigits + 1, digits + IntegerDigits, 8 - IntegerDigits);
}

} // namespace tg::loadgen

// Numbers as they stand in a line. readPlainNumber is the hot path: the number grammar of JSON,
// several digits at a time; what it cannot round exactly itself goes to fast_float. Scan
// (byte_scan.h) says what the CPU can do. The byte behind a number must be readable and no part of
// one. Plain functions, any thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/reject_reason.h"

namespace tg::parse {

// The whole token as a number of the Prometheus text format (what Go's ParseFloat takes, without
// underscores): decimal, hexadecimal, NaN and infinities in any case. A reason if it is no number
// that can be stored. A decimal beyond the range of a double is BadNumber (the text does not say
// "infinite"); one below it is 0.
std::optional<RejectReason> readNumber(std::string_view token, double &value);

// NotANumber for "nan", Infinite for "inf" and "infinity" (any case, signed), otherwise BadNumber.
RejectReason reasonOfWord(std::string_view token);

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Eight bytes from p on, zeros behind `readable`; the first byte lowest.
inline std::uint64_t loadWord(const char *p, const char *readable)
{
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t word = 0;
    if (readable - p >= 8) [[likely]]
        std::memcpy(&word, p, 8);
    else if (p < readable)
        std::memcpy(&word, p, static_cast<std::size_t>(readable - p));
    return word;
}

namespace detail {

inline constexpr std::array<std::uint64_t, 9> kPowersOfTen{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
inline constexpr std::array<double, 23> kExactPowers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Eight digit values (0-9), the first one lowest, to their number.
inline std::uint64_t joinEightDigits(std::uint64_t digits)
{
    constexpr std::uint64_t kMask = 0x000000FF000000FF;
    digits = digits * 10 + (digits >> 8);
    return (((digits & kMask) * 0x000F424000000064) +
            (((digits >> 16) & kMask) * 0x0000271000000001)) >>
               32 &
           0xFFFFFFFF;
}

} // namespace detail

// Reads digits on top of `value`, returns where they end. Wraps above 19 digits: the caller counts.
inline const char *readDigits(const char *p, const char *readable, std::uint64_t &value)
{
    for (;;) {
        const std::uint64_t digits = loadWord(p, readable) ^ 0x3030303030303030;
        const std::uint64_t others = ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
        if (others == 0) {
            value = value * 100'000'000 + detail::joinEightDigits(digits);
            p += 8;
            continue;
        }
        const unsigned count = static_cast<unsigned>(std::countr_zero(others)) / 8;
        value = value * detail::kPowersOfTen[count] +
                detail::joinEightDigits(digits << (8 * (7 - count)) << 8);
        return p + count;
    }
}

// Digits, perhaps with a point and more digits, as one integer.
struct Mantissa {
    std::uint64_t value = 0;
    const char *wholeEnd = nullptr; // behind the digits before the point
    const char *end = nullptr;      // behind the last digit, or behind the point if none follows
};

inline Mantissa readMantissaByWords(const char *p, const char *readable)
{
    Mantissa mantissa;
    mantissa.wholeEnd = mantissa.end = readDigits(p, readable, mantissa.value);
    if (*mantissa.end == '.')
        mantissa.end = readDigits(mantissa.end + 1, readable, mantissa.value);
    return mantissa;
}

struct PlainNumber {
    const char *end = nullptr; // behind the number; null: not a number in JSON's grammar
    double value = 0;
    bool isTooLarge = false; // beyond the range of a double
};

namespace detail {

inline const char *readExponent(const char *p, const char *readable, std::int64_t &exponent)
{
    const char sign = *p;
    p += sign == '-' || sign == '+';
    std::uint64_t written = 0;
    const char *const end = readDigits(p, readable, written);
    // More than a few digits: out of the exact range in any case.
    const auto magnitude = end - p > 6 ? 1'000'000 : static_cast<std::int64_t>(written);
    exponent += sign == '-' ? -magnitude : magnitude;
    return end == p ? nullptr : end;
}

PlainNumber exactNumber(const char *begin, const char *end);

} // namespace detail

template <class Scan> PlainNumber readPlainNumber(const char *const begin, const char *readable)
{
    const bool isNegative = *begin == '-';
    const char *const digits = begin + isNegative;
    const Mantissa mantissa = Scan::readMantissa(digits, readable);
    const char *end = mantissa.end;
    const auto wholeDigits = mantissa.wholeEnd - digits;
    const auto fractionDigits = end == mantissa.wholeEnd ? 0 : end - mantissa.wholeEnd - 1;
    if (wholeDigits == 0 || (wholeDigits > 1 && *digits == '0') || end == mantissa.wholeEnd + 1)
        [[unlikely]]
        return {};
    std::int64_t exponent = -fractionDigits;
    const char next = *end;
    if (next == 'e' || next == 'E') {
        end = detail::readExponent(end + 1, readable, exponent);
        if (end == nullptr)
            return {};
    }
    constexpr std::uint64_t kExactMantissa = std::uint64_t{1} << 53;
    if (wholeDigits + fractionDigits > 19 || mantissa.value > kExactMantissa || exponent < -22 ||
        exponent > 22)
        return detail::exactNumber(begin, end);
    // Both operands are exact doubles, so one division or multiplication rounds correctly.
    auto value = static_cast<double>(static_cast<std::int64_t>(mantissa.value));
    if (exponent < 0)
        value /= detail::kExactPowers[static_cast<std::size_t>(-exponent)];
    else if (exponent > 0)
        value *= detail::kExactPowers[static_cast<std::size_t>(exponent)];
    return {end, isNegative ? -value : value, false};
}

// An integer in JSON's grammar that fits; returns where it ends, or null.
template <class Scan>
const char *readPlainInteger(const char *p, const char *readable, std::int64_t &value)
{
    const bool isNegative = *p == '-';
    p += isNegative;
    std::uint64_t magnitude = 0;
    const char *const end = Scan::readInteger(p, readable, magnitude);
    const auto digits = end - p;
    if (digits == 0 || (digits > 1 && *p == '0') || digits > 19 || magnitude > INT64_MAX)
        [[unlikely]]
        return nullptr;
    value = static_cast<std::int64_t>(magnitude);
    if (isNegative)
        value = -value;
    return end;
}

} // namespace tg::parse

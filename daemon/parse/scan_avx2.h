// The same for CPUs with AVX2 and BMI (2013 and later): 32 bytes at a time, and a number of up to
// 15 characters at once. Compiled into every x86-64 build, run only where the CPU says it can.
// Plain functions, any thread.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "parse/scan_baseline.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define TG_SCAN_AVX2 1
#include <immintrin.h>
#define TG_TARGET_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt")]]

namespace tg::parse {

namespace detail {

// From kAlignRight + n on: a shuffle that moves the first n bytes to the end, zeros in front.
alignas(16) inline constexpr std::array<std::int8_t, 32> kAlignRight{
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15};
// From kLastBytes + n on: a mask of the last n bytes.
alignas(16) inline constexpr std::array<std::int8_t, 32> kLastBytes{
    0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
    -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

} // namespace detail

struct Avx2Scan {
    static constexpr std::ptrdiff_t kNameStep = 32;

    static bool isSupported()
    {
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
               __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    }

    TG_TARGET_AVX2 static std::uint64_t maskOf(__m256i bytes, char c)
    {
        return static_cast<std::uint32_t>(
            _mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c))));
    }

    TG_TARGET_AVX2 static BraceMasks braceMasks(const char *p)
    {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p + 32));
        return {maskOf(low, '"') | maskOf(high, '"') << 32,
                maskOf(low, '\\') | maskOf(high, '\\') << 32,
                maskOf(low, '}') | maskOf(high, '}') << 32};
    }

    TG_TARGET_AVX2 static std::uint64_t nameEnds(const char *p)
    {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p));
        return maskOf(bytes, '{') | maskOf(bytes, ' ') | maskOf(bytes, '\t');
    }

    TG_TARGET_AVX2 static std::uint64_t tagSetEnds(const char *p)
    {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p));
        return maskOf(bytes, ' ');
    }

    TG_TARGET_AVX2 static std::uint64_t fieldNameEnds(const char *p)
    {
        const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p));
        return maskOf(bytes, '=') | maskOf(bytes, ',') | maskOf(bytes, ' ');
    }

    TG_TARGET_AVX2 static Mantissa readMantissa(const char *p, const char *readable)
    {
        if (readable - p < 16) [[unlikely]]
            return readMantissaByWords(p, readable);
        const __m128i digits = load(p);
        const unsigned others = nonDigits(digits);
        const auto whole = static_cast<unsigned>(std::countr_zero(others));
        if (whole > 14) [[unlikely]]
            return readMantissaByWords(p, readable);
        if (p[whole] != '.')
            return {join(alignRight(digits, whole)), p + whole, p + whole};
        const auto length = static_cast<unsigned>(std::countr_zero(others & (others - 1)));
        if (length > 15) [[unlikely]]
            return readMantissaByWords(p, readable);
        // The point leaves: what stands before it moves one place to the right.
        const __m128i aligned = alignRight(digits, length);
        const __m128i isFraction = loadTable(detail::kLastBytes.data() + (length - whole - 1));
        const __m128i joined = _mm_blendv_epi8(_mm_bslli_si128(aligned, 1), aligned, isFraction);
        return {join(joined), p + whole, p + length};
    }

    TG_TARGET_AVX2 static const char *readInteger(const char *p, const char *readable,
                                                  std::uint64_t &value)
    {
        if (readable - p >= 16) [[likely]] {
            const __m128i digits = load(p);
            const auto count = static_cast<unsigned>(std::countr_zero(nonDigits(digits)));
            if (count < 16) {
                value = join(alignRight(digits, count));
                return p + count;
            }
        }
        return readDigits(p, readable, value);
    }

private:
    // 16 bytes less '0'.
    TG_TARGET_AVX2 static __m128i load(const char *p)
    {
        return _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(p)),
                            _mm_set1_epi8('0'));
    }
    TG_TARGET_AVX2 static __m128i loadTable(const std::int8_t *p)
    {
        return _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    }
    // One bit for each byte that is no digit, and one behind them.
    TG_TARGET_AVX2 static unsigned nonDigits(__m128i digits)
    {
        const __m128i isDigit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
        return static_cast<unsigned>(_mm_movemask_epi8(isDigit)) ^ 0x1ffff;
    }
    TG_TARGET_AVX2 static __m128i alignRight(__m128i digits, unsigned count)
    {
        return _mm_shuffle_epi8(digits, loadTable(detail::kAlignRight.data() + count));
    }
    // 16 digits, the first one most significant.
    TG_TARGET_AVX2 static std::uint64_t join(__m128i digits)
    {
        const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010a)); // 10, 1
        const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064)); // 100, 1
        const __m128i packed = _mm_packus_epi32(fours, fours);
        const __m128i eights = _mm_madd_epi16(packed, _mm_set1_epi32(0x00012710)); // 10000, 1
        const auto halves = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
        return (halves & 0xffffffff) * 100'000'000 + (halves >> 32);
    }
};

} // namespace tg::parse
#endif

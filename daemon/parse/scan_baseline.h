// What every CPU we run on can do: SSE2 on x86-64, plain C++ elsewhere. Plain functions, any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>

#include "parse/number_text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tg::parse {

// One bit a byte, for 64 bytes.
struct BraceMasks {
    std::uint64_t quotes = 0;
    std::uint64_t backslashes = 0;
    std::uint64_t closers = 0;
};

struct BaselineScan {
    static constexpr std::ptrdiff_t kNameStep = 16;

    static Mantissa readMantissa(const char *p, const char *readable)
    {
        return readMantissaByWords(p, readable);
    }
    static const char *readInteger(const char *p, const char *readable, std::uint64_t &value)
    {
        return readDigits(p, readable, value);
    }

#ifdef __SSE2__
    static __m128i load(const char *p)
    {
        return _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    }
    static std::uint64_t maskOf(__m128i bytes, char c)
    {
        return static_cast<std::uint32_t>(
            _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))));
    }
    static BraceMasks braceMasks(const char *p)
    {
        BraceMasks masks;
        for (unsigned shift = 0; shift < 64; shift += 16) {
            const __m128i bytes = load(p + shift);
            masks.quotes |= maskOf(bytes, '"') << shift;
            masks.backslashes |= maskOf(bytes, '\\') << shift;
            masks.closers |= maskOf(bytes, '}') << shift;
        }
        return masks;
    }
    // One bit for each '{', blank or tab in the next kNameStep bytes.
    static std::uint64_t nameEnds(const char *p)
    {
        const __m128i bytes = load(p);
        return maskOf(bytes, '{') | maskOf(bytes, ' ') | maskOf(bytes, '\t');
    }
    // One bit for each blank in the next kNameStep bytes.
    static std::uint64_t tagSetEnds(const char *p)
    {
        const __m128i bytes = load(p);
        return maskOf(bytes, ' ');
    }
    // One bit for each '=', ',' or blank in the next kNameStep bytes.
    static std::uint64_t fieldNameEnds(const char *p)
    {
        const __m128i bytes = load(p);
        return maskOf(bytes, '=') | maskOf(bytes, ',') | maskOf(bytes, ' ');
    }
#else
    static BraceMasks braceMasks(const char *p)
    {
        BraceMasks masks;
        for (unsigned i = 0; i < 64; ++i) {
            masks.quotes |= std::uint64_t{p[i] == '"'} << i;
            masks.backslashes |= std::uint64_t{p[i] == '\\'} << i;
            masks.closers |= std::uint64_t{p[i] == '}'} << i;
        }
        return masks;
    }
    static std::uint64_t nameEnds(const char *p)
    {
        std::uint64_t hits = 0;
        for (unsigned i = 0; i < kNameStep; ++i)
            hits |= std::uint64_t{p[i] == '{' || p[i] == ' ' || p[i] == '\t'} << i;
        return hits;
    }
    static std::uint64_t tagSetEnds(const char *p)
    {
        std::uint64_t hits = 0;
        for (unsigned i = 0; i < kNameStep; ++i)
            hits |= std::uint64_t{p[i] == ' '} << i;
        return hits;
    }
    static std::uint64_t fieldNameEnds(const char *p)
    {
        std::uint64_t hits = tagSetEnds(p);
        for (unsigned i = 0; i < kNameStep; ++i)
            hits |= std::uint64_t{p[i] == '=' || p[i] == ','} << i;
        return hits;
    }
#endif
};

} // namespace tg::parse

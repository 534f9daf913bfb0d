// Finds the few bytes that shape a line, many at a time. Scan is one of the types of
// scan_baseline.h and scan_avx2.h; a parser chooses it at run time. `readable` is the end of the
// memory that may be read, behind the line and its line feed: a scan may look past the line, never
// past that. Plain functions, any thread.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "parse/scan_avx2.h"
#include "parse/scan_baseline.h"

namespace tg::parse {

inline bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

inline const char *skipBlanks(const char *p, const char *end)
{
    while (p < end && isBlank(*p))
        ++p;
    return p;
}

// Blanks and a carriage return at the end of a line left out.
inline const char *trimEnd(const char *begin, const char *end)
{
    while (end > begin && (isBlank(end[-1]) || end[-1] == '\r'))
        --end;
    return end;
}

// Of what is left of a cut line: half a comment or a few blanks are nothing that could be missed.
inline bool saysAnything(std::string_view rest)
{
    const char *const end = rest.data() + rest.size();
    const char *const begin = skipBlanks(rest.data(), end);
    return trimEnd(begin, end) != begin && *begin != '#';
}

inline const char *findBlank(const char *p, const char *end)
{
    while (p < end && !isBlank(*p))
        ++p;
    return p;
}

namespace detail {

template <class Scan> BraceMasks braceMasksBefore(const char *p, const char *readable)
{
    std::array<char, 64> bytes{};
    std::memcpy(bytes.data(), p, static_cast<std::size_t>(readable - p));
    return Scan::braceMasks(bytes.data());
}

// Takes the bytes behind a backslash out of the masks; isEscaped carries over to the next 64 bytes.
inline void dropEscaped(BraceMasks &masks, bool &isEscaped)
{
    std::uint64_t open = masks.backslashes;
    std::uint64_t escaped = isEscaped ? 1 : 0;
    open &= ~escaped;
    isEscaped = false;
    while (open != 0) {
        const std::uint64_t lowest = open & (0 - open);
        isEscaped = lowest >> 63 != 0;
        escaped |= lowest << 1;
        open &= ~(lowest | lowest << 1);
    }
    masks.quotes &= ~escaped;
    masks.closers &= ~escaped;
}

inline bool isOdd(std::uint64_t bits)
{
    return __builtin_parityll(bits) != 0;
}

} // namespace detail

// The first '}' outside double quotes in [p, end), or null; a backslash takes the meaning from the
// byte behind it.
template <class Scan>
const char *findClosingBrace(const char *p, const char *end, const char *readable)
{
    bool isQuoted = false;
    bool isEscaped = false;
    for (; p < end; p += 64) {
        BraceMasks masks =
            readable - p >= 64 ? Scan::braceMasks(p) : detail::braceMasksBefore<Scan>(p, readable);
        if (masks.backslashes != 0 || isEscaped) [[unlikely]]
            detail::dropEscaped(masks, isEscaped);
        for (std::uint64_t closers = masks.closers; closers != 0; closers &= closers - 1) {
            const std::uint64_t lowest = closers & (0 - closers);
            if (detail::isOdd(masks.quotes & (lowest - 1)) == isQuoted) {
                const char *found = p + std::countr_zero(lowest);
                return found < end ? found : nullptr;
            }
        }
        isQuoted ^= detail::isOdd(masks.quotes);
    }
    return nullptr;
}

// The first '{', blank or tab in [p, end), or end.
template <class Scan> const char *findNameEnd(const char *p, const char *end, const char *readable)
{
    for (; p < end && readable - p >= Scan::kNameStep; p += Scan::kNameStep) {
        const std::uint64_t hits = Scan::nameEnds(p);
        if (hits != 0) {
            const char *found = p + std::countr_zero(hits);
            return found < end ? found : end;
        }
    }
    while (p < end && *p != '{' && !isBlank(*p))
        ++p;
    return p < end ? p : end;
}

namespace detail {

// The first hit in [p, end) that no backslash stands right before, or end; Hits: a mask function of
// Scan.
template <class Scan, std::uint64_t (*Hits)(const char *), class IsHit>
const char *findUnescaped(const char *const begin, const char *end, const char *readable,
                          IsHit isHit)
{
    const auto isEscaped = [begin](const char *at) { return at > begin && at[-1] == '\\'; };
    const char *p = begin;
    for (; p < end && readable - p >= Scan::kNameStep; p += Scan::kNameStep) {
        for (std::uint64_t hits = Hits(p); hits != 0; hits &= hits - 1) {
            const char *const found = p + std::countr_zero(hits);
            if (found >= end)
                return end;
            if (!isEscaped(found)) [[likely]]
                return found;
        }
    }
    while (p < end && !(isHit(*p) && !isEscaped(p)))
        ++p;
    return p < end ? p : end;
}

} // namespace detail

// Where the measurement and tags of an Influx line end: the first blank, or end.
template <class Scan>
const char *findTagSetEnd(const char *p, const char *end, const char *readable)
{
    return detail::findUnescaped<Scan, Scan::tagSetEnds>(p, end, readable,
                                                         [](char c) { return c == ' '; });
}

// The first '=', ',' or blank behind the name of an Influx field, or end.
template <class Scan>
const char *findFieldNameEnd(const char *p, const char *end, const char *readable)
{
    return detail::findUnescaped<Scan, Scan::fieldNameEnds>(
        p, end, readable, [](char c) { return c == '=' || c == ',' || c == ' '; });
}

// The first double quote in [p, end) with an even number of backslashes right before it, or null.
// Those before p do not count.
inline const char *findUnescapedQuote(const char *const p, const char *end)
{
    for (const char *from = p; from < end;) {
        const auto *quote =
            static_cast<const char *>(std::memchr(from, '"', static_cast<std::size_t>(end - from)));
        if (quote == nullptr)
            return nullptr;
        const char *backslashes = quote;
        while (backslashes > p && backslashes[-1] == '\\')
            --backslashes;
        if ((quote - backslashes) % 2 == 0)
            return quote;
        from = quote + 1;
    }
    return nullptr;
}

} // namespace tg::parse

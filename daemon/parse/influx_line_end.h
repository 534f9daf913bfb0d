// Where a line of Influx line protocol ends: at the first line feed that is not inside the quotes
// of a string field. What stands in quotes elsewhere (a tag, a comment, the middle of a value) is
// no string and hides no line feed, and behind a mistake nothing does, so that a bad line takes no
// good ones along, unless a quote is left open. Lives in a LineSplitter; the parser's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tg::parse {

class InfluxLineEnd
{
public:
    void reset() { m_where = Where::Start; }

    const char *find(const char *p, const char *end)
    {
        if (m_where == Where::Start) [[likely]] {
            const auto *lineFeed =
                static_cast<const char *>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
            if (lineFeed != nullptr && !mayBeInString(p, lineFeed)) [[likely]]
                return lineFeed;
        }
        return walk(p, end);
    }

private:
    enum class Where : std::uint8_t {
        Start,
        Series,
        SeriesEscape,
        Gap, // between series and fields
        FieldName,
        FieldNameEscape,
        ValueStart,
        Value,
        String,
        StringEscape,
        StringEnd,
        Rest // a comment, the time, or behind a mistake
    };

    // False: no string that opened in [p, lineFeed) is open at its end. The quote of one that is
    // would be the last that no backslash takes away, and stand behind an equals sign.
    static bool mayBeInString(const char *p, const char *lineFeed)
    {
        if (std::memchr(p, '"', static_cast<std::size_t>(lineFeed - p)) == nullptr) [[likely]]
            return false;
        const char *const quote = findLastUnescapedQuote(p, lineFeed);
        return quote > p && quote[-1] == '=';
    }
    // Or p, if there is none.
    static const char *findLastUnescapedQuote(const char *p, const char *end);
    const char *walk(const char *p, const char *end);
    static const char *leaveString(const char *p, const char *end, Where &where);
    static Where next(Where where, char c);

    Where m_where = Where::Start;
};

} // namespace tg::parse

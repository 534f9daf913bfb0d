#include "parse/influx_line_end.h"

#include "parse/byte_scan.h"

namespace tg::parse {

namespace {

bool isAfterOddBackslashes(const char *begin, const char *p)
{
    const char *first = p;
    while (first > begin && first[-1] == '\\')
        --first;
    return (p - first) % 2 != 0;
}

} // namespace

const char *InfluxLineEnd::findLastUnescapedQuote(const char *p, const char *end)
{
    while (end > p) {
        const auto *quote =
            static_cast<const char *>(::memrchr(p, '"', static_cast<std::size_t>(end - p)));
        if (quote == nullptr)
            break;
        if (!isAfterOddBackslashes(p, quote))
            return quote;
        end = quote;
    }
    return p;
}

const char *InfluxLineEnd::walk(const char *p, const char *end)
{
    Where where = m_where;
    const char *found = nullptr;
    while (p < end && found == nullptr) {
        if (where == Where::String) {
            p = leaveString(p, end, where);
            continue;
        }
        if (*p != '\n')
            where = next(where, *p);
        else if (where == Where::StringEscape)
            where = Where::String;
        else
            found = p;
        ++p;
    }
    m_where = where;
    return found;
}

// From inside a string to behind its closing quote, or to the end.
const char *InfluxLineEnd::leaveString(const char *p, const char *end, Where &where)
{
    if (const char *const closing = findUnescapedQuote(p, end)) {
        where = Where::StringEnd;
        return closing + 1;
    }
    where = isAfterOddBackslashes(p, end) ? Where::StringEscape : Where::String;
    return end;
}

InfluxLineEnd::Where InfluxLineEnd::next(Where where, char c)
{
    switch (where) {
    case Where::Start:
        if (isBlank(c))
            return Where::Start;
        return c == '#' ? Where::Rest : next(Where::Series, c);
    case Where::Series:
        return c == ' ' ? Where::Gap : c == '\\' ? Where::SeriesEscape : Where::Series;
    case Where::SeriesEscape:
        return c == '\\' ? Where::SeriesEscape : Where::Series;
    case Where::Gap:
        return isBlank(c) ? Where::Gap : next(Where::FieldName, c);
    case Where::FieldName:
        if (c == ',' || c == ' ')
            return Where::Rest;
        return c == '=' ? Where::ValueStart : c == '\\' ? Where::FieldNameEscape : Where::FieldName;
    case Where::FieldNameEscape:
        return c == '\\' ? Where::FieldNameEscape : Where::FieldName;
    case Where::ValueStart:
        return c == '"' ? Where::String : next(Where::Value, c);
    case Where::Value:
        return c == ',' ? Where::FieldName : c == ' ' ? Where::Rest : Where::Value;
    case Where::String: // walk() leaves it
    case Where::StringEscape:
        return Where::String;
    case Where::StringEnd:
        return c == ',' ? Where::FieldName : Where::Rest;
    case Where::Rest:
        break;
    }
    return Where::Rest;
}

} // namespace tg::parse

#include "parse/influx_line_end.h"

#include "parse/byte_scan.h"

namespace tg::parse {

const char *InfluxLineEnd::walk(const char *p, const char *end)
{
    Where where = m_where;
    const char *found = nullptr;
    for (; p < end && found == nullptr; ++p) {
        if (*p != '\n')
            where = next(where, *p);
        else if (where == Where::StringEscape)
            where = Where::String;
        else if (where != Where::String)
            found = p;
    }
    m_where = where;
    return found;
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
        return Where::Series;
    case Where::Gap:
        return isBlank(c) ? Where::Gap : next(Where::FieldName, c);
    case Where::FieldName:
        if (c == ',' || c == ' ')
            return Where::Rest;
        return c == '=' ? Where::ValueStart : c == '\\' ? Where::FieldNameEscape : Where::FieldName;
    case Where::FieldNameEscape:
        return Where::FieldName;
    case Where::ValueStart:
        return c == '"' ? Where::String : next(Where::Value, c);
    case Where::Value:
        return c == ',' ? Where::FieldName : c == ' ' ? Where::Rest : Where::Value;
    case Where::String:
        return c == '"' ? Where::StringEnd : c == '\\' ? Where::StringEscape : Where::String;
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

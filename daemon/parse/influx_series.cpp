#include <simdjson.h>

#include "parse/series_readers.h"

namespace tg::parse {

namespace {

// A backslash takes the meaning from a comma and a blank, and from an equals sign where that has
// one. Before anything else it stands for itself, before another backslash too: so no name can end
// with one.
constexpr std::string_view kMeasurementEscapes = ", ";
constexpr std::string_view kEscapes = ", =";

// Appends to `out`; returns where it stopped, at one of `stops` or at the end.
const char *unescapeUpTo(const char *p, const char *end, std::string_view stops,
                         std::string_view escapes, std::string &out)
{
    for (; p < end && stops.find(*p) == std::string_view::npos; ++p) {
        if (*p == '\\' && p + 1 < end && escapes.find(p[1]) != std::string_view::npos)
            ++p;
        out.push_back(*p);
    }
    return p;
}

class Reader
{
public:
    Reader(std::string_view line, const Limits &limits, SeriesName &out)
        : m_p(line.data())
        , m_end(line.data() + line.size())
        , m_name(limits, out)
    {
    }

    std::optional<RejectReason> read(std::string_view field)
    {
        std::string &metric = m_name.metric();
        readUpTo(",", kMeasurementEscapes, metric);
        if (metric.empty())
            return RejectReason::BadName;
        if (!field.empty()) {
            metric.push_back('_');
            unescapeUpTo(field.data(), field.data() + field.size(), {}, kEscapes, metric);
        }
        if (const auto refused = m_name.endMetric())
            return refused;
        while (take(',')) {
            if (const auto refused = readTag())
                return refused;
        }
        return m_name.end();
    }

private:
    bool take(char c)
    {
        if (m_p == m_end || *m_p != c)
            return false;
        ++m_p;
        return true;
    }

    void readUpTo(std::string_view stops, std::string_view escapes, std::string &out)
    {
        m_p = unescapeUpTo(m_p, m_end, stops, escapes, out);
    }

    std::optional<RejectReason> readTag()
    {
        Label &label = m_name.nextLabel();
        readUpTo(",=", kEscapes, label.name);
        if (!take('='))
            return RejectReason::BadLabel;
        readUpTo(",", kEscapes, label.value);
        // Beside the measurement it is the name written twice.
        return label.name == "__name__" ? RejectReason::DuplicateLabel : m_name.endLabel();
    }

    const char *m_p;
    const char *m_end;
    SeriesNameBuilder m_name;
};

} // namespace

std::optional<RejectReason> readInfluxSeries(std::string_view tagSet, std::string_view field,
                                             const Limits &limits, SeriesName &out)
{
    if (const auto refused = Reader(tagSet, limits, out).read(field))
        return refused;
    if (simdjson::validate_utf8(tagSet) && simdjson::validate_utf8(field))
        return std::nullopt;
    return whereUtf8IsBad(out);
}

} // namespace tg::parse

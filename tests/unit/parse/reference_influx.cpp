#include "reference_influx.h"

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>

#include "reference_text.h"

namespace tg::parse::test {

namespace {

// Reads one line from the front of a body: the whole of it when it is wrong, too.
class Reader
{
public:
    Reader(std::string_view body, InfluxPrecision precision, ReferenceInflux &out,
           std::vector<std::string> &badNames)
        : m_body(body)
        , m_precision(precision)
        , m_out(out)
        , m_badNames(badNames)
    {
    }

    // Where the next line begins; nothing: there is no line feed behind this one.
    std::optional<std::size_t> read()
    {
        skipBlanks();
        const std::size_t begin = m_at;
        const bool isComment = !atEnd() && peek() == '#';
        const bool isRight = isComment || readLine();
        while (!atEnd() && peek() != '\n')
            ++m_at;
        m_hasEnded = m_at < m_body.size();
        std::string line(m_body.substr(0, m_at));
        if (line.ends_with('\r'))
            line.pop_back();
        std::string text(m_body.substr(begin, m_at - begin));
        while (!text.empty() && std::string(" \t\r").find(text.back()) != std::string::npos)
            text.pop_back();
        if (!isComment && !text.empty())
            judge(isRight, line);
        return m_hasEnded ? std::optional(m_at + 1) : std::nullopt;
    }

private:
    struct Field {
        std::string rawName;
        std::string token; // as written
        bool isString = false;
    };

    bool atEnd() const { return m_at >= m_body.size(); }
    char peek() const { return m_body[m_at]; }
    void skipBlanks()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t'))
            ++m_at;
    }
    // Up to an unescaped one of `stops` or the line feed.
    std::string readRaw(const std::string &stops)
    {
        std::string raw;
        while (!atEnd() && peek() != '\n' &&
               (stops.find(peek()) == std::string::npos || raw.ends_with('\\')))
            raw += m_body[m_at++];
        return raw;
    }
    bool take(char c)
    {
        if (atEnd() || peek() != c)
            return false;
        ++m_at;
        return true;
    }
    // Nothing but blanks and a CR before the line feed.
    bool isLineEnd() const
    {
        std::size_t at = m_at;
        while (at < m_body.size() && std::string(" \t\r").find(m_body[at]) != std::string::npos)
            ++at;
        return at == m_body.size() || m_body[at] == '\n';
    }

    // A string is read to its end also when the line has been wrong before.
    bool readLine()
    {
        m_series = readRaw(" ");
        if (!take(' '))
            return false;
        skipBlanks();
        if (isLineEnd())
            return false;
        bool isRight = true;
        do {
            Field field;
            field.rawName = readRaw("=, ");
            if (!take('='))
                return false;
            isRight = isRight && !field.rawName.empty();
            if (take('"')) {
                field.isString = true;
                if (!readString())
                    return false;
            } else {
                while (!atEnd() && peek() != '\n' && peek() != ',' && peek() != ' ')
                    field.token += m_body[m_at++];
                if (isLineEnd())
                    while (!field.token.empty() &&
                           std::string("\t\r").find(field.token.back()) != std::string::npos)
                        field.token.pop_back();
                isRight = isRight && !field.token.empty();
            }
            m_fields.push_back(field);
        } while (take(','));
        if (isLineEnd())
            return isRight;
        if (!take(' '))
            return false;
        skipBlanks();
        while (!atEnd() && std::string(" \t\n\r").find(peek()) == std::string::npos)
            m_time += m_body[m_at++];
        return isRight && isLineEnd();
    }

    bool readString()
    {
        while (!atEnd()) {
            const char c = m_body[m_at++];
            if (c == '"')
                return true;
            if (c == '\\' && !atEnd())
                ++m_at;
        }
        return false;
    }

    void judge(bool isRight, const std::string &line)
    {
        TimeMs time = kNow;
        std::vector<std::pair<std::string, double>> values;
        std::size_t numbers = 0;
        std::size_t strings = 0;
        std::optional<std::size_t> valueAt;
        bool isValueNumber = false;
        for (const Field &field : m_fields) {
            if (field.isString) {
                ++strings;
                continue;
            }
            bool isNumber = true;
            const auto value = readValue(field.token, isNumber);
            isRight = isRight && value.has_value();
            numbers += isNumber;
            if (field.rawName == "value" && (!valueAt || (isNumber && !isValueNumber))) {
                valueAt = values.size();
                isValueNumber = isNumber;
            }
            values.emplace_back(field.rawName, value.value_or(0));
        }
        isRight = isRight && (m_time.empty() || readTime(time));
        if (!isRight) {
            m_out.rejected.push_back(line);
            return;
        }
        m_out.strings += strings;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool isBare = valueAt == i && (isValueNumber ? numbers == 1 : values.size() == 1);
            const auto series = seriesOf(isBare ? "" : values[i].first);
            if (series)
                m_out.accepted.push_back(*series + ' ' + sampleText({values[i].second, time}));
            else
                m_badNames.push_back(line);
        }
    }

    static std::optional<double> readValue(const std::string &token, bool &isNumber)
    {
        isNumber = false;
        if (token.empty())
            return std::nullopt;
        for (const char *word : {"t", "T", "true", "True", "TRUE"}) {
            if (token == word)
                return 1;
        }
        for (const char *word : {"f", "F", "false", "False", "FALSE"}) {
            if (token == word)
                return 0;
        }
        isNumber = true;
        const std::string digits = token.substr(0, token.size() - 1);
        if (token.back() == 'i' || token.back() == 'u') {
            const std::string magnitude =
                digits.substr(digits.starts_with('+') || digits.starts_with('-'));
            if (magnitude.empty() || magnitude.find_first_not_of("0123456789") != std::string::npos)
                return std::nullopt;
            errno = 0;
            if (token.back() == 'i') {
                const long long integer = std::strtoll(digits.c_str(), nullptr, 10);
                return errno == 0 ? std::optional(static_cast<double>(integer)) : std::nullopt;
            }
            if (digits.starts_with('-'))
                return std::nullopt;
            const unsigned long long integer = std::strtoull(digits.c_str(), nullptr, 10);
            return errno == 0 ? std::optional(static_cast<double>(integer)) : std::nullopt;
        }
        if (token.find_first_not_of("0123456789+-.eE") != std::string::npos)
            return std::nullopt;
        char *end = nullptr;
        const double value = std::strtod(token.c_str(), &end);
        return *end == '\0' && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }

    bool readTime(TimeMs &time) const
    {
        const std::string digits = m_time.substr(m_time[0] == '+' || m_time[0] == '-');
        if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos)
            return false;
        errno = 0;
        const long long written = std::strtoll(m_time.c_str(), nullptr, 10);
        if (errno != 0)
            return false;
        using enum InfluxPrecision;
        auto unit = m_precision;
        const auto magnitude = static_cast<long double>(written < 0 ? -1 : 1) * written;
        if (unit == Auto)
            unit = magnitude > 1e18L   ? Nanoseconds
                   : magnitude > 1e15L ? Microseconds
                   : magnitude > 1e12L ? Milliseconds
                                       : Seconds;
        static const std::map<InfluxPrecision, long double> kMilliseconds{
            {Nanoseconds, 1e-6L}, {Microseconds, 1e-3L}, {Milliseconds, 1.0L},
            {Seconds, 1e3L},      {Minutes, 6e4L},       {Hours, 3.6e6L}};
        const long double factor = kMilliseconds.at(unit);
        const long double milliseconds =
            factor < 1 ? std::floor(static_cast<long double>(written) / std::round(1.0L / factor))
                       : static_cast<long double>(written) * factor;
        if (milliseconds < -0x1p63L || milliseconds >= 0x1p63L)
            return false;
        time = static_cast<TimeMs>(milliseconds);
        return true;
    }

    static std::string unescaped(const std::string &raw, const std::string &escapes)
    {
        std::string text;
        for (const char c : raw) {
            if (escapes.find(c) != std::string::npos && text.ends_with('\\'))
                text.pop_back();
            text += c;
        }
        return text;
    }

    // Cuts at unescaped commas, then each piece at its first unescaped equals sign.
    std::optional<std::string> seriesOf(const std::string &rawField) const
    {
        std::vector<std::string> pieces{""};
        for (const char c : m_series) {
            if (c == ',' && !pieces.back().ends_with('\\'))
                pieces.emplace_back();
            else
                pieces.back() += c;
        }
        SeriesName name;
        name.metric = unescaped(pieces[0], ", ");
        if (name.metric.empty())
            return std::nullopt;
        if (!rawField.empty())
            name.metric += '_' + unescaped(rawField, ", =");
        if (name.metric.size() > Limits{}.metricNameBytes || !isUtf8(name.metric))
            return std::nullopt;
        std::map<std::string, std::string> labels;
        if (pieces.size() - 1 > Limits{}.labels)
            return std::nullopt;
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            std::size_t equals = 0;
            while (equals < pieces[i].size() &&
                   (pieces[i][equals] != '=' || (equals > 0 && pieces[i][equals - 1] == '\\')))
                ++equals;
            if (equals >= pieces[i].size())
                return std::nullopt;
            const std::string key = unescaped(pieces[i].substr(0, equals), ", =");
            const std::string value = unescaped(pieces[i].substr(equals + 1), ", =");
            if (key.empty() || key == "__name__" || key.find_first_of(",=") != std::string::npos ||
                key.size() > Limits{}.labelNameBytes || value.size() > Limits{}.labelValueBytes ||
                !isUtf8(key) || !isUtf8(value) || !labels.emplace(key, value).second)
                return std::nullopt;
        }
        for (const auto &[key, value] : labels) {
            if (!value.empty())
                name.labels.push_back({key, value});
        }
        return seriesText(name);
    }

    std::string_view m_body;
    const InfluxPrecision m_precision;
    ReferenceInflux &m_out;
    std::vector<std::string> &m_badNames;
    std::size_t m_at = 0;
    bool m_hasEnded = false;
    std::string m_series;
    std::vector<Field> m_fields;
    std::string m_time;
};

} // namespace

ReferenceInflux readInfluxBody(std::string_view body, InfluxPrecision precision)
{
    ReferenceInflux out;
    std::vector<std::string> badNames;
    while (!body.empty()) {
        const auto next = Reader(body, precision, out, badNames).read();
        body.remove_prefix(next.value_or(body.size()));
    }
    out.rejected.insert(out.rejected.end(), badNames.begin(), badNames.end());
    return out;
}

std::size_t influxWholeLines(std::string_view body)
{
    ReferenceInflux out;
    std::vector<std::string> badNames;
    std::size_t whole = 0;
    while (whole < body.size()) {
        const auto next = Reader(body.substr(whole), InfluxPrecision::Auto, out, badNames).read();
        if (!next)
            break;
        whole += *next;
    }
    return whole;
}

std::string ReferenceInflux::differenceFrom(const Events &events) const
{
    if (events.strings != strings)
        return "strings: " + std::to_string(events.strings) + " instead of " +
               std::to_string(strings);
    std::vector<std::string> lines;
    for (const std::string &rejection : events.rejected)
        lines.push_back(rejection.substr(rejection.find(' ', rejection.find(' ') + 1) + 1));
    const auto firstDifference = [](const char *what, const auto &got, const auto &expected) {
        std::size_t at = 0;
        while (at < got.size() && at < expected.size() && got[at] == expected[at])
            ++at;
        const std::string none = "nothing";
        return std::string(what) + "\n got:      " + (at < got.size() ? got[at] : none) +
               "\n expected: " + (at < expected.size() ? expected[at] : none);
    };
    if (events.accepted != accepted)
        return firstDifference("accepted", events.accepted, accepted);
    if (lines != rejected)
        return firstDifference("rejected", lines, rejected);
    return {};
}

} // namespace tg::parse::test

#include "reference_text.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>

#include "parse_events.h"

namespace tg::parse::test {

namespace {

class Reader
{
public:
    Reader(std::string_view line, TimeUnit unit)
        : m_line(line)
        , m_unit(unit)
    {
    }

    // False: refused.
    bool read(ReferenceLine &out)
    {
        std::string name;
        while (!atEnd() && !isBlank() && m_line[m_at] != '{')
            name += m_line[m_at++];
        if (name.find_first_of("\"}") != std::string::npos || hasControl(name))
            return false;
        bool hasName = !name.empty();
        out.metric = name;
        skip();
        if (take('{') && !readBraces(out, hasName))
            return false;
        if (!hasName || out.metric.empty() || !isUtf8(out.metric) ||
            out.metric.size() > Limits{}.metricNameBytes)
            return false;
        skip();
        Sample sample{0, kNow};
        if (!readValue(token(), sample.value))
            return false;
        skip();
        if (!atEnd() && m_line[m_at] != '#' && !readTime(token(), sample.time))
            return false;
        skip();
        if (!atEnd() && !readExemplar())
            return false;
        out.samples = {sample};
        return true;
    }

private:
    bool atEnd() const { return m_at >= m_line.size(); }
    bool isBlank() const { return m_line[m_at] == ' ' || m_line[m_at] == '\t'; }
    void skip()
    {
        while (!atEnd() && isBlank())
            ++m_at;
    }
    bool take(char c)
    {
        if (atEnd() || m_line[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    std::string token()
    {
        std::string text;
        while (!atEnd() && !isBlank())
            text += m_line[m_at++];
        return text;
    }
    static bool hasControl(const std::string &text)
    {
        for (const char c : text) {
            if (static_cast<unsigned char>(c) <= 32 || c == 127)
                return true;
        }
        return false;
    }

    bool readQuoted(std::string &out)
    {
        if (!take('"'))
            return false;
        while (!atEnd()) {
            char c = m_line[m_at++];
            if (c == '"')
                return isUtf8(out);
            if (c == '\\' && !atEnd()) {
                const char next = m_line[m_at];
                if (next == 'n' || next == '"' || next == '\\') {
                    c = next == 'n' ? '\n' : next;
                    ++m_at;
                }
            }
            out += c;
        }
        return false;
    }

    bool readBraces(ReferenceLine &out, bool &hasName)
    {
        std::map<std::string, std::string> labels;
        for (skip(); !take('}'); skip()) {
            std::string key;
            const bool isQuoted = !atEnd() && m_line[m_at] == '"';
            if (isQuoted) {
                if (!readQuoted(key))
                    return false;
            } else {
                while (!atEnd() && !isBlank() &&
                       std::string_view("\"{}=,\\").find(m_line[m_at]) == std::string_view::npos)
                    key += m_line[m_at++];
                if (hasControl(key) || !isUtf8(key))
                    return false;
            }
            skip();
            std::string value;
            const bool hasValue = take('=');
            skip();
            if (hasValue ? !readQuoted(value) : !isQuoted)
                return false;
            if (!hasValue || key == "__name__") {
                if (hasName)
                    return false;
                hasName = true;
                out.metric = hasValue ? value : key;
            } else if (key.empty() || key.find_first_of(",=") != key.npos ||
                       !labels.emplace(key, value).second) {
                return false;
            }
            skip();
            if (!take(',') && (atEnd() || m_line[m_at] != '}'))
                return false;
        }
        if (labels.size() > Limits{}.labels)
            return false;
        for (const auto &[key, value] : labels) {
            if (key.size() > Limits{}.labelNameBytes || value.size() > Limits{}.labelValueBytes)
                return false;
            if (!value.empty())
                out.labels.emplace(key, value);
        }
        return true;
    }

    // How many of `allowed` stand at the front of text; takes them off.
    static std::size_t takeAll(std::string &text, const char *allowed)
    {
        const std::size_t count = std::min(text.find_first_not_of(allowed), text.size());
        text.erase(0, count);
        return count;
    }
    static void takeSign(std::string &text)
    {
        if (!text.empty() && (text[0] == '+' || text[0] == '-'))
            text.erase(0, 1);
    }

    static bool isInteger(std::string text)
    {
        takeSign(text);
        return takeAll(text, "0123456789") > 0 && text.empty();
    }
    // Digits with at most one point among them; takes them off.
    static bool takeDecimal(std::string &text, const char *digits)
    {
        std::size_t count = takeAll(text, digits);
        if (!text.empty() && text[0] == '.') {
            text.erase(0, 1);
            count += takeAll(text, digits);
        }
        return count > 0;
    }
    static bool isDecimal(std::string text)
    {
        takeSign(text);
        return takeDecimal(text, "0123456789") && text.empty();
    }
    static bool isNumber(std::string text)
    {
        takeSign(text);
        const bool isHex = text.starts_with("0x") || text.starts_with("0X");
        text.erase(0, isHex ? 2 : 0);
        if (!takeDecimal(text, isHex ? "0123456789abcdefABCDEF" : "0123456789"))
            return false;
        if (text.empty())
            return true;
        const char mark = static_cast<char>(text[0] | 0x20);
        return mark == (isHex ? 'p' : 'e') && isInteger(text.substr(1));
    }
    static bool isSpecial(std::string text)
    {
        takeSign(text);
        for (char &c : text)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        return text == "nan" || text == "inf" || text == "infinity";
    }

    static bool readValue(const std::string &text, double &value)
    {
        value = std::strtod(text.c_str(), nullptr);
        return isNumber(text) && std::isfinite(value);
    }

    bool readTime(const std::string &text, TimeMs &time) const
    {
        return readTime(text, time, m_unit);
    }

    static bool readTime(const std::string &text, TimeMs &time, TimeUnit unit)
    {
        errno = 0;
        if (unit == TimeUnit::Milliseconds) {
            time = std::strtoll(text.c_str(), nullptr, 10);
            return errno == 0 && isInteger(text);
        }
        if (!isDecimal(text)) {
            if (!isNumber(text) || text.find_first_of("xX") != std::string::npos)
                return false;
            const double ms = std::round(std::strtod(text.c_str(), nullptr) * 1000);
            time = std::abs(ms) < 9.2e18 ? static_cast<TimeMs>(ms) : 0;
            return std::abs(ms) < 9.2e18;
        }
        const std::size_t point = std::min(text.find('.'), text.size());
        const long long seconds = std::strtoll(text.substr(0, point).c_str(), nullptr, 10);
        const std::string fraction = (point < text.size() ? text.substr(point + 1) : "") + "0000";
        const int thousandths = std::stoi(fraction.substr(0, 3)) + (fraction[3] >= '5' ? 1 : 0);
        if (errno != 0 || seconds >= INT64_MAX / 1000 || seconds <= -(INT64_MAX / 1000))
            return false;
        time = seconds * 1000 + (text[0] == '-' ? -thousandths : thousandths);
        return true;
    }

    bool readExemplar()
    {
        if (!take('#'))
            return false;
        skip();
        if (!take('{'))
            return false;
        bool isQuoted = false;
        for (; !atEnd() && (isQuoted || m_line[m_at] != '}'); ++m_at) {
            if (m_line[m_at] == '"')
                isQuoted = !isQuoted;
            if (m_line[m_at] == '\\')
                ++m_at;
        }
        if (!take('}'))
            return false;
        skip();
        double value = 0;
        const std::string number = token();
        if (!readValue(number, value) && !isSpecial(number))
            return false;
        skip();
        TimeMs time = 0;
        if (!atEnd() && !readTime(token(), time, TimeUnit::Seconds))
            return false;
        skip();
        return atEnd();
    }

    std::string_view m_line;
    TimeUnit m_unit;
    std::size_t m_at = 0;
};

} // namespace

std::string ReferenceLine::text() const
{
    SeriesName name{metric, {}, {}};
    for (const auto &[key, value] : labels)
        name.labels.push_back({key, value});
    std::string text = seriesText(name);
    for (const Sample &sample : samples)
        text += ' ' + sampleText(sample);
    return text;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) -> std::uint32_t {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
        };
        const std::uint32_t lead = byte(i);
        const std::size_t length = lead < 0x80                   ? 1
                                   : lead >= 0xc2 && lead < 0xe0 ? 2
                                   : lead >= 0xe0 && lead < 0xf0 ? 3
                                   : lead >= 0xf0 && lead < 0xf5 ? 4
                                                                 : 0;
        if (length == 0)
            return false;
        std::uint32_t codePoint = length == 1 ? lead : lead & (0x7fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            if ((byte(i + k) & 0xc0) != 0x80)
                return false;
            codePoint = codePoint << 6 | (byte(i + k) & 0x3f);
        }
        if ((length == 3 && codePoint < 0x800) ||
            (length == 4 && (codePoint < 0x10000 || codePoint > 0x10ffff)) ||
            (codePoint >= 0xd800 && codePoint < 0xe000))
            return false;
        i += length;
    }
    return true;
}

ReferenceLine readTextLine(std::string_view line, TimeUnit unit)
{
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
        line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
        line.remove_prefix(1);
    ReferenceLine out;
    if (line.empty() || line.front() == '#') {
        out.verdict = ReferenceLine::Verdict::Nothing;
        return out;
    }
    if (Reader(line, unit).read(out))
        out.verdict = ReferenceLine::Verdict::Accepted;
    return out;
}

Events parseBothWays(LineParser &parser, const std::string &line)
{
    Events events = parseWhole(parser, line);
    if (parseWhole(parser, line + "\n") != events)
        events.rejected.insert(events.rejected.begin(), "differently with a line feed");
    return events;
}

std::string verdictOf(const Events &events)
{
    std::string text;
    for (const std::string &accepted : events.accepted)
        text += "accepted " + accepted;
    if (!events.rejected.empty()) {
        const std::string &first = events.rejected.front();
        const std::size_t points = first.find(' ') + 1;
        text += "rejected " + first.substr(points, first.find(' ', points) - points);
    }
    return text;
}

std::string verdictOf(const ReferenceLine &line, bool comparesPoints, const std::string &got)
{
    if (line.verdict == ReferenceLine::Verdict::Nothing)
        return {};
    if (line.verdict == ReferenceLine::Verdict::Accepted)
        return "accepted " + line.text();
    return comparesPoints || !got.starts_with("rejected ")
               ? "rejected " + std::to_string(line.points)
               : got;
}

} // namespace tg::parse::test

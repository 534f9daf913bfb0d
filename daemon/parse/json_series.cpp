#include <simdjson.h>

#include "base/percent_text.h"
#include "parse/json_fast_line.h"
#include "parse/series_readers.h"

namespace tg::parse {

namespace {

// A metric object without "__name__": a node stores it under this name, and clients may count on
// it.
constexpr std::string_view kNameless = "unknown";

void appendUtf8(std::string &out, std::uint32_t codePoint)
{
    const auto tail = [&](unsigned shift) {
        out.push_back(static_cast<char>(0x80 | ((codePoint >> shift) & 0x3f)));
    };
    if (codePoint < 0x80) {
        out.push_back(static_cast<char>(codePoint));
    } else if (codePoint < 0x800) {
        out.push_back(static_cast<char>(0xc0 | (codePoint >> 6)));
        tail(0);
    } else if (codePoint < 0x10000) {
        out.push_back(static_cast<char>(0xe0 | (codePoint >> 12)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xf0 | (codePoint >> 18)));
        tail(12);
        tail(6);
        tail(0);
    }
}

class Reader
{
public:
    Reader(std::string_view raw, const Limits &limits, SeriesName &out)
        : m_p(raw.data())
        , m_end(raw.data() + raw.size())
        , m_name(limits, out)
    {
    }

    std::optional<RejectReason> read()
    {
        if (!take('{'))
            return RejectReason::Syntax;
        if (!take('}')) {
            do {
                if (const auto refused = readMember())
                    return refused;
            } while (take(','));
            if (!take('}'))
                return RejectReason::Syntax;
        }
        skip();
        if (m_p != m_end)
            return RejectReason::Syntax;
        if (!m_name.hasMetric())
            m_name.metric() = kNameless;
        return m_name.end();
    }

private:
    void skip()
    {
        while (m_p < m_end && isJsonBlank(*m_p))
            ++m_p;
    }
    bool take(char c)
    {
        skip();
        if (m_p == m_end || *m_p != c)
            return false;
        ++m_p;
        return true;
    }

    std::optional<RejectReason> readMember()
    {
        Label &label = m_name.nextLabel();
        if (!take('"') || !readString(label.name) || !take(':'))
            return RejectReason::Syntax;
        const bool isName = label.name == "__name__";
        if (!take('"'))
            return isName ? RejectReason::BadName : RejectReason::BadLabel;
        if (!readString(label.value))
            return RejectReason::Syntax;
        if (!isName)
            return m_name.endLabel();
        if (!m_name.hasMetric())
            m_name.metric() = label.value;
        m_name.dropLabel();
        return m_name.endMetric();
    }

    // From behind the opening quote to behind the closing one.
    bool readString(std::string &out)
    {
        while (m_p < m_end) {
            const char c = *m_p++;
            if (c == '"')
                return true;
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c != '\\')
                out.push_back(c);
            else if (!readEscape(out))
                return false;
        }
        return false;
    }

    bool readEscape(std::string &out)
    {
        constexpr std::string_view kEscapes = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        if (m_p == m_end)
            return false;
        const char c = *m_p++;
        if (c == 'u')
            return readCodePoint(out);
        const std::size_t index = kEscapes.find(c);
        if (index == std::string_view::npos)
            return false;
        out.push_back(kMeanings[index]);
        return true;
    }

    // Half a surrogate pair is no character.
    bool readCodePoint(std::string &out)
    {
        std::uint32_t codePoint = 0;
        if (!readHex(codePoint) || (codePoint >= 0xdc00 && codePoint < 0xe000))
            return false;
        if (codePoint >= 0xd800 && codePoint < 0xdc00) {
            std::uint32_t low = 0;
            if (m_end - m_p < 6 || m_p[0] != '\\' || m_p[1] != 'u')
                return false;
            m_p += 2;
            if (!readHex(low) || low < 0xdc00 || low >= 0xe000)
                return false;
            codePoint = 0x10000 + ((codePoint - 0xd800) << 10) + (low - 0xdc00);
        }
        appendUtf8(out, codePoint);
        return true;
    }

    bool readHex(std::uint32_t &value)
    {
        if (m_end - m_p < 4)
            return false;
        for (int i = 0; i < 4; ++i) {
            const int digit = hexValue(*m_p++);
            if (digit < 0)
                return false;
            value = value * 16 + static_cast<std::uint32_t>(digit);
        }
        return true;
    }

    const char *m_p;
    const char *m_end;
    SeriesNameBuilder m_name;
};

} // namespace

std::optional<RejectReason> readJsonSeries(std::string_view raw, const Limits &limits,
                                           SeriesName &out)
{
    if (const auto refused = Reader(raw, limits, out).read())
        return refused;
    // Escapes are ASCII: reading them changes nothing about this.
    if (simdjson::validate_utf8(raw))
        return std::nullopt;
    return whereUtf8IsBad(out);
}

} // namespace tg::parse

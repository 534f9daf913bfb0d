#include <simdjson.h>

#include "parse/byte_scan.h"
#include "parse/series_readers.h"

namespace tg::parse {

namespace {

// A name is written plainly or in quotes. What may stand in a plain one is wider than the format's
// own [a-zA-Z_:][a-zA-Z0-9_:]*: dots, dashes and UTF-8 are sent by many and a node takes them as
// they are.
bool isNameByte(char c)
{
    return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '{' && c != '}' && c != 0x7f;
}
bool isLabelNameByte(char c)
{
    return isNameByte(c) && c != '=' && c != ',' && c != '\\';
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
        const char *const begin = m_p;
        while (m_p < m_end && isNameByte(*m_p))
            ++m_p;
        if (m_p > begin) {
            m_name.metric().assign(begin, m_p);
            if (const auto refused = m_name.endMetric())
                return refused;
        }
        m_p = skipBlanks(m_p, m_end);
        if (take('{')) {
            if (const auto refused = readBraces())
                return refused;
        }
        if (m_p != m_end)
            return m_name.hasMetric() ? RejectReason::Syntax : RejectReason::BadName;
        if (!m_name.hasMetric())
            return RejectReason::BadName;
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

    std::optional<RejectReason> readBraces()
    {
        for (;;) {
            m_p = skipBlanks(m_p, m_end);
            if (take('}'))
                return std::nullopt;
            if (const auto refused = readItem())
                return refused;
            m_p = skipBlanks(m_p, m_end);
            if (take(','))
                continue; // one behind the last item is allowed
            return take('}') ? std::nullopt : std::optional(RejectReason::Syntax);
        }
    }

    // name="value", or the metric's name alone in quotes.
    std::optional<RejectReason> readItem()
    {
        Label &label = m_name.nextLabel();
        const bool isQuotedName = m_p < m_end && *m_p == '"';
        if (isQuotedName) {
            if (!readQuoted(label.name))
                return RejectReason::Syntax;
        } else {
            const char *const begin = m_p;
            while (m_p < m_end && isLabelNameByte(*m_p))
                ++m_p;
            label.name.assign(begin, m_p);
        }
        m_p = skipBlanks(m_p, m_end);
        if (!take('='))
            return isQuotedName ? endMetric(label.name) : RejectReason::BadLabel;
        m_p = skipBlanks(m_p, m_end);
        if (m_p == m_end || *m_p != '"')
            return RejectReason::BadLabel;
        if (!readQuoted(label.value))
            return RejectReason::Syntax;
        // The name as a label stands for a name in front; beside one it is the name written twice.
        return label.name == "__name__" ? endMetric(label.value) : m_name.endLabel();
    }

    std::optional<RejectReason> endMetric(std::string &name)
    {
        if (!m_name.hasMetric())
            m_name.metric() = name;
        m_name.dropLabel();
        return m_name.endMetric();
    }

    // \\, \" and \n; a backslash before anything else stands for itself (OpenMetrics, and what
    // Prometheus does).
    bool readQuoted(std::string &out)
    {
        for (++m_p; m_p < m_end; ++m_p) {
            if (*m_p == '"') {
                ++m_p;
                return true;
            }
            const char next = m_p + 1 < m_end ? m_p[1] : '\0';
            if (*m_p == '\\' && (next == '\\' || next == '"' || next == 'n')) {
                out.push_back(next == 'n' ? '\n' : next);
                ++m_p;
            } else {
                out.push_back(*m_p);
            }
        }
        return false;
    }

    const char *m_p;
    const char *m_end;
    SeriesNameBuilder m_name;
};

} // namespace

std::optional<RejectReason> readPrometheusSeries(std::string_view raw, const Limits &limits,
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

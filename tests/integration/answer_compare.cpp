#include "answer_compare.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tg::test {

namespace {

// Reads one JSON value and writes it in its normal form.
class Normalizer
{
public:
    explicit Normalizer(std::string_view text)
        : m_text(text)
    {
    }

    // Nothing: it is not JSON from begin to end.
    std::optional<std::string> whole()
    {
        auto normal = value();
        skipBlanks();
        return m_isBroken || m_at != m_text.size() ? std::nullopt
                                                   : std::optional(std::move(normal));
    }

private:
    char peek()
    {
        skipBlanks();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != npos)
            ++m_at;
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }

    std::string value()
    {
        switch (peek()) {
        case '{':
            return object();
        case '[':
            return list();
        case '"':
            return text();
        default:
            return word();
        }
    }

    std::string text()
    {
        const auto begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_isBroken = m_isBroken || m_at >= m_text.size();
        ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    std::string word()
    {
        const auto end = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
        const auto word = m_text.substr(m_at, end - m_at);
        m_isBroken = m_isBroken || word.empty() || word.find_first_of("{[\"") != npos;
        m_at = end;
        return std::string(word);
    }

    static bool isName(std::string_view member)
    {
        return member.starts_with("\"labels\"") || member.starts_with("\"metric\"") ||
               member.starts_with("\"group\"");
    }

    std::string object()
    {
        std::vector<std::string> members;
        for (++m_at; !m_isBroken && !take('}'); take(',')) {
            if (peek() != '"') {
                m_isBroken = true;
                break;
            }
            auto member = text();
            m_isBroken = m_isBroken || !take(':');
            members.push_back(member + ':' + value());
        }
        std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) {
            return isName(a) != isName(b) ? isName(a) : a < b;
        });
        return joined('{', members, '}');
    }

    std::string list()
    {
        std::vector<std::string> items;
        for (++m_at; !m_isBroken && !take(']'); take(','))
            items.push_back(value());
        if (!items.empty() && items[0][0] == '{')
            std::sort(items.begin(), items.end());
        return joined('[', items, ']');
    }

    static std::string joined(char open, const std::vector<std::string> &parts, char close)
    {
        std::string all(1, open);
        for (const auto &part : parts) {
            if (all.size() > 1)
                all += ',';
            all += part;
        }
        return all + close;
    }

    static constexpr auto npos = std::string_view::npos;
    const std::string_view m_text;
    std::size_t m_at = 0;
    bool m_isBroken = false;
};

std::string normalLine(std::string_view line)
{
    auto normal = Normalizer(line).whole();
    return normal ? std::move(*normal) : std::string(line);
}

struct Number {
    double value = 0;
    std::size_t size = 0;
};

// A number of the answer at its begin; size 0: there is none.
Number numberAt(std::string_view text)
{
    Number number;
    if (text.empty() || (text[0] != '-' && (text[0] < '0' || text[0] > '9')))
        return number;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number.value);
    number.size = read.ec == std::errc() ? std::size_t(read.ptr - text.data()) : 0;
    return number;
}

bool isNear(double a, double b)
{
    return std::fabs(a - b) <= 1e-11 * std::max(std::fabs(a), std::fabs(b));
}

} // namespace

QByteArray normalAnswer(const QByteArray &body)
{
    const std::string_view text(body.data(), std::size_t(body.size()));
    if (auto whole = Normalizer(text).whole())
        return QByteArray::fromStdString(*whole);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(normalLine(text.substr(at, end - at)));
        at = end + 1;
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const auto &line : lines)
        all.append(all.empty() ? "" : "\n").append(line);
    return QByteArray::fromStdString(all);
}

bool isEmptyAnswer(const QByteArray &normal)
{
    if (normal.isEmpty())
        return true;
    for (const char *name : {"\"series\":[]", "\"groups\":[]", "\"result\":[]", "\"data\":[]"}) {
        if (normal.contains(name) && !normal.contains("\"labels\""))
            return true;
    }
    return false;
}

bool isSameButRounding(const QByteArray &one, const QByteArray &other)
{
    std::string_view a(one.data(), std::size_t(one.size()));
    std::string_view b(other.data(), std::size_t(other.size()));
    while (!a.empty() && !b.empty()) {
        const auto first = numberAt(a);
        const auto second = numberAt(b);
        if (first.size > 0 && second.size > 0) {
            if (!isNear(first.value, second.value))
                return false;
        } else if (a[0] != b[0]) {
            return false;
        }
        a.remove_prefix(std::max<std::size_t>(first.size, 1));
        b.remove_prefix(std::max<std::size_t>(second.size, 1));
    }
    return a.empty() && b.empty();
}

} // namespace tg::test

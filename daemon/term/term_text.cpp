#include "term/term_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "term/term_reader.h"

namespace tg::term {

namespace {

constexpr int kMaxDepth = 16;

class Printer
{
public:
    Printer(BytesView term, std::size_t maxBytes)
        : m_reader(term)
        , m_max(maxBytes)
    {
    }

    std::string run()
    {
        print(0);
        if (isFull() || m_isCut) {
            m_text.resize(std::min(m_text.size(), m_max));
            m_text += "...";
        }
        return std::move(m_text);
    }

private:
    bool isFull() const { return m_text.size() >= m_max; }

    // False: nothing more can or shall be printed.
    bool print(int depth)
    {
        if (isFull())
            return false;
        switch (m_reader.peek()) {
        case Kind::Integer:
            return number();
        case Kind::Float:
            return real();
        case Kind::Atom:
            return atom();
        case Kind::Binary:
            return binary();
        case Kind::Tuple:
        case Kind::List:
        case Kind::Map:
            return compound(depth);
        case Kind::Pid:
            m_text += "<pid>";
            break;
        case Kind::Reference:
            m_text += "<ref>";
            break;
        case Kind::Other:
            m_text += "<other>";
            break;
        case Kind::None:
            return cut();
        }
        return m_reader.skip() || cut();
    }

    bool cut()
    {
        m_isCut = true;
        return false;
    }

    bool number()
    {
        const auto before = m_reader;
        if (const auto value = m_reader.integer()) {
            m_text += std::to_string(*value);
            return true;
        }
        m_reader = before;
        m_text += "<bignum>";
        return m_reader.skip() || cut();
    }

    bool real()
    {
        const auto value = m_reader.real();
        if (!value)
            return cut();
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, *value).ptr;
        m_text.append(digits, end);
        return true;
    }

    bool atom()
    {
        const auto name = m_reader.atom();
        if (!name)
            return cut();
        const auto isPlain = [](unsigned char c) {
            return std::isalnum(c) || c == '_' || c == '@';
        };
        const bool needsQuotes = name->empty() ||
                                 !std::islower(static_cast<unsigned char>(name->front())) ||
                                 !std::all_of(name->begin(), name->end(), isPlain);
        quoted(*name, needsQuotes ? "'" : "");
        return true;
    }

    bool binary()
    {
        const auto bytes = m_reader.binary();
        if (!bytes)
            return cut();
        m_text += "<<";
        quoted(*bytes, "\"");
        m_text += ">>";
        return true;
    }

    void quoted(std::string_view bytes, std::string_view quote)
    {
        m_text += quote;
        for (const char c : bytes.substr(0, m_max))
            m_text += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '.' : c;
        m_text += quote;
    }

    bool compound(int depth)
    {
        if (depth == kMaxDepth) {
            m_text += "...";
            return m_reader.skip() || cut();
        }
        const auto kind = m_reader.peek();
        const auto size = kind == Kind::Tuple ? m_reader.tuple()
                          : kind == Kind::Map ? m_reader.map()
                                              : m_reader.list();
        if (!size)
            return cut();
        m_text += kind == Kind::Tuple ? "{" : kind == Kind::Map ? "#{" : "[";
        for (std::uint32_t i = 0; i < *size; ++i) {
            if (i > 0)
                m_text += ',';
            if (!print(depth + 1))
                return cut();
            if (kind != Kind::Map)
                continue;
            m_text += " => ";
            if (!print(depth + 1))
                return cut();
        }
        if (kind == Kind::List && !tail(depth))
            return false;
        m_text += kind == Kind::List ? "]" : "}";
        return true;
    }

    bool tail(int depth)
    {
        if (m_reader.peek() == Kind::None || m_reader.peek() == Kind::List)
            return m_reader.listEnd() || cut();
        m_text += '|';
        return print(depth + 1);
    }

    TermReader m_reader;
    const std::size_t m_max;
    std::string m_text;
    bool m_isCut = false;
};

} // namespace

std::string termText(BytesView term, std::size_t maxBytes)
{
    return Printer(term, maxBytes).run();
}

} // namespace tg::term

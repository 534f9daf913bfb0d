#include "cluster/facts/fact_writer.h"

#include <algorithm>
#include <simdjson.h>

#include "cluster/facts/fact_limits.h"

namespace tg::cluster {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

} // namespace

void FactWriter::separate()
{
    const bool isFirst = m_out.empty() || m_out.back() == '{' || m_out.back() == '[';
    if (!isFirst && m_out.back() != ':')
        m_out += ',';
}

void FactWriter::quote(std::string_view value)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    m_out += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            m_out += "\\u00";
            m_out += kHex[byte >> 4];
            m_out += kHex[byte & 15u];
            continue;
        }
        if (c == '"' || c == '\\')
            m_out += '\\';
        m_out += c;
    }
    m_out += '"';
}

FactWriter &FactWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    return *this;
}

FactWriter &FactWriter::close(char bracket)
{
    m_out += bracket;
    return *this;
}

FactWriter &FactWriter::key(std::string_view name)
{
    separate();
    quote(name);
    m_out += ':';
    return *this;
}

FactWriter &FactWriter::text(std::string_view value)
{
    separate();
    quote(value);
    return *this;
}

FactWriter &FactWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
    return *this;
}

bool isFactWord(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxNameBytes &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

std::string storableText(std::string_view text, std::size_t maxBytes)
{
    std::size_t size = std::min(text.size(), maxBytes);
    while (size > 0 && size < text.size() && isContinuation(text[size]))
        --size;
    std::string storable(text.substr(0, size));
    if (!simdjson::validate_utf8(storable))
        std::replace_if(
            storable.begin(), storable.end(),
            [](char c) { return static_cast<unsigned char>(c) >= 0x80u; }, '?');
    return storable;
}

std::int64_t storableTime(std::int64_t unixSeconds)
{
    return std::clamp<std::int64_t>(unixSeconds, 0, kMaxUnixSeconds);
}

std::uint64_t storableNumber(std::uint64_t number)
{
    return std::min(number, kMaxFactNumber);
}

} // namespace tg::cluster

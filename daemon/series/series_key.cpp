#include "series/series_key.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <map>
#include <xxhash.h>

namespace tg::series {

namespace {

constexpr std::size_t kCountBytes = 4;

std::uint32_t readCount(std::string_view bytes)
{
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < kCountBytes; ++i)
        n |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return n;
}

void writeCount(std::size_t count, std::string &out)
{
    const auto n = static_cast<std::uint32_t>(count);
    const std::array<char, 4> bytes{static_cast<char>(n), static_cast<char>(n >> 8),
                                    static_cast<char>(n >> 16), static_cast<char>(n >> 24)};
    out.append(bytes.data(), bytes.size());
}

void writeText(std::string_view text, std::string &out)
{
    writeCount(text.size(), out);
    out.append(text);
}

// The classic Prometheus alphabet; colons in metric names only.
bool isPlainName(std::string_view name, bool isMetric)
{
    const auto isLetter = [isMetric](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               (isMetric && c == ':');
    };
    const auto isInner = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
    return !name.empty() && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), isInner);
}

void writeQuoted(std::string_view text, std::string &out)
{
    out += '"';
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

} // namespace

void writeKey(std::string_view metric, std::vector<LabelView> &labels, std::string &out)
{
    std::sort(labels.begin(), labels.end());
    const auto isKept = [](const LabelView &label) { return !label.second.empty(); };

    out.clear();
    writeText(metric, out);
    writeCount(static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), isKept)), out);
    for (const auto &label : labels) {
        if (!isKept(label))
            continue;
        writeText(label.first, out);
        writeText(label.second, out);
    }
}

std::uint32_t KeyCursor::count()
{
    if (m_rest.size() < kCountBytes) {
        assert(false && "short series key");
        m_rest = {};
        return 0;
    }
    const auto n = readCount(m_rest);
    m_rest.remove_prefix(kCountBytes);
    return n;
}

std::string_view KeyCursor::text()
{
    const auto size = count();
    assert(size <= m_rest.size());
    const auto result = m_rest.substr(0, size);
    m_rest.remove_prefix(result.size());
    return result;
}

KeyParts readKey(std::string_view key)
{
    KeyCursor cursor(key);
    KeyParts parts;
    parts.metric = cursor.text();
    const auto labels = cursor.count();
    for (std::uint32_t i = 0; i < labels && !cursor.atEnd(); ++i) {
        const auto name = cursor.text();
        const auto value = cursor.text();
        parts.labels.emplace_back(name, value);
    }
    return parts;
}

std::string_view metricOf(std::string_view key)
{
    return key.size() < kCountBytes ? key : key.substr(kCountBytes, readCount(key));
}

std::string keyText(std::string_view key)
{
    const auto parts = readKey(key);
    std::string out;
    bool isFirst = true;
    const auto separate = [&] {
        out += isFirst ? '{' : ',';
        isFirst = false;
    };

    if (isPlainName(parts.metric, true)) {
        out += parts.metric;
    } else {
        separate();
        writeQuoted(parts.metric, out);
    }
    for (const auto &[name, value] : parts.labels) {
        separate();
        if (isPlainName(name, false))
            out += name;
        else
            writeQuoted(name, out);
        out += '=';
        writeQuoted(value, out);
    }
    if (!isFirst)
        out += '}';
    return out;
}

std::string textOnNodes(std::string_view key)
{
    const auto parts = readKey(key);
    std::string text;
    for (const auto &[name, value] : parts.labels)
        text.append(text.empty() ? 0 : 1, ',').append(name).append("=").append(value);
    // Of a label that stands there twice the last one counts, and an empty value is none.
    std::map<std::string_view, std::string_view> readBack;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto item = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
        const auto equals = std::min(item.find('='), item.size());
        readBack[item.substr(0, equals)] = item.substr(std::min(equals + 1, item.size()));
    }
    std::string out(parts.metric);
    for (const auto &[name, value] : readBack) {
        if (!value.empty())
            out.append(1, '\0').append(name).append("=").append(value);
    }
    return out;
}

std::uint64_t keyHash(std::string_view key)
{
    return XXH3_64bits(key.data(), key.size());
}

} // namespace tg::series

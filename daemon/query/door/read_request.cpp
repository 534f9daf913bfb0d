#include "query/door/read_request.h"

#include <algorithm>

#include <QByteArray>
#include <QStringDecoder>

#include "base/percent_text.h"
#include "query/door/parameter_error.h"

namespace tg::query {

namespace {

bool isUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(QByteArrayView(text.data(), qsizetype(text.size())));
    return !decoder.hasError() && !decoded.contains(QChar(0));
}

// '+' is a blank here, unlike in a path.
Result<std::string> decode(std::string_view part)
{
    std::string decoded;
    decoded.reserve(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (part[i] != '%') {
            decoded += part[i] == '+' ? ' ' : part[i];
            continue;
        }
        const auto encoded = percentByte(part, i);
        if (!encoded)
            return Error{ErrorCode::BadSyntax, "it has a % without two hexadecimal digits; write a "
                                               "percent sign as %25"};
        decoded += *encoded;
        i += 2;
    }
    if (!isUtf8(decoded))
        return Error{ErrorCode::BadSyntax, "it is not UTF-8 text"};
    return decoded;
}

void encode(std::string_view text, std::string &out)
{
    const QByteArray encoded =
        QByteArray::fromRawData(text.data(), qsizetype(text.size())).toPercentEncoding();
    out.append(encoded.constData(), std::size_t(encoded.size()));
}

} // namespace

Result<Parameters> Parameters::read(std::string_view text)
{
    Parameters parameters;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty())
            continue;
        if (parameters.m_list.size() == kMaxParameters) {
            return Error{ErrorCode::LimitExceeded,
                         "there are more than " + std::to_string(kMaxParameters) + " parameters"};
        }
        const auto equals = std::min(part.find('='), part.size());
        const auto sentName = part.substr(0, equals);
        const auto sentValue = part.substr(std::min(equals + 1, part.size()));
        auto name = decode(sentName);
        if (!name)
            return inParameter(sentName, sentValue,
                               {name.error().code, "of its name, " + name.error().text});
        auto value = decode(sentValue);
        if (!value)
            return inParameter(*name, sentValue, value.error());
        parameters.add(std::move(*name), std::move(*value));
    }
    return parameters;
}

std::string_view Parameters::last(std::string_view name) const
{
    const auto found = std::find_if(m_list.rbegin(), m_list.rend(),
                                    [&](const auto &one) { return one.first == name; });
    return found == m_list.rend() ? std::string_view() : found->second;
}

bool Parameters::has(std::string_view name) const
{
    return std::any_of(m_list.begin(), m_list.end(),
                       [&](const auto &one) { return one.first == name; });
}

std::vector<std::string_view> Parameters::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (const auto &[other, value] : m_list) {
        if (other == name)
            values.push_back(value);
    }
    return values;
}

void Parameters::add(std::string name, std::string value)
{
    m_list.emplace_back(std::move(name), std::move(value));
}

void Parameters::remove(std::string_view name)
{
    std::erase_if(m_list, [&](const auto &one) { return one.first == name; });
}

std::string Parameters::text() const
{
    std::string text;
    for (const auto &[name, value] : m_list) {
        if (!text.empty())
            text += '&';
        encode(name, text);
        text += '=';
        encode(value, text);
    }
    return text;
}

} // namespace tg::query

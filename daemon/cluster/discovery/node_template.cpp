#include "cluster/discovery/node_template.h"

#include <algorithm>

#include "cluster/discovery/node_spec.h"

namespace tg::cluster {
namespace {

constexpr std::string_view kKnown = "{host}, {address}, {port}, {id} and {first_label}";

bool isNumeric(std::string_view host)
{
    return host.find(':') != std::string_view::npos ||
           std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}
// Of an address: the whole, for its first number would name several nodes alike.
std::string_view firstLabel(std::string_view host)
{
    return isNumeric(host) ? host : host.substr(0, host.find('.'));
}

Error at(std::size_t position, std::string text)
{
    return {ErrorCode::BadSyntax, std::move(text) + " at character " + std::to_string(position)};
}

} // namespace

Result<NodeTemplate> NodeTemplate::parse(std::string_view text, Use use)
{
    NodeTemplate result;
    result.m_text = text;
    result.m_use = use;
    if (text.size() > kMaxHttpUrlBytes)
        return Error{ErrorCode::LimitExceeded,
                     "a pattern has at most " + std::to_string(kMaxHttpUrlBytes) + " bytes"};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isDoubled = i + 1 < text.size() && text[i + 1] == c;
        if ((c == '{' || c == '}') && isDoubled) {
            result.addLiteral(c);
            ++i;
            continue;
        }
        if (c == '}')
            return at(i + 1, "a '}' without its '{' in " + inQuotes(text));
        if (c != '{') {
            result.addLiteral(c);
            continue;
        }
        const auto close = text.find('}', i);
        if (close == std::string_view::npos)
            return at(i + 1, "a '{' without its '}' in " + inQuotes(text));
        const auto placeholder = placeholderFrom(text.substr(i + 1, close - i - 1), i + 1);
        if (!placeholder)
            return placeholder.error();
        result.m_parts.push_back({*placeholder, {}, i + 1});
        result.m_isConstant = false;
        i = close;
    }
    return result;
}

Result<NodeTemplate::Placeholder> NodeTemplate::placeholderFrom(std::string_view name,
                                                                std::size_t position)
{
    if (name == "id")
        return Placeholder::Id;
    if (name == "host")
        return Placeholder::Host;
    if (name == "address")
        return Placeholder::Address;
    if (name == "port")
        return Placeholder::Port;
    if (name == "first_label")
        return Placeholder::FirstLabel;
    Error error = at(position, "unknown placeholder " + inQuotes('{' + std::string(name) + '}'));
    error.text += ": there are " + std::string(kKnown);
    return error;
}

void NodeTemplate::addLiteral(char c)
{
    if (m_parts.empty() || m_parts.back().placeholder != Placeholder::None)
        m_parts.emplace_back();
    m_parts.back().literal += c;
}

bool NodeTemplate::needs(Placeholder placeholder) const
{
    return std::ranges::any_of(m_parts,
                               [&](const Part &part) { return part.placeholder == placeholder; });
}

Result<std::string> NodeTemplate::valueOf(const Part &part, const TemplateFacts &facts) const
{
    std::string value;
    switch (part.placeholder) {
    case Placeholder::None:
        return part.literal;
    case Placeholder::Id:
        value = facts.id;
        break;
    case Placeholder::Host:
        value = facts.host;
        break;
    case Placeholder::Address:
        value = facts.address;
        break;
    case Placeholder::Port:
        value = facts.port == 0 ? std::string() : std::to_string(facts.port);
        break;
    case Placeholder::FirstLabel:
        value = firstLabel(facts.host);
        break;
    }
    if (value.empty())
        return at(part.position, "no value for the placeholder in " + inQuotes(m_text));
    const bool isBracketed = part.position >= 2 && m_text[part.position - 2] == '[';
    if (m_use == Use::Url && value.find(':') != std::string::npos && !isBracketed)
        value = '[' + value + ']';
    return value;
}

Result<std::string> NodeTemplate::expand(const TemplateFacts &facts) const
{
    std::string result;
    for (const Part &part : m_parts) {
        const auto value = valueOf(part, facts);
        if (!value)
            return value.error();
        result += *value;
    }
    return result;
}

} // namespace tg::cluster

#include "cluster/facts/fact_reader.h"

#include <algorithm>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kShownBytes = 100;

std::string shown(std::string_view text)
{
    return "'" + storableText(text, kShownBytes) + "'";
}

} // namespace

FactMembers::FactMembers(dom::object object, std::string where)
    : m_object(object)
    , m_where(std::move(where))
{
}

void FactMembers::fail(ErrorCode code, const std::string &what)
{
    if (!m_error)
        m_error = Error{code, m_where + ": " + what};
}

template <typename T> std::optional<T> FactMembers::get(std::string_view key, const char *typeName)
{
    if (m_error)
        return std::nullopt;
    std::optional<dom::element> found;
    for (const auto member : *m_object) {
        if (member.key != key)
            continue;
        if (found) {
            fail(ErrorCode::BadSyntax, std::string(key) + " comes twice");
            return std::nullopt;
        }
        found = member.value;
    }
    T value{};
    if (!found)
        fail(ErrorCode::BadSyntax, std::string(key) + " is missing");
    else if (found->get(value) == simdjson::SUCCESS)
        return value;
    else
        fail(ErrorCode::BadSyntax, std::string(key) + " is not " + typeName);
    return std::nullopt;
}

std::string FactMembers::text(std::string_view key, std::size_t maxBytes)
{
    const auto value = get<std::string_view>(key, "a text").value_or(std::string_view{});
    if (value.size() <= maxBytes)
        return std::string(value);
    fail(ErrorCode::LimitExceeded, std::string(key) + " has " + std::to_string(value.size()) +
                                       " bytes, the limit is " + std::to_string(maxBytes));
    return {};
}

std::string FactMembers::word(std::string_view key)
{
    std::string value = text(key, kMaxNameBytes);
    if (!m_error && !isFactWord(value))
        fail(ErrorCode::BadValue, std::string(key) + " is no name: " + shown(value));
    return value;
}

std::int64_t FactMembers::number(std::string_view key, std::int64_t least, std::int64_t most)
{
    const auto value = get<std::int64_t>(key, "a whole number in 64 bits");
    if (value && *value >= least && *value <= most)
        return *value;
    if (value)
        fail(ErrorCode::BadValue, std::string(key) + " is " + std::to_string(*value) +
                                      ", allowed is " + std::to_string(least) + " to " +
                                      std::to_string(most));
    return least;
}

std::int64_t FactMembers::time(std::string_view key)
{
    return number(key, 0, kMaxUnixSeconds);
}

std::uint64_t FactMembers::count(std::string_view key)
{
    return static_cast<std::uint64_t>(number(key, 0, static_cast<std::int64_t>(kMaxFactNumber)));
}

bool FactMembers::flag(std::string_view key)
{
    return get<bool>(key, "true or false").value_or(false);
}

bool FactMembers::has(std::string_view key) const
{
    return !m_error && std::any_of(m_object->begin(), m_object->end(),
                                   [key](const auto &member) { return member.key == key; });
}

std::optional<dom::array> FactMembers::list(std::string_view key)
{
    return get<dom::array>(key, "a list");
}

std::optional<dom::object> FactMembers::object(std::string_view key)
{
    return get<dom::object>(key, "an object");
}

FactReader::FactReader(std::string_view text, FactKind kind, std::string_view nodeId)
    : m_where(nodeId.empty()
                  ? "the " + std::string(factKindText(kind)) + " fact"
                  : "the " + std::string(factKindText(kind)) + " fact of node " + shown(nodeId))
{
    m_members.emplace(dom::object{}, m_where);
    if (text.size() > kMaxFactBytes) {
        m_members->fail(ErrorCode::LimitExceeded,
                        std::to_string(text.size()) + " bytes, the limit is " +
                            std::to_string(kMaxFactBytes) + "; it starts " + shown(text));
        return;
    }
    dom::object root;
    auto fault = m_parser.allocate(std::max<std::size_t>(text.size(), 64), kMaxFactDepth);
    if (fault == simdjson::SUCCESS)
        fault = m_parser.parse(text.data(), text.size()).get(root);
    if (fault != simdjson::SUCCESS) {
        m_members->fail(ErrorCode::BadSyntax, std::string("no JSON object of ours (") +
                                                  simdjson::error_message(fault) +
                                                  "): " + shown(text));
        return;
    }
    m_members.emplace(root, m_where);
    checkHead(kind, nodeId);
}

void FactReader::checkHead(FactKind kind, std::string_view nodeId)
{
    const auto found = m_members->text("kind", kMaxNameBytes);
    if (found != factKindText(kind))
        m_members->fail(ErrorCode::BadValue, "it is of another kind: " + shown(found));
    const auto version = m_members->number("v", 1, INT64_MAX);
    if (version > 1)
        m_members->fail(ErrorCode::Refused, "a newer gateway wrote it, in version " +
                                                std::to_string(version) + "; this one reads 1");
    if (kind == FactKind::Config)
        return;
    const auto node = m_members->text("node", kMaxNameBytes);
    if (node != nodeId)
        m_members->fail(ErrorCode::BadValue, "it is about another node: " + shown(node));
}

} // namespace tg::cluster

// Makes a node's Erlang name or URL from a configured pattern: "timeless_metrics@{host}",
// "http://{address}:8428". Immutable; any thread. A doubled brace, {{ or }}, stands for itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace tg::cluster {

// What a placeholder may stand for. A text that is empty (no address known, say) makes expand()
// fail.
struct TemplateFacts {
    std::string id;
    std::string host;       // name, or the address where there is no name; gives {first_label} too
    std::string address;    // numeric
    std::uint16_t port = 0; // 0 = unknown
};

class NodeTemplate
{
public:
    enum class Use { NodeName, Url }; // in a URL an IPv6 address gets its brackets

    // An unknown or unclosed placeholder is an error that names its position, counted from 1.
    static Result<NodeTemplate> parse(std::string_view text, Use use);

    Result<std::string> expand(const TemplateFacts &facts) const;

    bool isEmpty() const { return m_parts.empty(); } // of an empty pattern: expands to nothing
    bool needsAddress() const { return needs(Placeholder::Address); }
    bool needsPort() const { return needs(Placeholder::Port); }
    bool isSameForAllNodes() const { return m_isConstant; }

private:
    enum class Placeholder { None, Id, Host, Address, Port, FirstLabel };
    struct Part {
        Placeholder placeholder = Placeholder::None;
        std::string literal;      // of None
        std::size_t position = 0; // of the opening brace, from 1
    };

    static Result<Placeholder> placeholderFrom(std::string_view name, std::size_t position);
    Result<std::string> valueOf(const Part &part, const TemplateFacts &facts) const;
    bool needs(Placeholder placeholder) const;
    void addLiteral(char c);

    std::vector<Part> m_parts;
    std::string m_text;
    Use m_use = Use::NodeName;
    bool m_isConstant = true;
};

} // namespace tg::cluster

#include "cluster/discovery/node_file.h"

#include <algorithm>
#include <cstdint>

// This is the only file of the room that sees the parser; it reports through return values.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

namespace tg::cluster {
namespace {

// The parser bounds the nesting of lists and inline tables, but not that of a.b.c.d, which costs a
// stack frame for each dot when the tables are destroyed; inside inline tables the two multiply.
// Neither has a use here, so both are bounded by a look at the lines that no quoting can fool.
constexpr std::ptrdiff_t kMaxDotsOfLine = 256;
constexpr std::size_t kMaxNodesOfFile = 1024; // the discovery's own bound is far below

class NodeFileReader
{
public:
    explicit NodeFileReader(const std::string &fileName)
        : m_fileName(fileName)
    {
    }

    Result<std::vector<NodeSpec>> read(std::string_view text)
    {
        if (text.size() > kMaxNodeFileBytes)
            return Error{ErrorCode::LimitExceeded, m_fileName + ": more than 1 MiB"};
        if (const auto shape = checkLines(text); !shape)
            return shape.error();
        const toml::parse_result parsed = toml::parse(text, std::string_view(m_fileName));
        if (!parsed) {
            return at(parsed.error().source().begin.line,
                      "this is no TOML: " + std::string(parsed.error().description()));
        }
        return readRoot(parsed.table());
    }

private:
    Error at(std::size_t line, std::string text) const
    {
        return {ErrorCode::BadSyntax,
                m_fileName + ':' + std::to_string(line) + ": " + std::move(text)};
    }
    static std::size_t lineOf(const toml::source_region &source) { return source.begin.line; }

    Result<void> checkLines(std::string_view text) const
    {
        for (std::size_t number = 1; !text.empty(); ++number) {
            const auto line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(text.size(), line.size() + 1));
            const auto first = line.find_first_not_of(" \t");
            if (first == std::string_view::npos || line[first] == '#')
                continue;
            if (line.find('{') != std::string_view::npos)
                return at(number, "a node file has no '{': each node is a [[node]] table");
            if (std::ranges::count(line, '.') > kMaxDotsOfLine)
                return at(number, "a line has at most " + std::to_string(kMaxDotsOfLine) + " dots");
        }
        return {};
    }

    Result<std::vector<NodeSpec>> readRoot(const toml::table &root)
    {
        std::vector<NodeSpec> nodes;
        for (auto &&[key, value] : root) {
            const auto line = lineOf(key.source());
            if (key.str() != "node")
                return at(line, "unknown key " + inQuotes(key.str()) +
                                    ": a node file has only "
                                    "[[node]] tables");
            const auto *list = value.as_array();
            if (!list)
                return at(line, "each node is written as [[node]], with two brackets");
            if (list->size() > kMaxNodesOfFile)
                return at(line, "more than " + std::to_string(kMaxNodesOfFile) + " nodes");
            for (const toml::node &element : *list) {
                auto node = readNode(element);
                if (!node)
                    return node.error();
                if (const auto line2 = lineOf(element.source());
                    std::ranges::find(nodes, node->id, &NodeSpec::id) != nodes.end())
                    return at(line2,
                              "node.id: " + inQuotes(node->id) + " stands here a second time");
                nodes.push_back(std::move(*node));
            }
        }
        if (nodes.empty())
            return Error{ErrorCode::BadValue, m_fileName + ":1: there is no [[node]]"};
        return nodes;
    }

    Result<NodeSpec> readNode(const toml::node &element)
    {
        const auto *table = element.as_table();
        const auto line = lineOf(element.source());
        if (!table)
            return at(line, "each node is a table of its own that begins with [[node]]");
        NodeSpec node;
        for (auto &&[key, value] : *table) {
            if (const auto read = readField(node, key, value); !read)
                return read.error();
        }
        for (const char *required : {"id", "node"}) {
            if (!table->contains(required))
                return at(line, "node." + std::string(required) + " is missing");
        }
        node.source = "file " + m_fileName + ':' + std::to_string(line);
        return node;
    }

    Result<void> readField(NodeSpec &node, const toml::key &key, const toml::node &value)
    {
        const auto name = key.str();
        if (name == "id")
            return readText(node.id, key, value, checkNodeId);
        if (name == "node")
            return readText(node.nodeName, key, value, checkErlangName);
        if (name == "host")
            return readText(node.host, key, value, checkHostText);
        if (name == "http")
            return readText(node.httpUrl, key, value, checkHttpUrl);
        if (name == "store")
            return readText(node.store, key, value, checkStoreName);
        if (name == "port")
            return readCount(node.port, key, value, 65'535);
        if (name == "weight")
            return readCount(node.weight, key, value, kMaxNodeWeight);
        if (name == "cookie" || name == "cookie_file")
            return at(lineOf(key.source()),
                      "node." + std::string(name) + ": secrets stay in the gateway's own config");
        return at(lineOf(key.source()), "unknown key node." + std::string(name.substr(0, 64)) +
                                            ": there are id, node, host, port, weight, http "
                                            "and store");
    }

    Result<void> readText(std::string &place, const toml::key &key, const toml::node &value,
                          Result<void> (*check)(std::string_view))
    {
        const auto *text = value.as_string();
        if (!text)
            return wrong(key, "is no text in quotes");
        if (const auto valid = check(text->get()); !valid)
            return wrong(key, valid.error().text);
        place = text->get();
        return {};
    }

    template <typename Number>
    Result<void> readCount(Number &place, const toml::key &key, const toml::node &value,
                           std::int64_t most)
    {
        const auto *number = value.as_integer();
        if (!number || number->get() < 0 || number->get() > most)
            return wrong(key, "is no whole number from 0 to " + std::to_string(most));
        place = static_cast<Number>(number->get());
        return {};
    }

    Error wrong(const toml::key &key, const std::string &text) const
    {
        return at(lineOf(key.source()), "node." + std::string(key.str()) + ": " + text);
    }

    const std::string &m_fileName;
};

} // namespace

Result<std::vector<NodeSpec>> parseNodeFile(std::string_view text, const std::string &fileName)
{
    return NodeFileReader(fileName).read(text);
}

} // namespace tg::cluster

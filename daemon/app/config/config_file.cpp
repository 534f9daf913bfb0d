#include "app/config/config_file.h"

// This is the only file that sees the parser; it reports through return values.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

namespace tg::app {
namespace {

Origin originOf(const std::string &file, const toml::source_region &source)
{
    return {file, source.begin.line, source.begin.column};
}

std::string_view kindName(toml::node_type type)
{
    switch (type) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::floating_point:
        return "a number with a fraction";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
        return "a date or time without quotes";
    default:
        return "something else";
    }
}

WrittenValue valueOf(const toml::node &node)
{
    if (const auto *number = node.as_integer())
        return number->get();
    if (const auto *flag = node.as_boolean())
        return flag->get();
    if (const auto *text = node.as_string())
        return text->get();
    return OddValue{kindName(node.type())};
}

class Walker
{
public:
    Walker(const std::string &file, WrittenConfig &out)
        : m_file(file)
        , m_out(out)
    {
    }

    void walkRoot(const toml::table &root)
    {
        for (auto &&[key, value] : root) {
            if (key.str() == "node")
                walkNodes(value, key.source());
            else if (const auto *section = value.as_table())
                walkSection(std::string(key.str()), *section);
            else
                m_out.entries.push_back(entry(std::string(key.str()), key, value));
        }
    }

private:
    WrittenEntry entry(std::string name, const toml::key &key, const toml::node &value) const
    {
        return {std::move(name), valueOf(value), originOf(m_file, key.source())};
    }

    void walkSection(const std::string &name, const toml::table &section)
    {
        for (auto &&[key, value] : section)
            m_out.entries.push_back(entry(name + '.' + std::string(key.str()), key, value));
    }

    void walkNodes(const toml::node &value, const toml::source_region &keySource)
    {
        const auto *list = value.as_array();
        if (!list)
            return complain(keySource, "each node is written as [[node]], with two brackets");
        for (const toml::node &element : *list) {
            const auto *table = element.as_table();
            if (!table) {
                complain(element.source(),
                         "each node is a table of its own that begins with [[node]]");
                continue;
            }
            WrittenNode node{originOf(m_file, table->source()), {}};
            for (auto &&[key, field] : *table)
                node.entries.push_back(entry(std::string(key.str()), key, field));
            m_out.nodes.push_back(std::move(node));
        }
    }

    void complain(const toml::source_region &source, std::string text)
    {
        const Origin origin = originOf(m_file, source);
        m_out.problems.push_back(
            {origin.file, origin.line, origin.column, "node", Severity::Error, std::move(text)});
    }

    const std::string &m_file;
    WrittenConfig &m_out;
};

} // namespace

WrittenConfig readConfigText(std::string_view toml, const std::string &fileName)
{
    WrittenConfig written;
    const toml::parse_result parsed = toml::parse(toml, std::string_view(fileName));
    if (!parsed) {
        const Origin origin = originOf(fileName, parsed.error().source());
        written.problems.push_back(
            {origin.file,
             origin.line,
             origin.column,
             {},
             Severity::Error,
             "this is no TOML: " + std::string(parsed.error().description())});
        return written;
    }
    Walker(fileName, written).walkRoot(parsed.table());
    return written;
}

} // namespace tg::app

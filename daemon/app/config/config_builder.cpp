#include "app/config/config_builder.h"

#include <algorithm>

#include "app/config/suggestion.h"

namespace tg::app {
namespace {

constexpr std::string_view kNodePrefix = "node.";

template <typename Owner>
std::vector<std::string_view> keysOf(std::span<const SchemaRow<Owner>> schema)
{
    std::vector<std::string_view> keys;
    for (const auto &row : schema)
        keys.push_back(row.key);
    return keys;
}

bool isSection(std::string_view name)
{
    return std::ranges::any_of(configSchema(), [name](const auto &row) {
        return row.key.starts_with(name) && row.key.substr(name.size()).starts_with('.');
    });
}

std::string unknownKeyText(std::string_view typed, const std::vector<std::string_view> &known)
{
    const auto nearest = nearestWord(typed, known);
    return nearest.empty() ? "there is no such key; remove it"
                           : "there is no such key; did you mean " + std::string(nearest) + '?';
}

template <typename Owner>
const SchemaRow<Owner> *rowOf(std::span<const SchemaRow<Owner>> schema, std::string_view key)
{
    const auto row =
        std::ranges::find(schema, key, [](const auto &candidate) { return candidate.key; });
    return row == schema.end() ? nullptr : &*row;
}

} // namespace

void ConfigDraft::report(const Origin &origin, std::string key, std::string text, Severity severity)
{
    problems.push_back(
        {origin.file, origin.line, origin.column, std::move(key), severity, std::move(text)});
}

void ConfigDraft::reportKey(std::string_view key, std::string text, Severity severity)
{
    const auto origin = origins.find(key);
    report(origin == origins.end() ? Origin{file, 0, 0} : origin->second, std::string(key),
           std::move(text), severity);
}

void ConfigDraft::reportNode(std::size_t node, std::string_view key, std::string text,
                             Severity severity)
{
    const Origins &places = nodeOrigins[node];
    const auto origin = places.find(key);
    report(origin == places.end() ? places.find("")->second : origin->second, nodeKey(node, key),
           std::move(text), severity);
}

std::string ConfigDraft::nodeKey(std::size_t node, std::string_view key) const
{
    const std::string &id = config.nodes[node].id;
    const std::string name = id.empty() ? "node[" + std::to_string(node + 1) + ']' : "node." + id;
    return key.empty() ? name : name + '.' + std::string(key);
}

void ConfigBuilder::addFile(WrittenConfig written)
{
    std::ranges::move(written.problems, std::back_inserter(m_draft.problems));
    for (WrittenEntry &entry : written.entries)
        setKey(std::move(entry));
    for (WrittenNode &node : written.nodes) {
        const std::size_t index = addNode(node.origin);
        // The id first: the problems of the other keys are named after it.
        std::ranges::stable_partition(node.entries,
                                      [](const auto &entry) { return entry.key == "id"; });
        for (WrittenEntry &entry : node.entries)
            setNodeKey(index, std::move(entry));
    }
}

void ConfigBuilder::addOverride(WrittenEntry entry)
{
    const auto lastDot = entry.key.rfind('.');
    if (!entry.key.starts_with(kNodePrefix) || lastDot < kNodePrefix.size())
        return setKey(std::move(entry));
    const auto id = entry.key.substr(kNodePrefix.size(), lastDot - kNodePrefix.size());
    entry.key.erase(0, lastDot + 1);
    const std::size_t node = nodeNamed(id, entry.origin);
    setNodeKey(node, std::move(entry));
}

void ConfigBuilder::setKey(WrittenEntry entry)
{
    const auto *row = rowOf(configSchema(), entry.key);
    if (!row) {
        auto text = isSection(entry.key)
                        ? "this is a section: write [" + entry.key + "] and its keys below"
                        : unknownKeyText(entry.key, keysOf(configSchema()));
        return m_draft.report(entry.origin, std::move(entry.key), std::move(text));
    }
    if (auto done = assignValue(*row, row->slot(m_draft.config), std::move(entry.value)); !done)
        m_draft.report(entry.origin, entry.key, done.error().text);
    m_draft.origins.insert_or_assign(std::move(entry.key), std::move(entry.origin));
}

void ConfigBuilder::setNodeKey(std::size_t node, WrittenEntry entry)
{
    const auto *row = rowOf(nodeSchema(), entry.key);
    if (!row) {
        return m_draft.report(entry.origin, m_draft.nodeKey(node, entry.key),
                              unknownKeyText(entry.key, keysOf(nodeSchema())));
    }
    if (auto done =
            assignValue(*row, row->slot(m_draft.config.nodes[node]), std::move(entry.value));
        !done)
        m_draft.report(entry.origin, m_draft.nodeKey(node, entry.key), done.error().text);
    m_draft.nodeOrigins[node].insert_or_assign(std::move(entry.key), std::move(entry.origin));
}

std::size_t ConfigBuilder::addNode(const Origin &origin)
{
    m_draft.config.nodes.emplace_back();
    m_draft.nodeOrigins.push_back({{std::string(), origin}});
    return m_draft.config.nodes.size() - 1;
}

std::size_t ConfigBuilder::nodeNamed(std::string_view id, const Origin &origin)
{
    auto &nodes = m_draft.config.nodes;
    const auto known = std::ranges::find(nodes, id, &NodeConfig::id);
    if (known != nodes.end())
        return static_cast<std::size_t>(known - nodes.begin());
    const std::size_t index = addNode(origin);
    setNodeKey(index, {"id", std::string(id), origin});
    return index;
}

} // namespace tg::app

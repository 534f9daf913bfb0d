#include "app/config/config_overrides.h"

#include <algorithm>
#include <set>
#include <unistd.h>

#include "app/config/suggestion.h"

namespace tg::app {
namespace {

const Origin kEnvironment{"environment", 0, 0};
const Origin kSet{"--set", 0, 0};

void warnOfUnused(ConfigDraft &draft, const Environment &environment,
                  const std::set<std::string> &known)
{
    std::vector<std::string_view> names;
    for (std::string_view name : known)
        names.push_back(name.substr(kVariablePrefix.size()));
    for (const auto &[variable, value] : environment) {
        if (!variable.starts_with(kVariablePrefix) || known.contains(variable))
            continue;
        const auto nearest =
            nearestWord(std::string_view(variable).substr(kVariablePrefix.size()), names);
        draft.report(kEnvironment, variable,
                     "fits no key and is ignored" +
                         (nearest.empty() ? std::string()
                                          : "; did you mean " + std::string(kVariablePrefix) +
                                                std::string(nearest) + '?'),
                     Severity::Warning);
    }
}

} // namespace

Environment gatewayEnvironment()
{
    Environment found;
    for (char **entry = environ; *entry; ++entry) {
        const std::string_view text(*entry);
        const auto equals = text.find('=');
        if (text.starts_with(kVariablePrefix) && equals != std::string_view::npos)
            found.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return found;
}

std::string variableName(std::string_view key)
{
    std::string name(kVariablePrefix);
    for (char c : key) {
        const bool isLower = c >= 'a' && c <= 'z';
        const bool isKept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c == '.')
            name += "__";
        else
            name += isLower ? static_cast<char>(c - 'a' + 'A') : isKept ? c : '_';
    }
    return name;
}

void applyEnvironment(ConfigDraft &draft, const Environment &environment)
{
    ConfigBuilder builder(draft);
    std::set<std::string> known;
    const auto variableFor = [&](std::string_view key) {
        return environment.find(*known.insert(variableName(key)).first);
    };

    for (const auto &row : configSchema()) {
        if (const auto found = variableFor(row.key); found != environment.end())
            builder.addOverride({std::string(row.key), BareText{found->second}, kEnvironment});
    }
    for (std::size_t node = 0; node < draft.config.nodes.size(); ++node) {
        for (const auto &row : nodeSchema()) {
            const auto found =
                variableFor("node." + draft.config.nodes[node].id + '.' + std::string(row.key));
            if (found != environment.end())
                builder.setNodeKey(node,
                                   {std::string(row.key), BareText{found->second}, kEnvironment});
        }
    }
    warnOfUnused(draft, environment, known);
}

void applySets(ConfigDraft &draft, std::span<const std::string> sets)
{
    ConfigBuilder builder(draft);
    for (const std::string &set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0) {
            draft.report(kSet, set, "has no value: write --set key=value");
            continue;
        }
        builder.addOverride({set.substr(0, equals), BareText{set.substr(equals + 1)}, kSet});
    }
}

} // namespace tg::app

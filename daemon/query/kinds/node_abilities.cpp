#include <charconv>
#include <tuple>

#include "query/kinds/read_kind.h"

namespace tg::query {

namespace {

// major, minor, patch of 3.0.6 or 6.2.0-rc1; what is missing or no number is 0.
std::tuple<int, int, int> partsOf(std::string_view version)
{
    int parts[3] = {0, 0, 0};
    const auto *at = version.data();
    const auto *end = at + version.size();
    for (auto &part : parts) {
        const auto read = std::from_chars(at, end, part);
        if (read.ec != std::errc() || read.ptr == end || *read.ptr != '.')
            break;
        at = read.ptr + 1;
    }
    return {parts[0], parts[1], parts[2]};
}

} // namespace

NodeAbilities abilitiesOf(std::string_view version)
{
    const auto parts = partsOf(version);
    NodeAbilities abilities;
    if (parts >= std::tuple(6, 2, 0))
        abilities.grammar = NodeGrammar::PromQl;
    else if (parts >= std::tuple(0, 8, 0))
        abilities.grammar = NodeGrammar::Buckets;
    abilities.exportsSeconds = parts < std::tuple(3, 0, 6);
    return abilities;
}

} // namespace tg::query

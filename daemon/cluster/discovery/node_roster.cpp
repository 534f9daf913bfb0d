#include "cluster/discovery/node_roster.h"

#include <algorithm>
#include <utility>

namespace tg::cluster {
namespace {

using Problems = std::vector<std::string>;

NodeSpec *findById(std::vector<NodeSpec> &nodes, std::string_view id)
{
    const auto found = std::ranges::find(nodes, id, &NodeSpec::id);
    return found == nodes.end() ? nullptr : &*found;
}

// One spec for each id: the first that is listed, else the first at all.
std::vector<NodeSpec> firstOfEachId(std::span<const std::vector<NodeSpec>> sources,
                                    Problems &problems)
{
    std::vector<NodeSpec> result;
    for (const auto &source : sources) {
        for (const NodeSpec &node : source) {
            if (const auto valid = validateNode(node); !valid) {
                problems.push_back(node.source + ": " + valid.error().text);
                continue;
            }
            NodeSpec *first = findById(result, node.id);
            if (!first) {
                result.push_back(node);
            } else if (first->isListed && node.isListed && !hasSameTarget(*first, node)) {
                problems.push_back("node " + inQuotes(node.id) + " is described differently by " +
                                   first->source + " and " + node.source +
                                   "; the first one counts");
            } else if (!first->isListed && node.isListed) {
                *first = node;
            }
        }
    }
    return result;
}

// What the roster would become: old nodes in their places, then the new ones.
std::vector<NodeSpec> proposal(const std::vector<NodeSpec> &before,
                               const std::vector<NodeSpec> &said, TimeMs now)
{
    std::vector<NodeSpec> result = before;
    for (NodeSpec &node : result)
        node.isListed = false;
    for (const NodeSpec &node : said) {
        if (NodeSpec *known = findById(result, node.id))
            *known = node;
        else
            result.push_back(node);
    }
    for (NodeSpec &node : result) {
        if (node.isListed)
            node.missingSince = 0;
        else if (node.missingSince == 0)
            node.missingSince = now;
    }
    return result;
}

// Refuses one of two nodes that claim one Erlang name; true when there was such a pair. A refused
// node keeps its old description, or stays out when it has none. The names of `before` are unlike,
// so repeating this comes to an end. Looks at the whole proposal, so that two nodes may swap names.
bool settleOneName(std::vector<NodeSpec> &proposed, const std::vector<NodeSpec> &before,
                   Problems &problems)
{
    const auto heldIt = [&](const NodeSpec &node) {
        return std::ranges::any_of(before, [&](const NodeSpec &old) {
            return old.id == node.id && old.nodeName == node.nodeName;
        });
    };
    for (auto second = proposed.begin(); second != proposed.end(); ++second) {
        const auto first = std::find_if(proposed.begin(), second, [&](const NodeSpec &node) {
            return node.nodeName == second->nodeName;
        });
        if (first == second)
            continue;
        const auto loser = heldIt(*second) ? first : second;
        const auto winner = loser == first ? second : first;
        problems.push_back("node " + inQuotes(loser->id) + " of " + loser->source +
                           " is refused: its Erlang name " + inQuotes(loser->nodeName) +
                           " belongs to node " + inQuotes(winner->id));
        const auto old = std::ranges::find(before, loser->id, &NodeSpec::id);
        if (old == before.end()) {
            proposed.erase(loser);
        } else {
            const auto isListed = loser->isListed;
            const auto missingSince = loser->missingSince;
            *loser = *old;
            loser->isListed = isListed;
            loser->missingSince = missingSince;
        }
        return true;
    }
    return false;
}

RosterChange difference(const std::vector<NodeSpec> &before, const std::vector<NodeSpec> &after)
{
    RosterChange change;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const NodeSpec &now = after[i];
        if (i >= before.size()) {
            change.added.push_back(now);
            if (!now.isListed)
                change.missing.push_back(now.id);
            continue;
        }
        const NodeSpec &old = before[i];
        if (old.isListed && !now.isListed)
            change.missing.push_back(now.id);
        if (!old.isListed && now.isListed)
            change.returned.push_back(now.id);
        if (!hasSameTarget(old, now) || old.weight != now.weight)
            change.updated.push_back({old, now});
    }
    return change;
}

} // namespace

RosterChange NodeRoster::merge(std::span<const std::vector<NodeSpec>> sources, TimeMs now)
{
    Problems problems;
    auto proposed = proposal(m_nodes, firstOfEachId(sources, problems), now);
    while (settleOneName(proposed, m_nodes, problems)) {
    }
    if (proposed.size() > m_maxNodes) {
        problems.push_back(std::to_string(proposed.size() - m_maxNodes) +
                           " nodes are not taken in: the gateway holds at most " +
                           std::to_string(m_maxNodes));
        proposed.resize(m_maxNodes);
    }
    RosterChange change = difference(m_nodes, proposed);
    change.haveProblemsChanged = problems != m_problems;
    change.problems = problems;
    m_nodes = std::move(proposed);
    m_problems = std::move(problems);
    return change;
}

bool NodeRoster::forget(std::string_view id)
{
    return std::erase_if(
               m_nodes, [&](const NodeSpec &node) { return node.id == id && !node.isListed; }) != 0;
}

} // namespace tg::cluster

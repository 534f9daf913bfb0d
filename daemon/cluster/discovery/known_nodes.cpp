#include "cluster/discovery/known_nodes.h"

#include <algorithm>

namespace tg::cluster {

KnownNodes::Outcome KnownNodes::apply(const std::vector<NodeSpec> &listed, TimeMs now)
{
    Outcome outcome;
    std::vector<bool> isSaid(m_nodes.size(), false);
    std::size_t surplus = 0;
    for (const NodeSpec &said : listed) {
        if (!find(said.id) && m_nodes.size() >= m_maxNodes)
            ++surplus;
        else
            accept(said, isSaid, outcome);
    }
    if (surplus != 0) {
        outcome.problems.push_back(std::to_string(surplus) +
                                   " nodes are not taken in: max_nodes is " +
                                   std::to_string(m_maxNodes) + ", missing nodes included");
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        NodeSpec &node = m_nodes[i];
        if (isSaid[i])
            continue;
        if (node.isListed) {
            node.isListed = false;
            node.missingSince = now;
            outcome.hasChanged = true;
        }
        outcome.problems.push_back("node " + inQuotes(node.id) +
                                   " is no longer listed; it is kept");
    }
    return outcome;
}

void KnownNodes::accept(const NodeSpec &said, std::vector<bool> &isSaid, Outcome &outcome)
{
    if (const auto valid = validateNode(said); !valid) {
        outcome.problems.push_back(said.source + ": " + valid.error().text);
        // Its description is bad, but it is listed: an old description stays in force.
        if (const NodeSpec *known = find(said.id))
            isSaid[static_cast<std::size_t>(known - m_nodes.data())] = true;
        return;
    }
    const auto known = std::ranges::find(m_nodes, said.id, &NodeSpec::id);
    const auto index = static_cast<std::size_t>(known - m_nodes.begin());
    if (known == m_nodes.end()) {
        m_nodes.push_back(said);
        isSaid.push_back(true);
        outcome.hasChanged = true;
        return;
    }
    if (isSaid[index]) {
        outcome.problems.push_back(said.source + ": node " + inQuotes(said.id) +
                                   " is listed twice; the first entry counts");
        return;
    }
    isSaid[index] = true;
    outcome.hasChanged |= *known != said;
    *known = said;
}

bool KnownNodes::forget(std::string_view id)
{
    return std::erase_if(
               m_nodes, [&](const NodeSpec &node) { return node.id == id && !node.isListed; }) != 0;
}

const NodeSpec *KnownNodes::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_nodes, id, &NodeSpec::id);
    return found == m_nodes.end() ? nullptr : &*found;
}

} // namespace tg::cluster

#include "cluster/gap_book.h"

#include <algorithm>

namespace tg::cluster {

void GapBook::add(NodeGaps &gaps, const GapRegion &region)
{
    if (region.isEmpty())
        return;
    gaps.spans[{region.firstHour(), region.lastHour()}] |= region.shards;
    if (gaps.spans.size() <= kSpansPerNode)
        return;
    auto cover = *gaps.spans.begin();
    Hours hours = cover.first;
    for (const auto &[span, shards] : gaps.spans) {
        hours.first = std::min(hours.first, span.first);
        hours.second = std::max(hours.second, span.second);
        cover.second |= shards;
    }
    gaps.spans.clear();
    gaps.spans[hours] = cover.second;
}

void GapBook::open(NodeIndex node, const GapRegion &region, std::uint64_t points)
{
    const std::lock_guard lock(m_mutex);
    auto &gaps = m_nodes[node.value];
    add(gaps, region);
    gaps.totals.openPoints += points;
}

GapSink::Token GapBook::openProvisional(NodeIndex node, const GapRegion &region,
                                        std::uint64_t points)
{
    const std::lock_guard lock(m_mutex);
    const Token token = m_nextToken++;
    m_provisional[token] = {node, region, points};
    m_nodes[node.value].totals.provisionalPoints += points;
    return token;
}

void GapBook::withdraw(Token token)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_provisional.find(token);
    if (found == m_provisional.end())
        return;
    auto &totals = m_nodes[found->second.node.value].totals;
    totals.provisionalPoints -= found->second.points;
    totals.withdrawnPoints += found->second.points;
    m_provisional.erase(found);
}

void GapBook::keep(Token token)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_provisional.find(token);
    if (found == m_provisional.end())
        return;
    auto &gaps = m_nodes[found->second.node.value];
    gaps.totals.provisionalPoints -= found->second.points;
    gaps.totals.openPoints += found->second.points;
    add(gaps, found->second.region);
    m_provisional.erase(found);
}

std::vector<GapSpan> GapBook::spans(NodeIndex node) const
{
    const std::lock_guard lock(m_mutex);
    NodeGaps all;
    if (const auto found = m_nodes.find(node.value); found != m_nodes.end())
        all.spans = found->second.spans;
    for (const auto &[token, provisional] : m_provisional) {
        if (provisional.node == node && !provisional.region.isEmpty())
            all.spans[{provisional.region.firstHour(), provisional.region.lastHour()}] |=
                provisional.region.shards;
    }
    std::vector<GapSpan> result;
    result.reserve(all.spans.size());
    for (const auto &[hours, shards] : all.spans)
        result.push_back({node, hours.first, hours.second, shards});
    return result;
}

std::vector<GapSpan> GapBook::takeOpened(NodeIndex node)
{
    std::map<Hours, std::bitset<kShardCount>> opened;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_nodes.find(node.value); found != m_nodes.end())
            opened.swap(found->second.spans);
    }
    std::vector<GapSpan> result;
    result.reserve(opened.size());
    for (const auto &[hours, shards] : opened)
        result.push_back({node, hours.first, hours.second, shards});
    return result;
}

GapTotals GapBook::totals(NodeIndex node) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_nodes.find(node.value);
    if (found == m_nodes.end())
        return {};
    GapTotals totals = found->second.totals;
    totals.spans = found->second.spans.size();
    return totals;
}

} // namespace tg::cluster

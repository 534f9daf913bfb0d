#include <algorithm>
#include <vector>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/gap_document.h"

namespace tg::cluster {

namespace {

bool fits(const GapDocument &document, std::size_t bytes)
{
    return document.records.size() <= kMaxGapRecords && bytes <= kMaxFactBytes;
}

// A closed gap that is forgotten early may come back open from a node that was away: it is
// backfilled once more.
void dropOldestClosed(GapDocument &document, std::size_t bytes)
{
    std::vector<std::pair<std::int64_t, std::string>> closed;
    for (const auto &[id, record] : document.records) {
        if (record.state == GapState::Closed)
            closed.emplace_back(record.changedAt, id);
    }
    std::sort(closed.begin(), closed.end());
    for (const auto &[changedAt, id] : closed) {
        if (fits(document, bytes))
            return;
        const auto place = document.records.find(id);
        bytes -= place->second.text().size();
        document.records.erase(place);
    }
}

// Merging, not adding up: the same gaps may come back from another node and be folded again.
GapRecord folded(const GapRecord &into, const GapRecord &other)
{
    GapRecord joined = into;
    joined.merge(other);
    joined.state = into.state;
    joined.residues = std::max(into.residues, other.residues);
    joined.residueText = std::max(into.residueText, other.residueText);
    return joined;
}

void fold(GapDocument &document, GapState state, bool isAcrossOpeners)
{
    // The one with the lowest id stands for its group. What waits holds up nothing else.
    std::map<std::pair<bool, std::string>, GapRecord> groups;
    for (auto next = document.records.begin(); next != document.records.end();) {
        const auto &record = next->second;
        if (record.state != state) {
            ++next;
            continue;
        }
        const auto [group, isNew] = groups.emplace(
            std::pair(record.isSecondLook(), isAcrossOpeners ? std::string() : record.openedBy),
            record);
        if (!isNew)
            group->second = folded(group->second, record);
        next = document.records.erase(next);
    }
    for (auto &[key, record] : groups)
        document.records.emplace(record.id, record);
}

} // namespace

std::string GapDocument::fit()
{
    auto left = text();
    if (fits(*this, left.size()))
        return left;
    dropOldestClosed(*this, left.size());
    left = text();
    for (const bool isAcrossOpeners : {false, true}) {
        for (const auto state : {GapState::Open, GapState::Residue}) {
            if (fits(*this, left.size()))
                return left;
            fold(*this, state, isAcrossOpeners);
            left = text();
        }
    }
    return left;
}

} // namespace tg::cluster

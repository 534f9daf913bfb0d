#include "batch/receipt.h"

#include <algorithm>

namespace tg::batch {

CopyState *PartState::copy(NodeIndex node)
{
    const auto found = std::find_if(copies.begin(), copies.end(),
                                    [node](const CopyState &state) { return state.node == node; });
    return found == copies.end() ? nullptr : &*found;
}

bool PartState::allPairsConfirmed(NodeIndex node) const
{
    return std::all_of(pairs.begin(), pairs.end(), [node](const PairState &pair) {
        return !pair.count.has(node) || pair.fate == PairFate::Confirmed;
    });
}

std::uint64_t PartState::settlePairs(NodeIndex node, PairFate fate)
{
    std::uint64_t changed = 0;
    for (auto &pair : pairs) {
        if (pair.fate == PairFate::Open && pair.count.has(node)) {
            pair.fate = fate;
            changed += pair.count.points;
        }
    }
    return changed;
}

std::uint64_t PartState::dropHopeless()
{
    const auto hasHope = [this](NodeIndex node) {
        const CopyState *state = node.isValid() ? copy(node) : nullptr;
        return state && state->fate != CopyFate::Gap && state->fate != CopyFate::Failed;
    };
    std::uint64_t dropped = 0;
    for (auto &pair : pairs) {
        if (pair.fate == PairFate::Open && !hasHope(pair.count.primary) &&
            !hasHope(pair.count.replica)) {
            pair.fate = PairFate::Dropped;
            dropped += pair.count.points;
        }
    }
    return dropped;
}

std::uint64_t PartState::confirmedPoints() const
{
    std::uint64_t points = 0;
    for (const auto &pair : pairs)
        points += pair.fate == PairFate::Confirmed ? pair.count.points : 0;
    return points;
}

bool Receipt::isReached(AckLevel level) const
{
    if (level == AckLevel::Queued)
        return true;
    return std::all_of(parts.begin(), parts.end(), [level](const PartState &part) {
        const bool pairsSettled =
            std::none_of(part.pairs.begin(), part.pairs.end(),
                         [](const PairState &pair) { return pair.fate == PairFate::Open; });
        if (!pairsSettled || level == AckLevel::One)
            return pairsSettled;
        return std::none_of(part.copies.begin(), part.copies.end(), [](const CopyState &copy) {
            return copy.fate == CopyFate::Pending || copy.fate == CopyFate::Held;
        });
    });
}

bool Receipt::isOver() const
{
    return std::all_of(parts.begin(), parts.end(), [](const PartState &part) {
        return std::all_of(part.copies.begin(), part.copies.end(), [](const CopyState &copy) {
            return copy.fate == CopyFate::Confirmed || copy.fate == CopyFate::Gap ||
                   copy.fate == CopyFate::Failed;
        });
    });
}

} // namespace tg::batch

#include "batch/admission.h"

namespace tg::batch {

namespace {

// A pair of which neither copy would be written; kNoNode stands for a copy that is none.
const PairCount *orphan(std::span<const Part> parts, const std::bitset<kMaxNodes> &without)
{
    const auto isOut = [&without](NodeIndex node) {
        return !node.isValid() || without.test(node.value);
    };
    for (const auto &part : parts) {
        for (const auto &pair : part.pairs) {
            if (isOut(pair.primary) && isOut(pair.replica))
                return &pair;
        }
    }
    return nullptr;
}

} // namespace

AdmissionVerdict Admission::decide(std::span<const Part> parts, bool gapFull)
{
    AdmissionVerdict verdict;
    std::array<std::size_t, kMaxNodes> wanted{};
    for (const auto &part : parts) {
        for (const auto &slice : part.slices) {
            wanted[slice->node.value] += slice->bytes.size();
            if (!m_board.isAccepting(slice->node))
                verdict.without.set(slice->node.value);
        }
    }
    if (const auto *pair = orphan(parts, verdict.without)) {
        verdict.kind = AdmissionVerdict::Kind::Unavailable;
        verdict.node = pair->primary.isValid() ? pair->primary : pair->replica;
        return verdict;
    }

    std::bitset<kMaxNodes> reserved;
    for (std::uint16_t node = 0; node < m_board.size(); ++node) {
        if (wanted[node] == 0 || verdict.without.test(node) ||
            m_queues[node]->tryReserve(wanted[node])) {
            if (wanted[node] != 0 && !verdict.without.test(node))
                reserved.set(node);
            continue;
        }
        // A node that does not keep up is not waited for while its points have another home.
        auto without = verdict.without;
        without.set(node);
        const bool mayLeaveOut =
            gapFull || !m_board.at(NodeIndex{node}).keepsUp.load(std::memory_order_relaxed);
        if (mayLeaveOut && !orphan(parts, without)) {
            verdict.without = without;
            continue;
        }
        for (std::uint16_t held = 0; held < node; ++held) {
            if (reserved.test(held))
                m_queues[held]->unreserve(wanted[held]);
        }
        verdict.kind = AdmissionVerdict::Kind::Full;
        verdict.node = NodeIndex{node};
        return verdict;
    }
    return verdict;
}

} // namespace tg::batch

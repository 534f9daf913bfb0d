#include "tests/loadgen/packed_ring.h"

#include <algorithm>

namespace tg::loadgen {

namespace {

constexpr std::uint64_t kRoundMs = 1000;
constexpr std::uint64_t kManyBodies = 100;

} // namespace

std::uint64_t PackedRing::usualRounds(std::uint64_t bodies)
{
    return std::clamp<std::uint64_t>(kManyBodies / bodies, 2, kUsualRounds);
}

Result<void> PackedRing::fill(BodyTemplate &body, const PlanSettings &settings, Encoding encoding,
                              std::uint64_t rounds, std::uint64_t nowMs, std::size_t mostBytes)
{
    PlanMaker plans(settings);
    std::size_t bytes = 0;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        for (std::uint64_t i = 0; i < plans.bodies(); ++i) {
            const RequestPlan plan = plans.next(nowMs - (rounds - 1 - round) * kRoundMs, 0);
            m_bodies.push_back({plan, packedBody(body, plan, encoding)});
            bytes += m_bodies.back().bytes->size();
            if (bytes > mostBytes)
                return Error{ErrorCode::LimitExceeded,
                             "packed bodies of " + std::to_string(rounds) +
                                 " rounds need more than " + std::to_string(mostBytes) +
                                 " bytes: lower --packed-rounds or --series"};
        }
    }
    return {};
}

PackedRing::Body PackedRing::next(std::uint64_t number)
{
    Body body = m_bodies[m_next];
    m_next = (m_next + 1) % m_bodies.size();
    body.plan.number = number;
    return body;
}

SharedBytes packedBody(BodyTemplate &body, const RequestPlan &plan, Encoding encoding)
{
    return std::make_shared<const std::string>(
        packed(encoding, body.patched(plan, plan.firstLine, plan.firstLine + plan.lines)));
}

} // namespace tg::loadgen

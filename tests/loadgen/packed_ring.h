// Bodies packed before a run begins and sent in turn, for packing one takes the generator longer
// than the server needs to store it. Each has values and times of its own: round r over all series
// is a second later than round r - 1. After the last one the first is sent again, so times go back
// by as many seconds as there are rounds: right for nodes that count points and keep none. For
// nodes that keep them, bodies are packed as they are sent (--unique). The run's thread; owned by
// LoadRun.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "tests/loadgen/body_template.h"
#include "tests/loadgen/packing.h"

namespace tg::loadgen {

using SharedBytes = std::shared_ptr<const std::string>;

class PackedRing
{
public:
    static constexpr std::uint64_t kUsualRounds = 8;
    static constexpr std::size_t kMostBytes = std::size_t{4} << 30; // of all bodies together

    struct Body {
        RequestPlan plan;
        SharedBytes bytes;
    };

    // kUsualRounds; fewer, but two, where a round has many bodies and packing would take minutes.
    static std::uint64_t usualRounds(std::uint64_t bodies);
    // Packs `rounds` rounds, the last one with the time nowMs. LimitExceeded past mostBytes.
    Result<void> fill(BodyTemplate &body, const PlanSettings &settings, Encoding encoding,
                      std::uint64_t rounds, std::uint64_t nowMs,
                      std::size_t mostBytes = kMostBytes);
    // The next one in turn, as request `number`; only of a filled ring.
    Body next(std::uint64_t number);
    std::size_t size() const { return m_bodies.size(); }

private:
    std::vector<Body> m_bodies;
    std::size_t m_next = 0;
};

// One body, packed now.
SharedBytes packedBody(BodyTemplate &body, const RequestPlan &plan, Encoding encoding);

} // namespace tg::loadgen

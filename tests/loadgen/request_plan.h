// What request number r carries: its lines, times and values, as a few numbers from which the exact
// points follow again. One PlanMaker a run, on the run's thread; plans are plain values.
#pragma once

#include <cstdint>

#include "tests/loadgen/body_layout.h"

namespace tg::loadgen {

// The values of a request, in body order: low + (start + n * step) mod range.
struct ValueSequence {
    std::uint64_t low = 0;
    std::uint64_t range = 1;
    std::uint64_t step = 1;
    std::uint64_t start = 0;

    std::uint64_t offsetOf(std::uint64_t n) const { return (start + n * step) % range; }
    std::uint64_t at(std::uint64_t n) const { return low + offsetOf(n); }
};

// The sequence of a style that begins with `first`.
ValueSequence sequenceFrom(ValueStyle style, std::uint64_t first);

struct RequestPlan {
    std::uint64_t number = 0;
    std::uint64_t firstLine = 0;
    std::uint64_t lines = 0;
    std::uint64_t firstTimeMs = 0; // of a line's first sample; each further one is a second later
    ValueSequence values;
    std::uint64_t churn = 0; // replacements that lines had seen when the request began
};

inline constexpr std::uint64_t kSampleStepMs = 1000;

// The last replacement of a line, counted from 1; 0 = it still has its original host.
std::uint64_t churnOfLine(std::uint64_t line, std::uint64_t lines, std::uint64_t churn);

struct PlanSettings {
    SeriesSet set;
    std::uint64_t linesPerBody = 20'000;
    ValueStyle style = ValueStyle::Decimal;
    std::uint64_t startTimeMs = 0; // of unique points; others carry the time of sending
};

class PlanMaker
{
public:
    explicit PlanMaker(const PlanSettings &settings);

    // The next request. Without ValueStyle::Unique its times are nowMs, or 1 ms after the last
    // request's if that is more.
    RequestPlan next(std::uint64_t nowMs, std::uint64_t churn);
    std::uint64_t samplesPerLine() const { return m_values; }
    std::uint64_t linesPerBody() const { return m_settings.linesPerBody; }
    std::uint64_t bodies() const { return m_bodies; } // of one round over all series

private:
    std::uint64_t firstValue(std::uint64_t number) const;

    PlanSettings m_settings;
    std::uint64_t m_lines;
    std::uint64_t m_bodies;
    std::uint64_t m_values;
    std::uint64_t m_times;
    std::uint64_t m_number = 0;
    std::uint64_t m_lastMs = 0;
};

} // namespace tg::loadgen

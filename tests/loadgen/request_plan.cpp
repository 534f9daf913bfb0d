#include "tests/loadgen/request_plan.h"

#include <algorithm>

namespace tg::loadgen {

namespace {

// The seed moves unique values apart, so that several generators can write to one cluster.
constexpr std::uint64_t kUniquePerSeed = 10'000'000'000;

ValueSequence sequenceOf(ValueStyle style)
{
    if (style == ValueStyle::Unique)
        return {100'000'000'000, 900'000'000'000, 1, 0};
    return {10'000'000, 90'000'000, 7'654'321, 0}; // step and range share no factor
}

} // namespace

ValueSequence sequenceFrom(ValueStyle style, std::uint64_t first)
{
    ValueSequence sequence = sequenceOf(style);
    sequence.start = (first - sequence.low) % sequence.range;
    return sequence;
}

std::uint64_t churnOfLine(std::uint64_t line, std::uint64_t lines, std::uint64_t churn)
{
    // Replacement k (from 0) goes to line k mod lines.
    return churn > line ? line + (churn - 1 - line) / lines * lines + 1 : 0;
}

PlanMaker::PlanMaker(const PlanSettings &settings)
    : m_settings(settings)
    , m_lines(lineCount(settings.set))
    , m_bodies(1)
{
    const BodyLayout layout = layoutOf(settings.set.format, settings.style);
    m_values = layout.values;
    m_times = layout.times;
    m_settings.linesPerBody = std::clamp<std::uint64_t>(settings.linesPerBody, 1, m_lines);
    m_bodies = (m_lines + m_settings.linesPerBody - 1) / m_settings.linesPerBody;
}

RequestPlan PlanMaker::next(std::uint64_t nowMs, std::uint64_t churn)
{
    RequestPlan plan;
    plan.number = m_number++;
    plan.firstLine = plan.number % m_bodies * m_settings.linesPerBody;
    plan.lines = std::min(m_settings.linesPerBody, m_lines - plan.firstLine);
    plan.churn = churn;
    plan.values = sequenceFrom(m_settings.style, firstValue(plan.number));
    if (m_settings.style == ValueStyle::Unique) {
        const std::uint64_t cycle = plan.number / m_bodies;
        plan.firstTimeMs = m_settings.startTimeMs + cycle * m_times * kSampleStepMs;
    } else {
        m_lastMs = std::max(nowMs, m_lastMs + 1);
        plan.firstTimeMs = m_lastMs - (m_times - 1) * kSampleStepMs;
    }
    return plan;
}

std::uint64_t PlanMaker::firstValue(std::uint64_t number) const
{
    const ValueSequence sequence = sequenceOf(m_settings.style);
    const std::uint64_t seed = m_settings.set.seed;
    if (m_settings.style == ValueStyle::Unique) {
        const std::uint64_t begun = number * m_settings.linesPerBody * m_values;
        return sequence.low + (seed % 90 * kUniquePerSeed + begun) % sequence.range;
    }
    return sequence.low + (number * 2'654'435'761U + seed * 40'503U) % sequence.range;
}

} // namespace tg::loadgen

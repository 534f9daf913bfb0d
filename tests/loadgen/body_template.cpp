#include "tests/loadgen/body_template.h"

#include <algorithm>

#include "tests/loadgen/digits.h"
#include "tests/loadgen/write_request.h"

namespace tg::loadgen {

namespace {

template <int IntegerDigits> void writeDecimalValue(char *to, std::uint64_t value)
{
    writeDecimal<IntegerDigits>(to, static_cast<std::uint32_t>(value));
}

} // namespace

BodyTemplate::BodyTemplate(const SeriesSet &set, ValueStyle style, bool withChurn)
    : m_set(set)
    , m_layout(layoutOf(set.format, style))
    , m_patch(patchFor(set.format, style))
{
    const std::uint64_t lines = lineCount(set);
    m_lineStart.reserve(lines + 1);
    m_lineStart.push_back(0);
    for (std::uint64_t line = 0; line < lines; ++line) {
        const std::string host = hostOfLine(set, line);
        const std::string head = lineHead(set.format, nameOfLine(set, line, host));
        if (withChurn)
            m_hostAt.push_back(static_cast<std::uint32_t>(head.find(host)));
        m_text += head;
        m_text += m_layout.tail;
        m_lineStart.push_back(m_text.size());
    }
    if (withChurn)
        m_churn.resize(lines);
}

std::size_t BodyTemplate::bodyBytes(const RequestPlan &plan) const
{
    return m_lineStart[plan.firstLine + plan.lines] - m_lineStart[plan.firstLine];
}

std::uint64_t BodyTemplate::linesPerChunk(std::size_t chunkBytes) const
{
    return std::max<std::uint64_t>(1, chunkBytes * lines() / m_text.size());
}

std::string_view BodyTemplate::patched(const RequestPlan &plan, std::uint64_t first,
                                       std::uint64_t last)
{
    if (!m_churn.empty())
        renameChurned(plan, first, last);
    const std::string times = timesOf(plan);
    const std::span lineEnd(m_lineStart.data() + first + 1, last - first);
    m_patch({m_text.data(), lineEnd, m_layout, plan.values,
             (first - plan.firstLine) * m_layout.values, times});
    return std::string_view(m_text).substr(m_lineStart[first],
                                           m_lineStart[last] - m_lineStart[first]);
}

template <void (*WriteValue)(char *, std::uint64_t), std::size_t Values, std::size_t TimeBytes>
void BodyTemplate::patchLines(const PatchJob &job)
{
    const std::size_t tailBytes = job.layout.tail.size();
    const std::size_t timeAt = job.layout.timeAt;
    const auto valueAt = job.layout.valueAt;
    const ValueSequence values = job.values;
    const char *times = job.times.data();
    std::uint64_t offset = values.offsetOf(job.firstSample);
    for (const std::size_t end : job.lineEnd) {
        char *tail = job.text + end - tailBytes;
        for (std::size_t i = 0; i < Values; ++i) {
            WriteValue(tail + valueAt[i], values.low + offset);
            offset += values.step;
            if (offset >= values.range)
                offset -= values.range;
        }
        std::memcpy(tail + timeAt, times, TimeBytes);
    }
}

template <void (*WriteValue)(char *, std::uint64_t)>
BodyTemplate::Patch BodyTemplate::patchFor(Format format)
{
    switch (format) {
    case Format::Json10:
        return patchLines<WriteValue, 10, 10 * (kTimeWidth + 1) - 1>;
    case Format::Influx8:
        return patchLines<WriteValue, kModes, kTimeWidth>;
    case Format::RemoteWrite:
        return patchLines<WriteValue, 1, kWireTimeWidth>;
    case Format::Text:
    case Format::Json1:
        break;
    }
    return patchLines<WriteValue, 1, kTimeWidth>;
}

BodyTemplate::Patch BodyTemplate::patchFor(Format format, ValueStyle style)
{
    const bool isUnique = style == ValueStyle::Unique;
    if (format == Format::RemoteWrite)
        return isUnique ? patchFor<writeDouble<1>>(format) : patchFor<writeDouble<100>>(format);
    if (isUnique)
        return patchFor<writeTwelveDigits>(format);
    return format == Format::Influx8 ? patchFor<writeDecimalValue<2>>(format)
                                     : patchFor<writeDecimalValue<6>>(format);
}

void BodyTemplate::renameChurned(const RequestPlan &plan, std::uint64_t first, std::uint64_t last)
{
    for (std::uint64_t line = first; line < last; ++line) {
        const std::uint64_t churn = churnOfLine(line, lines(), plan.churn);
        if (churn == m_churn[line])
            continue;
        const std::string host = churn == 0 ? hostOfLine(m_set, line) : hostOfChurn(m_set, churn);
        m_text.replace(m_lineStart[line] + m_hostAt[line], host.size(), host);
        m_churn[line] = churn;
    }
}

std::string BodyTemplate::timesOf(const RequestPlan &plan) const
{
    std::string text(m_layout.times * (kTimeWidth + 1), ',');
    if (m_set.format == Format::RemoteWrite) {
        writeWireTime(text.data(), plan.firstTimeMs);
        return text;
    }
    for (std::size_t i = 0; i < m_layout.times; ++i)
        writeThirteenDigits(text.data() + i * (kTimeWidth + 1),
                            plan.firstTimeMs + i * kSampleStepMs);
    return text;
}

} // namespace tg::loadgen

// All lines of a series set as one text, whose values, times and (with churn) hosts are patched
// just before they are sent: a request costs a few nanoseconds a line instead of being formatted.
// One run's thread; owned by LoadRun.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/loadgen/request_plan.h"

namespace tg::loadgen {

class BodyTemplate
{
public:
    BodyTemplate(const SeriesSet &set, ValueStyle style, bool withChurn);

    std::size_t bodyBytes(const RequestPlan &plan) const;
    // About chunkBytes worth of lines.
    std::uint64_t linesPerChunk(std::size_t chunkBytes) const;
    // The request's lines [first, last) of the whole set, up to date. Holds until the next call.
    std::string_view patched(const RequestPlan &plan, std::uint64_t first, std::uint64_t last);

    std::uint64_t lines() const { return m_lineStart.size() - 1; }

private:
    struct PatchJob {
        char *text;
        std::span<const std::size_t> lineEnd;
        const BodyLayout &layout;
        const ValueSequence &values;
        std::uint64_t firstSample;
        std::string_view times; // as they stand on every line
    };
    using Patch = void (*)(const PatchJob &job);

    template <void (*WriteValue)(char *, std::uint64_t), std::size_t Values, std::size_t TimeBytes>
    static void patchLines(const PatchJob &job);
    template <void (*WriteValue)(char *, std::uint64_t)> static Patch patchFor(Format format);
    static Patch patchFor(Format format, ValueStyle style);

    void renameChurned(const RequestPlan &plan, std::uint64_t first, std::uint64_t last);
    std::string timesOf(const RequestPlan &plan) const;

    SeriesSet m_set;
    BodyLayout m_layout;
    const Patch m_patch;
    std::string m_text;
    std::vector<std::size_t> m_lineStart; // one more than there are lines
    std::vector<std::uint32_t> m_hostAt;  // in the line; only with churn
    std::vector<std::uint64_t> m_churn;   // whose host stands in the text now
};

} // namespace tg::loadgen

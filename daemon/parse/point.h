// What every parser hands on: runs of samples, each run under the raw text of its series. The views
// point into the parser's input or carry buffer and hold only during the call that passes the block
// on. One worker thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/family_metadata.h"
#include "base/ids.h"
#include "base/limits.h"
#include "base/reject_reason.h"

namespace tg::parse {

struct SeriesRun {
    std::string_view
        series; // raw text of the series as the client wrote it: the table's look-up key
    std::uint32_t first = 0; // index of its first sample in Block::samples
    std::uint32_t count = 0;
    std::string_view
        line; // the line it came from, for the error answer if the series turns out to be bad
};

struct Block {
    SeriesSyntax syntax = SeriesSyntax::PrometheusText;
    std::vector<SeriesRun> runs;
    std::vector<Sample> samples;
    // Influx only: a run is a line, its `series` the measurement with the tags, and each sample has
    // here the raw name of its field. Empty: the sample's metric is the measurement alone.
    std::vector<std::string_view> fields;
    std::uint32_t stringFields = 0;    // Influx only: left out, because nodes store no text
    std::string_view stringFieldsLine; // the first line with one
    // Samples whose time lost a part finer than a millisecond and is a whole second now: that the
    // others lose something shows when their times become seconds.
    std::uint32_t finerTimes = 0;

    std::span<const Sample> samplesOf(const SeriesRun &run) const
    {
        return {samples.data() + run.first, run.count};
    }
    void clear()
    {
        runs.clear();
        samples.clear();
        fields.clear();
        stringFields = 0;
        finerTimes = 0;
    }
};

// What a format carries beside points, or as points that mean none: nodes cannot keep it. Metadata:
// only what is unreadable or too long.
enum class Aside : std::uint8_t { StaleMarker, Exemplar, Histogram, Metadata, Count_ };
inline constexpr std::size_t kAsides = static_cast<std::size_t>(Aside::Count_);

// Receives what a parser found; one virtual call per block, never per point.
class BlockSink
{
public:
    virtual ~BlockSink() = default;
    virtual void take(const Block &block) = 0;
    // A refused line; points = how many samples it counts for (at least 1).
    virtual void reject(RejectReason reason, std::string_view line, std::uint32_t points) = 0;
    // Not stored, and nobody's mistake.
    virtual void setAside(Aside, std::uint32_t) {}
    virtual void describe(const FamilyMetadata &) {}
};

// One body's worth of parsing state; reused from request to request by reset().
class LineParser
{
public:
    virtual ~LineParser() = default;
    // now: the time given to samples without one, the same for all of a body, so that both copies
    // agree.
    virtual void reset(TimeMs now) = 0;
    // A chunk ends anywhere; an unfinished last line is carried to the next call.
    virtual void feed(std::string_view chunk, BlockSink &sink) = 0;
    // complete = the body ended as its sender meant it to: a last line without line feed counts.
    // Otherwise (cut body) the unfinished line is dropped and reported as RejectReason::CutLine.
    virtual void finish(bool complete, BlockSink &sink) = 0;
    // Why nothing after this can be read, the whole body being one message; empty: it can. A
    // literal.
    virtual std::string_view fault() const { return {}; }
    // Memory for the unfinished line and the like, when it is so much that somebody should count
    // it; else 0.
    virtual std::size_t heldBytes() const = 0;
};

// What parsers keep for reuse without its being counted.
inline constexpr std::size_t kUncountedBytes = 16 * kKiB;

template <class Buffer> std::size_t countedBytes(const Buffer &buffer)
{
    const auto bytes = buffer.capacity() * sizeof(typename Buffer::value_type);
    return bytes > kUncountedBytes ? bytes : 0;
}

} // namespace tg::parse

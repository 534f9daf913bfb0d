// Turns what a parser found into encoded slices: look-ups in groups, known series straight into the
// slicer, unknown ones kept with their samples until the registrar has answered. One segment of one
// request; worker thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/counters.h"
#include "base/family_metadata.h"
#include "base/limits.h"
#include "base/rejected_samples.h"
#include "batch/slicer.h"
#include "ingest/write/age_bounds.h"
#include "ingest/write/reject_report.h"
#include "parse/point.h"
#include "parse/series_text.h"
#include "route/resolver.h"
#include "series/flow_tally.h"
#include "series/series_key.h"
#include "series/series_table.h"

namespace tg::ingest {

class SegmentBuilder final : public parse::BlockSink
{
public:
    SegmentBuilder(series::SeriesTable &table, batch::Slicer &slicer, LedgerCounters &ledger,
                   const Limits &limits);

    void take(const parse::Block &block) override;
    void reject(RejectReason reason, std::string_view line, std::uint32_t points) override;
    void setAside(parse::Aside kind, std::uint32_t count) override;
    void describe(const FamilyMetadata &metadata) override;

    std::uint64_t points() const
    {
        return m_points;
    } // of the open segment, waiting series included
    // Memory that waits for the registrar's answers, beside the slicer's.
    std::size_t waitingBytes() const { return m_unknownBytes + m_askedBytes; }
    bool hasUnknown() const { return !m_unknown.empty(); }
    std::size_t unknownSeries() const { return m_unknown.size(); }

    // The questions for the registrar; the samples stay here until join().
    route::ResolveBatchPtr takeQuestions();

    enum class Joined { Complete, Unavailable, Throttled };
    struct JoinResult {
        Joined what = Joined::Complete;
        NodeIndex blamed;
    };
    // With the registrar's answers: known now -> into the slicer; no room in the table -> rejected.
    // Anything but Complete means that the segment cannot be sent as a whole.
    JoinResult join(const route::ResolveBatch &answers);

    // The segment's slices; its points() start again at 0 and stay in the `queued` gauge, which is
    // the caller's now.
    std::vector<batch::Part> takeParts();
    // Forgets the segment; returns how many points that were, gone from the gauge.
    std::uint64_t discard();

    const RejectReport &rejects() const { return m_rejects; }
    // Beside the report, samples of rejected lines go there; whoever owns them hands them over.
    void sampleRejects(RejectedSamples &samples, RejectedOrigin origin)
    {
        m_samples = &samples;
        m_origin = std::move(origin);
    }

    // What is said about metrics goes there.
    void passMetadata(MetadataSink &metadata) { m_metadata = &metadata; }
    // Points outside are refused, or counted if that bound is only measured. Until then: any time.
    void boundAges(const AgeBounds &ages);

    // What the points are of is counted there.
    void countFlow(series::FlowTally &flow) { m_flow = &flow; }

private:
    // A series as the client wrote it.
    struct Spelling {
        SeriesSyntax syntax = SeriesSyntax::PrometheusText;
        std::string_view series;
        std::string_view field; // Influx: point.h
    };
    struct Unknown {
        SeriesSyntax syntax = SeriesSyntax::PrometheusText;
        std::string series; // the spelling that missed
        std::string field;
        std::string line; // start of a line of it, for the answer if it must be refused
        BoundSet over;    // see parse::SeriesName
        std::vector<Sample> samples;
    };

    void takeKnownAges(const parse::Block &block);
    void takeFields(const parse::Block &block);
    const parse::Block &withinAges(const parse::Block &block);
    void keepWithinAges(const parse::Block &block, const parse::SeriesRun &run);
    void countOver(BoundSet over, std::uint64_t points);
    void findFields(const parse::Block &block);
    void miss(const Spelling &spelling, std::string_view line, std::span<const Sample> samples);
    std::optional<RejectReason> readName(const Spelling &spelling);
    void remember(const Spelling &spelling, series::SeriesEntry &entry, BoundSet over);
    void append(const series::SeriesEntry &entry, std::span<const Sample> samples);
    void refuse(RejectReason reason, std::string_view line, std::uint64_t points);

    series::SeriesTable &m_table;
    batch::Slicer &m_slicer;
    LedgerCounters &m_ledger;
    const Limits &m_limits;
    RejectReport m_rejects;
    RejectedSamples *m_samples = nullptr; // null: nobody wants them
    RejectedOrigin m_origin;
    series::FlowTally *m_flow = nullptr; // null: nobody wants it
    MetadataSink *m_metadata = nullptr;  // the same
    AgeBounds m_ages;
    bool m_hasAges = false;
    parse::Block m_aged; // of a block with points outside m_ages, what is taken

    std::vector<std::string_view> m_raws;
    std::vector<series::SeriesEntry *> m_found;
    std::vector<const series::TagSet *> m_tagSets;
    parse::SeriesName m_name;
    std::vector<series::LabelView> m_labels;
    std::string m_key;

    std::vector<Unknown> m_unknown;
    std::vector<Unknown> m_asked;           // the registrar has been asked about these
    std::vector<std::string> m_unknownKeys; // in the order of m_unknown
    std::unordered_map<std::string, std::size_t> m_unknownAt;
    std::size_t m_unknownBytes = 0;
    std::size_t m_askedBytes = 0;
    std::uint64_t m_points = 0;
};

} // namespace tg::ingest

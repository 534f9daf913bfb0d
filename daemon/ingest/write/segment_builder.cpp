#include "ingest/write/segment_builder.h"

#include <optional>
#include <utility>

namespace tg::ingest {

using series::EntryState;
using series::SeriesEntry;

namespace {

bool isReady(const SeriesEntry *entry)
{
    return entry && entry->state.load(std::memory_order_acquire) == EntryState::Ready;
}

// Why the points of such a series are rejected; nothing: they are not.
std::optional<RejectReason> refusalOf(route::ResolveStatus status)
{
    switch (status) {
    case route::ResolveStatus::TableFull:
        return RejectReason::SeriesLimit;
    case route::ResolveStatus::IdShared:
        return RejectReason::IdShared;
    default:
        return std::nullopt;
    }
}

} // namespace

SegmentBuilder::SegmentBuilder(series::SeriesTable &table, batch::Slicer &slicer,
                               LedgerCounters &ledger, const Limits &limits)
    : m_table(table)
    , m_slicer(slicer)
    , m_ledger(ledger)
    , m_limits(limits)
{
}

void SegmentBuilder::take(const parse::Block &block)
{
    m_raws.clear();
    for (const auto &run : block.runs)
        m_raws.push_back(run.series);
    m_found.resize(m_raws.size());
    m_table.find(block.syntax, m_raws, m_found);
    m_ledger.received.add(block.samples.size());
    const auto weight = m_flow ? m_flow->beginBlock(block.runs.size()) : 0;
    for (std::size_t i = 0; i < block.runs.size(); ++i) {
        const auto &run = block.runs[i];
        if (isReady(m_found[i])) [[likely]]
            append(*m_found[i], block.samplesOf(run));
        else
            miss(block, run);
    }
    if (weight == 0) [[likely]]
        return;
    for (std::size_t i = 0; i < block.runs.size();
         ++i) { // the others are noted once they are known
        if (isReady(m_found[i]))
            m_flow->note(*m_found[i], block.runs[i].count, weight);
    }
}

void SegmentBuilder::append(const SeriesEntry &entry, std::span<const Sample> samples)
{
    m_ledger.queued.add(samples.size());
    m_points += samples.size();
    if (const auto truncated = m_slicer.append(entry, samples); truncated > 0)
        m_ledger.truncatedTimes.add(truncated);
}

void SegmentBuilder::miss(const parse::Block &block, const parse::SeriesRun &run)
{
    const auto samples = block.samplesOf(run);
    if (const auto reason = parse::readSeries(block.syntax, run.series, m_limits, m_name)) {
        refuse(*reason, run.line, samples.size());
        return;
    }
    m_labels.clear();
    for (const auto &label : m_name.labels)
        m_labels.emplace_back(label.name, label.value);
    m_key.clear();
    series::writeKey(m_name.metric, m_labels, m_key);
    SeriesEntry *entry = m_table.findKey(m_key);
    if (isReady(entry)) {
        m_table.addAlias(block.syntax, run.series, *entry);
        if (m_flow)
            m_flow->note(*entry, run.count, 1);
        append(*entry, samples);
        return;
    }

    m_ledger.queued.add(samples.size());
    m_points += samples.size();
    const auto [at, isNew] = m_unknownAt.try_emplace(m_key, m_unknown.size());
    if (isNew) {
        m_unknown.push_back({std::string(run.series),
                             block.syntax,
                             std::string(run.line.substr(0, RejectReport::kLineCut + 4)),
                             {}});
        m_unknownKeys.push_back(m_key);
        m_unknownBytes += run.series.size() + 2 * m_key.size() + sizeof(Unknown);
    }
    auto &kept = m_unknown[at->second].samples;
    kept.insert(kept.end(), samples.begin(), samples.end());
    m_unknownBytes += samples.size_bytes();
}

void SegmentBuilder::reject(RejectReason reason, std::string_view line, std::uint32_t points)
{
    m_ledger.received.add(points);
    refuse(reason, line, points);
}

void SegmentBuilder::refuse(RejectReason reason, std::string_view line, std::uint64_t points)
{
    m_ledger.rejected[static_cast<std::size_t>(reason)].add(points);
    if (m_rejects.add(reason, line) && m_samples)
        m_samples->offer(reason, line, m_format);
}

route::ResolveBatchPtr SegmentBuilder::takeQuestions()
{
    auto batch = std::make_unique<route::ResolveBatch>();
    batch->items.reserve(m_unknownKeys.size());
    for (auto &key : m_unknownKeys) {
        batch->items.emplace_back();
        batch->items.back().key = std::move(key);
    }
    m_unknownKeys.clear();
    m_unknownAt.clear();
    m_asked = std::exchange(m_unknown, {});
    m_askedBytes = std::exchange(m_unknownBytes, 0);
    return batch;
}

SegmentBuilder::JoinResult SegmentBuilder::join(const route::ResolveBatch &answers)
{
    for (const auto &item : answers.items) {
        if (item.status == route::ResolveStatus::Unavailable)
            return {Joined::Unavailable, item.blamed};
        if (item.status == route::ResolveStatus::Throttled)
            return {Joined::Throttled, kNoNode};
    }
    for (std::size_t i = 0; i < answers.items.size(); ++i) {
        auto &unknown = m_asked[i];
        const auto points = unknown.samples.size();
        m_ledger.queued.sub(points); // counted again by append(), or rejected
        m_points -= points;
        if (const auto reason = refusalOf(answers.items[i].status)) {
            refuse(*reason, unknown.line, points);
            continue;
        }
        SeriesEntry &entry = *answers.items[i].entry;
        if (m_flow)
            m_flow->note(entry, static_cast<std::uint32_t>(points), 1);
        m_table.addAlias(unknown.syntax, unknown.raw, entry);
        append(entry, unknown.samples);
    }
    m_asked.clear();
    m_askedBytes = 0;
    return {};
}

std::vector<batch::Part> SegmentBuilder::takeParts()
{
    m_points = 0;
    return m_slicer.take();
}

std::uint64_t SegmentBuilder::discard()
{
    const auto points = m_points;
    m_ledger.queued.sub(points);
    m_points = 0;
    m_unknown.clear();
    m_asked.clear();
    m_unknownKeys.clear();
    m_unknownAt.clear();
    m_unknownBytes = 0;
    m_askedBytes = 0;
    m_slicer.discard();
    return points;
}

} // namespace tg::ingest

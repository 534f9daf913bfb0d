#include "ingest/write/segment_builder.h"

#include <utility>

#include "parse/remote_write.h"

namespace tg::ingest {

using series::EntryState;
using series::SeriesEntry;

namespace {

// As a person can read it. A cut one gives what is there.
std::string lineText(SeriesSyntax syntax, std::string_view line)
{
    return syntax == SeriesSyntax::RemoteWrite ? parse::remoteWriteText(line) : std::string(line);
}

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

void SegmentBuilder::boundAges(const AgeBounds &ages)
{
    m_ages = ages;
    m_hasAges = !ages.areOpen();
}

void SegmentBuilder::take(const parse::Block &block)
{
    if (!m_hasAges || m_ages.hold(block.samples)) [[likely]]
        takeKnownAges(block);
    else
        takeKnownAges(withinAges(block));
}

// The block without the points that are too old or too new, which are refused; all of it where that
// is only measured.
const parse::Block &SegmentBuilder::withinAges(const parse::Block &block)
{
    m_aged.clear();
    m_aged.syntax = block.syntax;
    m_aged.stringFields = block.stringFields;
    m_aged.stringFieldsLine = block.stringFieldsLine;
    m_aged.finerTimes = block.finerTimes;
    for (const auto &run : block.runs)
        keepWithinAges(block, run);
    return m_aged;
}

void SegmentBuilder::keepWithinAges(const parse::Block &block, const parse::SeriesRun &run)
{
    const std::size_t first = m_aged.samples.size();
    std::uint32_t tooOld = 0;
    std::uint32_t tooNew = 0;
    for (std::size_t i = run.first; i < run.first + run.count; ++i) {
        const Sample &sample = block.samples[i];
        const bool isOld = sample.time < m_ages.oldest;
        const bool isNew = sample.time > m_ages.newest;
        tooOld += isOld;
        tooNew += isNew;
        if ((isOld && !m_limits.measured.has(Bound::OldestMs)) ||
            (isNew && !m_limits.measured.has(Bound::NewestMs)))
            continue;
        m_aged.samples.push_back(sample);
        if (!block.fields.empty())
            m_aged.fields.push_back(block.fields[i]);
    }
    if (const std::size_t kept = m_aged.samples.size() - first; kept > 0)
        m_aged.runs.push_back({run.series, static_cast<std::uint32_t>(first),
                               static_cast<std::uint32_t>(kept), run.line});
    const auto note = [&](Bound bound, RejectReason reason, std::uint32_t points) {
        if (points == 0)
            return;
        if (m_limits.measured.has(bound))
            m_ledger.overBound[static_cast<std::size_t>(bound)].add(points);
        else
            reject(reason, lineText(block.syntax, run.line), points);
    };
    note(Bound::OldestMs, RejectReason::TooOld, tooOld);
    note(Bound::NewestMs, RejectReason::TooNew, tooNew);
}

void SegmentBuilder::takeKnownAges(const parse::Block &block)
{
    if (block.finerTimes > 0) [[unlikely]]
        m_ledger.truncatedTimes.add(block.finerTimes);
    if (block.syntax == SeriesSyntax::InfluxLine) {
        takeFields(block);
        return;
    }
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
            miss({block.syntax, run.series, {}}, run.line, block.samplesOf(run));
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
    if (const auto over = entry.over(); !over.isEmpty()) [[unlikely]]
        countOver(over, samples.size());
}

void SegmentBuilder::countOver(BoundSet over, std::uint64_t points)
{
    for (std::size_t i = 0; i < kBounds; ++i) {
        if (over.has(static_cast<Bound>(i)))
            m_ledger.overBound[i].add(points);
    }
}

// The samples of a line are of as many series.
void SegmentBuilder::takeFields(const parse::Block &block)
{
    if (block.stringFields > 0)
        reject(RejectReason::StringField, block.stringFieldsLine, block.stringFields);
    findFields(block);
    const std::span samples(block.samples);
    m_ledger.received.add(samples.size());
    for (const auto &run : block.runs) {
        for (std::size_t i = run.first; i < run.first + run.count; ++i) {
            if (isReady(m_found[i])) [[likely]]
                append(*m_found[i], samples.subspan(i, 1));
            else
                miss({block.syntax, run.series, block.fields[i]}, run.line, samples.subspan(i, 1));
        }
    }
    const auto weight = m_flow ? m_flow->beginBlock(samples.size()) : 0;
    if (weight == 0) [[likely]]
        return;
    for (const auto *entry : m_found) {
        if (isReady(entry))
            m_flow->note(*entry, 1, weight);
    }
}

// m_found: an entry a sample.
void SegmentBuilder::findFields(const parse::Block &block)
{
    m_raws.clear();
    for (const auto &run : block.runs)
        m_raws.push_back(run.series);
    m_tagSets.resize(m_raws.size());
    m_table.findTagSets(m_raws, m_tagSets);
    m_found.assign(block.samples.size(), nullptr);
    for (std::size_t i = 0; i < block.runs.size(); ++i) {
        if (!m_tagSets[i])
            continue;
        const auto &run = block.runs[i];
        std::uint32_t next = 0;
        for (std::size_t field = run.first; field < run.first + run.count; ++field) {
            m_found[field] = m_tagSets[i]->find(block.fields[field], next);
            __builtin_prefetch(m_found[field]);
        }
    }
}

std::optional<RejectReason> SegmentBuilder::readName(const Spelling &spelling)
{
    return spelling.syntax == SeriesSyntax::InfluxLine
               ? parse::readInfluxSeries(spelling.series, spelling.field, m_limits, m_name)
               : parse::readSeries(spelling.syntax, spelling.series, m_limits, m_name);
}

void SegmentBuilder::remember(const Spelling &spelling, SeriesEntry &entry, BoundSet over)
{
    if (!over.isEmpty())
        entry.markOver(over);
    if (spelling.syntax == SeriesSyntax::InfluxLine)
        m_table.addField(spelling.series, spelling.field, entry);
    else
        m_table.addAlias(spelling.syntax, spelling.series, entry);
}

void SegmentBuilder::miss(const Spelling &spelling, std::string_view line,
                          std::span<const Sample> samples)
{
    if (const auto reason = readName(spelling)) {
        refuse(*reason, lineText(spelling.syntax, line), samples.size());
        return;
    }
    m_labels.clear();
    for (const auto &label : m_name.labels)
        m_labels.emplace_back(label.name, label.value);
    m_key.clear();
    series::writeKey(m_name.metric, m_labels, m_key);
    SeriesEntry *entry = m_table.findKey(m_key);
    if (isReady(entry)) {
        remember(spelling, *entry, m_name.over);
        if (m_flow)
            m_flow->note(*entry, static_cast<std::uint32_t>(samples.size()), 1);
        append(*entry, samples);
        return;
    }

    m_ledger.queued.add(samples.size());
    m_points += samples.size();
    const auto [at, isNew] = m_unknownAt.try_emplace(m_key, m_unknown.size());
    if (isNew) {
        m_unknown.push_back({spelling.syntax,
                             std::string(spelling.series),
                             std::string(spelling.field),
                             std::string(line.substr(0, RejectReport::kLineCut + 4)),
                             m_name.over,
                             {}});
        m_unknownKeys.push_back(m_key);
        m_unknownBytes +=
            spelling.series.size() + spelling.field.size() + 2 * m_key.size() + sizeof(Unknown);
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

void SegmentBuilder::setAside(parse::Aside kind, std::uint32_t count)
{
    switch (kind) {
    case parse::Aside::StaleMarker: // a point that came, so the points ledger has it
        m_ledger.received.add(count);
        m_ledger.rejected[static_cast<std::size_t>(RejectReason::StaleMarker)].add(count);
        break;
    case parse::Aside::Exemplar:
        m_ledger.exemplarsNotStored.add(count);
        break;
    case parse::Aside::Histogram:
        m_ledger.histogramsNotStored.add(count);
        break;
    case parse::Aside::Metadata:
    case parse::Aside::Count_:
        m_ledger.metadataNotStored.add(count);
        break;
    }
}

void SegmentBuilder::describe(const FamilyMetadata &metadata)
{
    if (m_metadata)
        m_metadata->offer(metadata);
    else
        setAside(parse::Aside::Metadata, 1);
}

void SegmentBuilder::refuse(RejectReason reason, std::string_view line, std::uint64_t points)
{
    m_ledger.rejected[static_cast<std::size_t>(reason)].add(points);
    m_rejects.add(reason, line);
    if (m_samples)
        m_samples->offer(reason, line, m_origin);
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
            refuse(*reason, lineText(unknown.syntax, unknown.line), points);
            continue;
        }
        SeriesEntry &entry = *answers.items[i].entry;
        if (m_flow)
            m_flow->note(entry, static_cast<std::uint32_t>(points), 1);
        remember({unknown.syntax, unknown.series, unknown.field}, entry, unknown.over);
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

#include "cluster/steward/backfill_desk.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kRegisterPatience = 30s;
constexpr auto kRegisterAgain = 2s;
constexpr std::int64_t kManyHours = 24; // a wider gap is read a day at a time

std::string fillText(std::uint64_t compared, std::uint64_t written, std::uint64_t residues)
{
    return std::to_string(compared) + " series compared, " + std::to_string(written) +
           " points copied, " + std::to_string(residues) + " series still lack points";
}

} // namespace

BackfillDesk::BackfillDesk(Wiring wiring, BackfillOptions options)
    : m_wiring(std::move(wiring))
    , m_options(options)
{
}

BackfillDesk::~BackfillDesk()
{
    stop();
}

void BackfillDesk::stop()
{
    for (auto &[node, job] : m_jobs) {
        delete std::exchange(job.filler, nullptr);
        m_wiring.leases.give(*m_wiring.members[node]);
    }
    m_jobs.clear();
}

void BackfillDesk::tick()
{
    for (const auto &member : m_wiring.members)
        consider(*member);
}

void BackfillDesk::request(NodeIndex node, const std::string &operationId)
{
    if (const auto earlier = m_requested.find(node.value); earlier != m_requested.end())
        m_wiring.operations.finish(earlier->second, OperationState::Aborted,
                                   "asked for again as " + operationId,
                                   m_wiring.clock.unixMilliseconds());
    m_requested[node.value] = operationId;
    m_pauses.erase(node.value);
}

bool BackfillDesk::abort(const std::string &operationId)
{
    for (auto &[node, job] : m_jobs) {
        if (job.operationId != operationId)
            continue;
        m_pauses[node] = {m_wiring.clock.now() + m_options.longestRetry, m_options.longestRetry};
        if (job.filler)
            job.filler->abort();
        else
            end(*m_wiring.members[node], OperationState::Aborted, "aborted before it began");
        return true;
    }
    const auto waiting =
        std::find_if(m_requested.begin(), m_requested.end(),
                     [&](const auto &entry) { return entry.second == operationId; });
    if (waiting == m_requested.end())
        return false;
    m_wiring.operations.finish(operationId, OperationState::Aborted, "aborted before it began",
                               m_wiring.clock.unixMilliseconds());
    m_requested.erase(waiting);
    return true;
}

std::vector<GapRecord> BackfillDesk::fillable(const Member &member, bool withResidues) const
{
    std::vector<GapRecord> records;
    for (const auto &[id, record] : m_wiring.board.gaps(member.handles.id).records) {
        const bool isOurs = record.openedBy == m_wiring.instance;
        const bool isQuiet = nowSeconds() - record.changedAt >= m_options.othersQuiet.count();
        const bool isWanted =
            record.state == GapState::Open || (withResidues && record.state == GapState::Residue);
        const bool mayBeVain = std::find(member.crashGaps.begin(), member.crashGaps.end(), id) !=
                               member.crashGaps.end();
        if (isWanted && !mayBeVain && !record.waits(nowSeconds()) &&
            (isOurs || isQuiet || withResidues))
            records.push_back(record);
    }
    return records;
}

void BackfillDesk::lookAfter(Member &member, Job &job)
{
    const auto lease = m_wiring.leases.look(member);
    if (job.stage == Stage::Leasing) {
        if (lease == NodeLeases::State::Lost)
            return end(member, OperationState::Failed,
                       m_wiring.leases.holder(member) + " fills this node");
        if (lease == NodeLeases::State::Vain)
            return end(member, OperationState::Failed,
                       "the lease could not be stored on every node in reach");
        if (lease == NodeLeases::State::Held)
            begin(member, job);
    } else if (lease == NodeLeases::State::Lost) {
        job.abortText = "the lease was lost to " + m_wiring.leases.holder(member);
        if (job.filler)
            return job.filler->abort(); // the job is over then
        return end(member, OperationState::Aborted, std::string(job.abortText));
    } else if (job.stage == Stage::Registering) {
        fillRegion(member, job);
    }
}

void BackfillDesk::consider(Member &member)
{
    const auto node = member.handles.index.value;
    if (const auto running = m_jobs.find(node); running != m_jobs.end())
        return lookAfter(member, running->second);
    const auto requested = m_requested.find(node);
    const bool isRequested = requested != m_requested.end();
    const auto pause = m_pauses.find(node);
    const bool isPaused = pause != m_pauses.end() && m_wiring.clock.now() < pause->second.until;
    const bool isReady =
        member.isWarm() && member.hasSynced && member.handles.status.accepting.load();
    if (!isReady || isPaused || (!isRequested && !m_options.isAutomatic))
        return;
    if (fillable(member, isRequested).empty()) {
        if (isRequested) {
            m_wiring.operations.finish(requested->second, OperationState::Done, "no gap was open",
                                       m_wiring.clock.unixMilliseconds());
            m_requested.erase(requested);
        }
        return;
    }
    if (m_wiring.leases.mayTake(member))
        lease(member);
}

void BackfillDesk::lease(Member &member)
{
    const auto &id = member.handles.id;
    Job job;
    if (const auto requested = m_requested.extract(member.handles.index.value)) {
        job.operationId = requested.mapped();
        job.isRequested = true;
    } else {
        Plan plan;
        plan.action = Action::Backfill;
        plan.node = id;
        plan.by = m_wiring.instance;
        plan.reason = "gaps are open";
        plan.madeAt = m_wiring.clock.unixMilliseconds();
        job.operationId =
            m_wiring.operations
                .beginAutomatic(std::move(plan), OrderKind::None, m_wiring.clock.unixMilliseconds())
                .id;
    }
    m_wiring.leases.take(member);
    m_jobs[member.handles.index.value] = std::move(job);
}

void BackfillDesk::begin(Member &member, Job &job)
{
    job.regions = regionsOf(fillable(member, job.isRequested));
    job.region = 0;
    if (job.regions.empty())
        return end(member, OperationState::Done, "no gap was open");
    note(member, "filling " + std::to_string(job.regions.size()) + " ranges of hours",
         EventSeverity::Info);
    startRegion(member, job);
}

void BackfillDesk::startRegion(Member &member, Job &job)
{
    job.stage = Stage::Registering;
    job.regionSince = m_wiring.clock.now();
    fillRegion(member, job);
}

// Series made while the node was away have no id there yet: they are registered first.
void BackfillDesk::fillRegion(Member &member, Job &job)
{
    const FillRegion &region = job.regions[job.region];
    const auto canBeRead = [this](NodeIndex node) {
        return m_wiring.members[node.value]->isWarm();
    };
    auto series = std::make_shared<const RegionSeries>(
        seriesOf(region, member.handles.index, m_wiring.table, canBeRead));
    const auto now = m_wiring.clock.now();
    if (!series->missing.empty() && now - job.regionSince < kRegisterPatience) {
        if (now == job.regionSince || now >= job.askedAt + kRegisterAgain) {
            job.askedAt = now;
            m_wiring.registrar.noteMissing(member.handles.index, series->missing);
        }
        return;
    }
    job.stage = Stage::Filling;
    job.isWhole = job.isWhole && series->isWhole();
    job.series = series;

    // Only the nodes that are needed: each is flushed, and one that is away would fail the job.
    FillJob fill;
    std::map<std::uint16_t, std::uint16_t> ports; // NodeIndex -> position
    const auto portOf = [&](NodeIndex node) {
        const auto [found, isNew] =
            ports.try_emplace(node.value, static_cast<std::uint16_t>(fill.ports.size()));
        if (isNew)
            fill.ports.push_back(&m_wiring.members[node.value]->port);
        return found->second;
    };
    fill.target = portOf(member.handles.index);
    for (const auto &one : series->series)
        portOf(one.source);
    fill.firstHour = region.firstHour;
    fill.lastHour = region.lastHour;
    fill.seriesTotal = series->series.size();
    fill.pager = [series, ports](std::uint64_t first, std::size_t most) {
        std::vector<SeriesCopies> page;
        for (auto i = first; i < series->series.size() && page.size() < most; ++i) {
            const auto &one = series->series[i];
            page.push_back(
                {std::string(one.entry->key()), one.targetId, ports.at(one.source.value), 0});
        }
        return page;
    };
    auto options = m_options.fill;
    if (region.lastHour - region.firstHour > kManyHours)
        options.walk.rangePerQuery = std::chrono::hours(kManyHours);
    job.filler = new GapFiller(std::move(fill), options, m_wiring.clock, this);
    connect(job.filler, &GapFiller::progressed, this,
            [this, id = job.operationId, before = job.written](const FillProgress &progress) {
                m_wiring.operations.update(id, [&](Operation &operation) {
                    operation.done = progress.seriesDone;
                    operation.total = progress.seriesTotal;
                    operation.pointsWritten = before + progress.pointsWritten;
                    operation.result = phaseText(progress.phase);
                });
            });
    connect(job.filler, &GapFiller::finished, this,
            [this, &member](const FillReport &report) { regionDone(member, report); });
    job.filler->start();
}

void BackfillDesk::regionDone(Member &member, const FillReport &report)
{
    Job &job = m_jobs.at(member.handles.index.value);
    std::exchange(job.filler, nullptr)->deleteLater();
    job.written += report.pointsWritten;
    job.compared += report.seriesCompared;
    job.residues += report.missing > 0 ? report.residueCount : 0;
    m_wiring.operations.update(job.operationId,
                               [&](Operation &operation) { // progress comes now and then only
                                   operation.done = report.seriesCompared;
                                   operation.pointsWritten = job.written;
                               });
    if (!report.isDone())
        return end(member, report.wasAborted ? OperationState::Aborted : OperationState::Failed,
                   report.wasAborted ? job.abortText : report.error.text);
    m_wiring.operations.update(job.operationId, [&](Operation &operation) {
        for (const auto &residue : report.residues) {
            if (operation.details.size() < 100)
                operation.details.push_back(residue.key + ": " + std::to_string(residue.missing) +
                                            " missing, " + std::to_string(residue.extra) +
                                            " more than the other copy");
        }
    });
    if (job.series->isWhole())
        settle(member, job.regions[job.region], report);
    if (++job.region < job.regions.size())
        return startRegion(member, job);
    const auto text = fillText(job.compared, job.written, job.residues);
    end(member, job.isWhole ? OperationState::Done : OperationState::Failed,
        job.isWhole ? text
                    : text + "; some series could not be compared yet, their gaps stay open");
}

// Extras are no residue: what the node has beyond the other copy is the other copy's matter.
void BackfillDesk::settle(Member &member, const FillRegion &region, const FillReport &report)
{
    for (GapRecord record : region.records) {
        record.state = report.missing > 0 ? GapState::Residue : GapState::Closed;
        record.residues = report.missing > 0 ? report.residueCount : 0;
        record.residueText =
            report.missing > 0 ? std::to_string(report.missing) + " points missing" : std::string();
        record.changedAt = nowSeconds();
        m_wiring.board.putGap(member.handles.id, std::move(record));
    }
}

void BackfillDesk::end(Member &member, OperationState state, const std::string &text)
{
    const auto node = member.handles.index.value;
    auto job = std::move(m_jobs.extract(node).mapped());
    m_wiring.operations.finish(job.operationId, state, text, m_wiring.clock.unixMilliseconds());
    note(member, std::string(name(state)) + ": " + text,
         state == OperationState::Failed ? EventSeverity::Warning : EventSeverity::Info);
    if (state == OperationState::Done) {
        m_pauses.erase(node);
    } else if (state == OperationState::Failed) {
        auto &pause = m_pauses[node];
        pause.length = std::clamp(pause.length * 2, m_options.firstRetry, m_options.longestRetry);
        pause.until = m_wiring.clock.now() + pause.length;
    }
    m_wiring.leases.give(member);
}

void BackfillDesk::note(const Member &member, const std::string &text, EventSeverity severity)
{
    qCInfo(lcCluster).nospace().noquote()
        << "event=backfill node=" << member.handles.id.c_str() << " " << text.c_str();
    m_wiring.journal.add(m_wiring.clock.unixMilliseconds(), member.handles.id, "backfill", text,
                         severity);
}

} // namespace tg::cluster

#include "cluster/steward/heal_desk.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <QLoggingCategory>

#include "series/series_key.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 60s; // for a target that is filled by somebody else, or away
constexpr std::int64_t kAheadHours = 24 * 366; // points of the future that are looked for
constexpr std::size_t kListed = 100;           // series named in the operation

std::string count(std::uint64_t number, const char *what)
{
    return std::to_string(number) + ' ' + what;
}

} // namespace

void HealDesk::begin(const std::string &operationId, NodeIndex node)
{
    const auto now = m_wiring.clock.unixMilliseconds();
    if (isRunning())
        return m_wiring.operations.finish(
            operationId, OperationState::Failed,
            "another heal is running (" + m_operationId + "); abort it or wait", now);
    m_operationId = operationId;
    m_plan = planHeal(m_wiring.registrar.extraHolders().all(), node,
                      [this](NodeIndex one) { return m_wiring.members[one.value]->isWarm(); });
    m_step = 0;
    m_written = m_pairs = 0;
    m_failed.clear();
    m_failure.clear();
    std::uint64_t pairs = 0;
    for (const auto &one : m_plan.steps)
        pairs += one.pairs.size();
    m_wiring.operations.update(operationId, [&](Operation &operation) { operation.total = pairs; });
    startStep();
}

void HealDesk::startStep()
{
    if (m_step == m_plan.steps.size())
        return end(OperationState::Done, {});
    m_stage = Stage::Waiting;
    m_stepSince = m_wiring.clock.now();
}

void HealDesk::tick()
{
    if (m_stage == Stage::Idle)
        return;
    if (m_stage == Stage::Waiting) {
        const bool isReady =
            target().isWarm() && target().hasSynced && target().handles.status.accepting.load();
        if (isReady && m_wiring.leases.mayTake(target())) {
            m_wiring.leases.take(target());
            m_stage = Stage::Leasing;
        } else if (m_wiring.clock.now() - m_stepSince > kPatience) {
            stepFailed(target().handles.id +
                       (isReady ? ": filled by " + m_wiring.leases.holder(target())
                                : std::string(": takes no writes")));
        }
        return;
    }
    switch (m_wiring.leases.look(target())) {
    case NodeLeases::State::Settling:
        return;
    case NodeLeases::State::Held:
        return m_stage == Stage::Leasing ? fill() : void();
    case NodeLeases::State::Lost:
        return stepFailed(target().handles.id + ": the lease was lost to " +
                          m_wiring.leases.holder(target()));
    case NodeLeases::State::Vain:
        return stepFailed(target().handles.id +
                          ": the lease could not be stored on every node in reach");
    }
}

void HealDesk::fill()
{
    m_stage = Stage::Filling;
    FillJob job;
    std::map<std::uint16_t, std::uint16_t> ports; // NodeIndex -> position
    const auto portOf = [&](NodeIndex node) {
        const auto [found, isNew] =
            ports.try_emplace(node.value, static_cast<std::uint16_t>(job.ports.size()));
        if (isNew)
            job.ports.push_back(&m_wiring.members[node.value]->port);
        return found->second;
    };
    job.target = portOf(step().target);
    for (const auto &pair : step().pairs)
        portOf(pair.extra.node);
    job.firstHour = 0;
    job.lastHour = m_wiring.clock.unixMilliseconds() / 3'600'000 + kAheadHours;
    job.seriesTotal = step().pairs.size();
    job.pager = [this, ports](std::uint64_t first, std::size_t most) {
        std::vector<SeriesCopies> page;
        for (auto i = first; i < step().pairs.size() && page.size() < most; ++i) {
            const auto &pair = step().pairs[i];
            page.push_back({std::string(pair.extra.entry->key()), pair.targetId,
                            ports.at(pair.extra.node.value), 0});
        }
        return page;
    };
    auto options = m_fill;
    options.walk.rangePerQuery =
        std::chrono::hours(job.lastHour + 1); // all; what is too much for a reply is halved
    options.maxResidues =
        step().pairs.size(); // also names series of which the copy has more: nearly all
    m_filler = new GapFiller(std::move(job), options, m_wiring.clock, this);
    connect(m_filler, &GapFiller::progressed, this, [this](const FillProgress &progress) {
        m_wiring.operations.update(m_operationId, [&](Operation &operation) {
            operation.done =
                m_pairs + (progress.phase == FillPhase::Compare ? progress.seriesDone : 0);
            operation.pointsWritten = m_written + progress.pointsWritten;
            operation.result = target().handles.id + ": " + phaseText(progress.phase);
        });
    });
    connect(m_filler, &GapFiller::finished, this,
            [this](const FillReport &report) { filled(report); });
    m_filler->start();
}

void HealDesk::filled(const FillReport &report)
{
    std::exchange(m_filler, nullptr)->deleteLater();
    m_written += report.pointsWritten;
    m_pairs += report.seriesCompared;
    if (report.wasAborted)
        return end(OperationState::Aborted, "aborted");
    if (!report.isDone())
        return stepFailed(target().handles.id + ": " + report.error.text);
    std::map<std::string, std::uint64_t> missing;
    for (const auto &residue : report.residues) {
        if (residue.missing > 0)
            missing[residue.key] = residue.missing;
    }
    for (const auto &pair : step().pairs) {
        const auto found = missing.find(std::string(pair.extra.entry->key()));
        if (found == missing.end())
            continue;
        m_failed.insert({pair.extra.entry, pair.extra.node});
        m_wiring.operations.update(m_operationId, [&](Operation &operation) {
            if (operation.details.size() < kListed)
                operation.details.push_back(series::keyText(found->first) + ": " +
                                            target().handles.id + " still lacks " +
                                            count(found->second, "points"));
        });
    }
    nextStep();
}

void HealDesk::stepFailed(const std::string &why)
{
    delete std::exchange(m_filler, nullptr); // not from one of its slots, or it has just ended
    for (const auto &pair : step().pairs)
        m_failed.insert({pair.extra.entry, pair.extra.node});
    if (m_failure.empty())
        m_failure = why;
    nextStep();
}

void HealDesk::nextStep()
{
    if (m_stage != Stage::Waiting) // else it is not ours: a fill of this gateway may hold it
        m_wiring.leases.give(target());
    ++m_step;
    startStep();
}

std::vector<route::ExtraHolder> HealDesk::healed() const
{
    std::vector<route::ExtraHolder> all;
    std::copy_if(m_plan.extras.begin(), m_plan.extras.end(), std::back_inserter(all),
                 [this](const auto &extra) {
                     return m_failed.count({extra.entry, extra.node}) == 0;
                 });
    return all;
}

void HealDesk::end(OperationState state, const std::string &why)
{
    if (m_stage != Stage::Waiting && m_step < m_plan.steps.size())
        m_wiring.leases.give(target());
    m_stage = Stage::Idle;
    auto text = why;
    if (state == OperationState::Done) {
        auto whole = healed();
        text = count(whole.size(), "extra holders healed, ") + count(m_written, "points copied");
        if (!m_failed.empty())
            text += "; " + count(m_failed.size(), "not healed") +
                    (m_failure.empty() ? "" : ": " + m_failure);
        if (m_plan.outOfReach > 0)
            text += "; " + count(m_plan.outOfReach, "left out: they or a copy cannot be read now");
        if (!m_failed.empty() || m_plan.outOfReach > 0)
            state = OperationState::Failed;
        m_wiring.registrar.noteHealed(std::move(whole));
    }
    m_plan = {};
    const auto now = m_wiring.clock.unixMilliseconds();
    m_wiring.operations.update(m_operationId, [this](Operation &operation) {
        operation.done = m_pairs;
        operation.pointsWritten = m_written;
    });
    qCInfo(lcCluster).nospace().noquote()
        << "event=heal operation=" << m_operationId.c_str() << " " << text.c_str();
    m_wiring.journal.add(now, {}, "heal", text,
                         state == OperationState::Failed ? EventSeverity::Warning
                                                         : EventSeverity::Info);
    m_wiring.operations.finish(m_operationId, state, text, now);
}

bool HealDesk::abort(const std::string &operationId)
{
    if (!isRunning() || operationId != m_operationId)
        return false;
    if (m_filler)
        m_filler->abort(); // filled() comes from within
    else
        end(OperationState::Aborted, "aborted");
    return true;
}

void HealDesk::stop()
{
    delete std::exchange(m_filler, nullptr);
    if (m_stage == Stage::Leasing || m_stage == Stage::Filling)
        m_wiring.leases.give(target());
    m_stage = Stage::Idle;
}

} // namespace tg::cluster

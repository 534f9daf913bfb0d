#include "cluster/steward/audit_desk.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>

#include "series/series_key.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

namespace {

constexpr std::size_t kListed = 100; // series named in the operation

// Takes `wanted` of `count` in even steps; where the first step ends depends on `start`.
class EvenSteps
{
public:
    EvenSteps(std::uint64_t count, std::uint64_t wanted, std::uint64_t start)
        : m_count(std::max<std::uint64_t>(count, 1))
        , m_wanted(std::min(wanted, m_count))
        , m_sum(start % m_count)
    {
    }
    bool takesNext()
    {
        m_sum += m_wanted;
        if (m_sum < m_count)
            return false;
        m_sum -= m_count;
        return true;
    }

private:
    const std::uint64_t m_count;
    const std::uint64_t m_wanted;
    std::uint64_t m_sum;
};

} // namespace

void AuditDesk::begin(const AuditRequest &request)
{
    const auto now = m_wiring.clock.unixMilliseconds();
    if (m_audit && m_request.isAutomatic && !request.isAutomatic)
        m_audit->abort(); // a person does not wait for it; done() comes from within
    if (m_audit)
        return m_wiring.operations.finish(
            request.operationId, OperationState::Failed,
            "another audit is running (" + m_request.operationId + "); abort it or wait", now);
    m_request = request;
    m_found.clear();
    auto series = sample(request);
    m_wiring.operations.update(request.operationId,
                               [&](Operation &operation) { operation.total = series.size(); });
    // What is on its way with an older time differs for a moment too: everything is looked at twice
    // before it counts.
    auto walk = request.walk;
    walk.fresh = std::chrono::hours(request.wish.hours + 1);
    m_audit = new CopyAudit(jobOf(request, std::move(series)), walk, m_wiring.clock, kListed, this);
    connect(m_audit, &CopyAudit::finished, this,
            [this](const AuditReport &report) { done(report); });
    m_audit->start();
}

// Series whose two copies can both be read now, evenly spread.
std::vector<SeriesCopies> AuditDesk::sample(const AuditRequest &request) const
{
    const auto eachOf = [&](auto visit) {
        m_wiring.table.forEach([&](series::SeriesEntry &entry) {
            const auto both = entry.bothCopies();
            if (!both.primary.isResolved() || !both.replica.isResolved())
                return;
            const Member &first = *m_wiring.members[both.primary.node().value];
            const Member &second = *m_wiring.members[both.replica.node().value];
            const bool isWanted = request.node.empty() || first.handles.id == request.node ||
                                  second.handles.id == request.node;
            if (isWanted && first.isWarm() && second.isWarm())
                visit(entry, both);
        });
    };
    std::uint64_t count = 0;
    eachOf([&](auto &, const auto &) { ++count; });
    EvenSteps steps(count, request.wish.series, request.start);
    std::vector<SeriesCopies> series;
    eachOf([&](auto &entry, const auto &both) {
        if (steps.takesNext() && series.size() < request.wish.series)
            series.push_back({std::string(entry.key()), both.replica.id(),
                              both.primary.node().value, both.replica.node().value});
    });
    return series;
}

// Only the nodes that are needed: each is flushed, and one that is away would fail the job.
AuditJob AuditDesk::jobOf(const AuditRequest &request, std::vector<SeriesCopies> series)
{
    AuditJob job;
    std::vector<NodeIndex> nodes; // by port
    std::map<std::uint16_t, std::uint16_t> ports;
    const auto portOf = [&](std::uint16_t node) {
        const auto [found, isNew] =
            ports.try_emplace(node, static_cast<std::uint16_t>(nodes.size()));
        if (isNew) {
            nodes.push_back(NodeIndex{node});
            job.ports.push_back(&m_wiring.members[node]->port);
        }
        return found->second;
    };
    for (auto &one : series) {
        one.source = portOf(one.source);
        one.target = portOf(one.target);
    }
    const auto until = m_wiring.clock.unixMilliseconds() / 1000 - request.unsettled.count();
    job.range = {until - request.wish.hours * 3600, until};
    job.pager = [all = std::make_shared<const std::vector<SeriesCopies>>(std::move(series))](
                    std::uint64_t first, std::size_t most) {
        const auto from = std::min<std::uint64_t>(first, all->size());
        const auto to = std::min<std::uint64_t>(from + most, all->size());
        return std::vector<SeriesCopies>(all->begin() + static_cast<std::ptrdiff_t>(from),
                                         all->begin() + static_cast<std::ptrdiff_t>(to));
    };
    job.differs = [this, nodes](const SeriesCopies &copies, const PointsDiff &diff) {
        const auto *entry = m_wiring.table.findKey(copies.key);
        m_found.add(nodes[copies.target], entry->shard, diff.missing);
        m_found.add(nodes[copies.source], entry->shard, diff.extra);
    };
    return job;
}

std::string AuditDesk::openGaps()
{
    std::uint64_t opened = 0;
    std::string where;
    const auto now = m_wiring.clock.unixMilliseconds() / 1000;
    for (const auto node : m_found.nodes()) {
        const auto &id = m_wiring.members[node.value]->handles.id;
        const auto count =
            m_wiring.keeper.open(id, m_found.regions(node), "an audit found points missing", now)
                .size();
        opened += count;
        where += (where.empty() ? ": " : ", ") + std::to_string(count) + " on " + id;
    }
    m_totals.gapsOpened += opened;
    return "; " + std::to_string(opened) + " gaps opened" + where;
}

// A smaller sample that finds nothing says nothing of what another one found and nobody mended.
void AuditDesk::noteDiffering(const AuditReport &report)
{
    const auto &wish = m_request.wish;
    if (report.seriesDiffering > 0) {
        m_totals.differingNow = report.seriesDiffering;
        m_finder = wish;
        return;
    }
    const bool coversAll = wish.hours >= m_finder.hours && wish.series >= m_wiring.table.size();
    if (m_request.node.empty() && (m_finder.repairs || coversAll))
        m_totals.differingNow = 0;
}

void AuditDesk::done(const AuditReport &report)
{
    std::exchange(m_audit, nullptr)->deleteLater();
    auto text = std::to_string(report.seriesCompared) + " series compared, " +
                std::to_string(report.seriesDiffering) +
                " differ: " + std::to_string(report.missingOnB) + " points missing on replicas, " +
                std::to_string(report.missingOnA) + " on primaries";
    if (report.isDone()) {
        ++m_totals.audits;
        m_totals.automatic += m_request.isAutomatic ? 1 : 0;
        m_totals.seriesCompared += report.seriesCompared;
        m_totals.seriesDiffering += report.seriesDiffering;
        noteDiffering(report);
        if (m_request.wish.repairs)
            text += openGaps();
    }
    m_wiring.operations.update(m_request.operationId, [&](Operation &operation) {
        operation.done = report.seriesCompared;
        for (const auto &difference : report.differences)
            operation.details.push_back(
                series::keyText(difference.key) + ": " + std::to_string(difference.missing) +
                " missing on the replica, " + std::to_string(difference.extra) + " on the primary");
    });
    const auto state = report.isDone()     ? OperationState::Done
                       : report.wasAborted ? OperationState::Aborted
                                           : OperationState::Failed;
    if (!report.error.text.empty())
        text = report.error.text;
    qCInfo(lcCluster).nospace().noquote()
        << "event=audit operation=" << m_request.operationId.c_str() << " " << text.c_str();
    const bool isGood = report.isDone() && report.seriesDiffering == 0;
    m_wiring.journal.add(m_wiring.clock.unixMilliseconds(), m_request.node, "audit", text,
                         isGood ? EventSeverity::Info : EventSeverity::Warning);
    m_wiring.operations.finish(m_request.operationId, state, text,
                               m_wiring.clock.unixMilliseconds());
}

bool AuditDesk::abort(const std::string &operationId)
{
    if (!m_audit || operationId != m_request.operationId)
        return false;
    m_audit->abort();
    return true;
}

void AuditDesk::stop()
{
    delete std::exchange(m_audit, nullptr);
}

} // namespace tg::cluster

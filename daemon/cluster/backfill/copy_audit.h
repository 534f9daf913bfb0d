// Compares both copies of a list or sample of series without writing anything. Cluster thread; one
// audit per object. Its ports outlive it, or abort() comes first. In finished() use deleteLater().
#pragma once

#include <functional>

#include <QObject>

#include "cluster/backfill/copy_walk.h"
#include "cluster/backfill/difference_list.h"

namespace tg::cluster {

struct AuditJob {
    std::vector<CopyPort *> ports;
    SecondRange range;
    SeriesPager pager;        // copy A is SeriesCopies::source, copy B its target; no id is needed
    bool flushesFirst = true; // a node's queries lag behind by a minute without it
    bool onlyMissing = false; // what only copy B has does not count
    // Told of each difference that counts, a few times for one series perhaps; may be empty.
    std::function<void(const SeriesCopies &, const PointsDiff &)> differs = {};
};

struct AuditReport {
    std::uint64_t seriesCompared = 0;
    std::uint64_t seriesDiffering = 0;
    std::uint64_t missingOnA = 0; // points
    std::uint64_t missingOnB = 0;
    std::vector<SeriesDifference> differences; // the first; missing: on B, extra: missing on A
    bool wasAborted = false;
    Error error; // text empty: none

    bool isDone() const { return !wasAborted && error.text.empty(); }
};

class CopyAudit final : public QObject, private WalkClient
{
    Q_OBJECT

public:
    CopyAudit(AuditJob job, WalkOptions options, const Clock &clock, std::size_t maxListed = 100,
              QObject *parent = nullptr);
    ~CopyAudit() override;

    void start(); // once
    void abort(); // finished() comes from within, unless it has come
    std::uint64_t seriesDone() const { return m_walk.seriesDone(); }

Q_SIGNALS:
    void finished(const tg::cluster::AuditReport &report);

private:
    enum class State { Idle, Running, Finished };

    void onDifference(std::uint64_t position, const SeriesCopies &series,
                      const PointsDiff &diff) override;
    void onSeriesClosed(std::uint64_t position) override;
    bool isQuiet() const override { return true; }
    void onWalkEnded(Result<void> result) override;

    void finish(bool wasAborted, Error error);

    const AuditJob m_job;
    State m_state = State::Idle;
    FlushStep m_flush;
    CopyWalk m_walk;
    DifferenceList m_differences;
};

} // namespace tg::cluster

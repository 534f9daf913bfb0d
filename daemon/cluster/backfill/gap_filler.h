// Repairs one node's copies in some hours from the other copies: flush all, write what is missing,
// flush, compare again, report. One job per object; nothing is ever removed from a node. Cluster
// thread. Its ports outlive it, or abort() comes first. In a slot on finished() use deleteLater().
#pragma once

#include <optional>
#include <unordered_set>

#include <QObject>
#include <QTimer>

#include "cluster/backfill/copy_walk.h"
#include "cluster/backfill/fill_job.h"
#include "cluster/backfill/point_writer.h"

namespace tg::cluster {

class GapFiller final : public QObject, private WalkClient
{
    Q_OBJECT

public:
    GapFiller(FillJob job, FillOptions options, const Clock &clock, QObject *parent = nullptr);
    ~GapFiller() override;

    void start(); // once
    void abort(); // finished() comes from within, unless it has come

    FillProgress progress() const;

Q_SIGNALS:
    void progressed(const tg::cluster::FillProgress &progress); // if changed, at most one in 200 ms
    void finished(const tg::cluster::FillReport &report);

private:
    void onDifference(std::uint64_t position, const SeriesCopies &series,
                      const PointsDiff &diff) override;
    void onSeriesClosed(std::uint64_t position) override;
    bool isQuiet() const override;
    void onWalkEnded(Result<void> result) override;

    bool transition(FillPhase next, const std::string &cause);
    void startWalk(std::uint64_t first);
    void startFlush();
    void onFlushed(const Result<void> &result);
    void onWritten(std::span<const QueuedPoint> batch);
    void onWriteFailed(std::span<const QueuedPoint> batch);
    void finish(FillPhase phase, Error error);
    void tellProgress();

    FillJob m_job;
    const FillOptions m_options;
    FillPhase m_phase = FillPhase::Idle;
    SecondRange m_range;
    FlushStep m_flush;
    CopyWalk m_walk;
    PointWriter m_writer;
    QTimer m_progressTimer;
    FillProgress m_told;
    std::uint64_t m_cursor = 0;
    std::uint64_t m_written = 0;
    std::uint64_t m_repaired = 0;
    std::uint64_t m_compared = 0;
    std::unordered_set<std::uint64_t> m_repairing; // open series with a point written
    DifferenceList m_residues;
};

} // namespace tg::cluster

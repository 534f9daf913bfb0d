// Reads both copies of one series chunk by chunk, source first, and tells how they differ. One of
// the few slots of a CopyWalk and owned by it; cluster thread. A failed query is tried again after
// a back-off; a reply that is too large is asked for in halves.
#pragma once

#include <optional>

#include <QObject>
#include <QTimer>

#include "cluster/backfill/copy_port.h"
#include "cluster/backfill/walk_options.h"

namespace tg::cluster {

class PairReading final : public QObject
{
public:
    struct Task {
        std::uint64_t position = 0; // of the series in the walk
        std::string key;
        CopyPort *source = nullptr;
        CopyPort *target = nullptr;
        SecondRange range;
        std::optional<PointsDiff> expected; // a second look: what the first one found
    };
    // From the event loop. After `ended` the reading is free again and does nothing more.
    struct Hooks {
        std::function<void(const Task &, SecondRange, PointsDiff)> compared; // of each chunk
        std::function<void(Task, Result<void>)> ended;
    };

    PairReading(const WalkOptions &options, Hooks hooks);

    bool isFree() const { return !m_isBusy; }
    void start(Task task);
    void stop();

private:
    enum class Side { Source, Target };

    std::int64_t longestChunk() const;
    void readChunk();
    void ask(Side side);
    void onPoints(std::vector<StoredPoint> points);
    void onError(const Error &error);
    void end(Result<void> result);

    const WalkOptions m_options;
    const Hooks m_hooks;
    QTimer m_retry;
    Task m_task;
    bool m_isBusy = false;
    std::uint64_t m_round = 0; // answers to earlier questions are ignored
    std::int64_t m_at = 0;
    std::int64_t m_chunkSeconds = 0;
    SecondRange m_chunk;
    Side m_side = Side::Source;
    unsigned m_retries = 0;
    std::vector<StoredPoint> m_source;
};

} // namespace tg::cluster

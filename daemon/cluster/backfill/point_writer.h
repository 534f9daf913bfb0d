// Stores points on one node in batches, one at a time, no faster than a rate, so that fresh data
// goes first. A batch is never sent twice: after an error nobody knows what of it is stored, and a
// node keeps duplicates, so it goes back to the client, who looks first. Cluster thread; member of
// its client, which bounds the queue.
#pragma once

#include <deque>
#include <optional>
#include <span>

#include <QObject>
#include <QTimer>

#include "base/token_bucket.h"
#include "cluster/backfill/copy_port.h"
#include "cluster/backfill/walk_options.h"
#include "shared/base/clock.h"

namespace tg::cluster {

struct QueuedPoint {
    std::uint64_t position = 0; // of its series in the walk
    PointToStore entry;
};

class PointWriter final : public QObject
{
public:
    struct Options {
        std::size_t pointsPerSecond = 50'000; // at least 1
        std::size_t batchPoints = 2'000;
        RetryPolicy retry;
    };
    // From the event loop.
    struct Hooks {
        std::function<void(std::span<const QueuedPoint>)> written;
        std::function<void(std::span<const QueuedPoint>)> failed; // the next waits for a back-off
        std::function<void(Error)> gaveUp; // too many failed in a row; nothing more is told
    };

    PointWriter(Options options, Hooks hooks, const Clock &clock);

    void start(CopyPort &port);
    void stop();
    void push(const QueuedPoint &point) { m_queue.push_back(point); }
    void goOn(); // after push()

    std::size_t queued() const { return m_queue.size() + m_out.size(); }

private:
    void send(std::size_t points);
    void onAnswer(const Result<void> &answer);

    const Options m_options;
    const Hooks m_hooks;
    const Clock &m_clock;
    CopyPort *m_port = nullptr;
    std::optional<TokenBucket> m_bucket;
    std::size_t m_granted = 0;
    std::deque<QueuedPoint> m_queue;
    std::vector<QueuedPoint> m_out; // the batch that waits for its answer
    std::uint64_t m_round = 0;
    unsigned m_failures = 0; // in a row
    QTimer m_pause;
};

} // namespace tg::cluster

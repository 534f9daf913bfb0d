// Flushes some ports at once and tries those that fail again, with a back-off. Cluster thread;
// member of whoever needs it. From a node's flush on, what it had answered ok can be queried.
#pragma once

#include <QObject>
#include <QTimer>

#include "cluster/backfill/copy_port.h"
#include "cluster/backfill/walk_options.h"

namespace tg::cluster {

class FlushStep final : public QObject
{
public:
    explicit FlushStep(RetryPolicy retry);

    // done comes from the event loop, and not after stop().
    void start(std::vector<CopyPort *> ports, CopyPort::Finished done);
    void stop();

private:
    void flushAll();
    void onAnswer(CopyPort *port, const Result<void> &answer);

    const RetryPolicy m_policy;
    QTimer m_retry;
    std::vector<CopyPort *> m_ports; // still to be flushed
    std::vector<CopyPort *> m_failed;
    std::size_t m_open = 0;
    unsigned m_retries = 0;
    std::uint64_t m_round = 0;
    Error m_error;
    CopyPort::Finished m_done;
};

} // namespace tg::cluster

// Makes and drops the feed: a gateway or a recording, and writes the recording if asked to.
// Main thread, owned by the main window.
#pragma once

#include <memory>

#include "console/link/demo_link.h"
#include "console/link/gateway_link.h"
#include "console/models/cluster_view.h"

namespace tg::console {

class ConnectionKeeper final : public QObject
{
    Q_OBJECT

public:
    ConnectionKeeper(const Clock &clock, ClusterView &view, QObject *parent = nullptr);
    ~ConnectionKeeper() override;

    void connectTo(const LinkOptions &options);
    Result<void> openDemo(const QString &file);
    // Everything at once, by a clock that the recording moves: for pictures.
    Result<void> playDemo(const QString &file, ManualClock &clock);
    Result<void> recordTo(const QString &file);
    void disconnectNow();

Q_SIGNALS:
    void noted(const QString &text);

private:
    void use(std::unique_ptr<ClusterFeed> feed);

    const Clock &m_clock;
    ClusterView &m_view;
    std::unique_ptr<ClusterFeed> m_feed;
    std::unique_ptr<RecordingWriter> m_recording;
    Clock::Steady m_recordingSince{};
};

} // namespace tg::console

#include "console/app/connection_keeper.h"

#include <QFileInfo>

namespace tg::console {

ConnectionKeeper::ConnectionKeeper(const Clock &clock, ClusterView &view, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_view(view)
{
}

ConnectionKeeper::~ConnectionKeeper()
{
    m_view.setFeed(nullptr);
}

void ConnectionKeeper::use(std::unique_ptr<ClusterFeed> feed)
{
    m_view.setFeed(feed.get());
    m_feed = std::move(feed);
    if (!m_feed)
        return;
    connect(m_feed.get(), &ClusterFeed::noted, this, &ConnectionKeeper::noted);
    connect(m_feed.get(), &ClusterFeed::frameCame, this, [this](const QByteArray &frame) {
        using namespace std::chrono;
        if (!m_recording)
            return;
        const auto at = duration_cast<milliseconds>(m_clock.now() - m_recordingSince).count();
        if (!m_recording->write({at, Recorded::Frame, frame})) {
            m_recording.reset();
            Q_EMIT noted(tr("The recording ended: its file cannot be written."));
        }
    });
}

void ConnectionKeeper::connectTo(const LinkOptions &options)
{
    use(std::make_unique<GatewayLink>(m_clock, options));
    m_feed->start();
}

Result<void> ConnectionKeeper::openDemo(const QString &file)
{
    auto entries = readRecording(file);
    if (!entries)
        return entries.error();
    use(std::make_unique<DemoLink>(m_clock, QFileInfo(file).fileName(), std::move(*entries)));
    m_feed->start();
    return {};
}

Result<void> ConnectionKeeper::playDemo(const QString &file, ManualClock &clock)
{
    auto entries = readRecording(file);
    if (!entries)
        return entries.error();
    auto link = std::make_unique<DemoLink>(clock, QFileInfo(file).fileName(), std::move(*entries));
    auto *player = link.get();
    use(std::move(link));
    player->playAll(clock);
    m_view.tick();
    return {};
}

Result<void> ConnectionKeeper::recordTo(const QString &file)
{
    auto writer = RecordingWriter::create(file);
    if (!writer)
        return writer.error();
    m_recording = std::move(*writer);
    m_recordingSince = m_clock.now();
    return {};
}

void ConnectionKeeper::disconnectNow()
{
    if (m_feed)
        m_feed->stop();
}

} // namespace tg::console

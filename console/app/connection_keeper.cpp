#include "console/app/connection_keeper.h"

#include <algorithm>

#include <QFileInfo>

namespace tg::console {

using namespace Qt::StringLiterals;

ConnectionKeeper::ConnectionKeeper(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

ConnectionKeeper::~ConnectionKeeper() = default;

WatchedGateway &ConnectionKeeper::take(std::unique_ptr<ClusterFeed> feed,
                                       const SavedConnection &connection)
{
    m_gateways.push_back(std::make_unique<WatchedGateway>(std::move(feed), connection));
    auto *gateway = m_gateways.back().get();
    connect(&gateway->feed(), &ClusterFeed::noted, this, [this, gateway](const QString &text) {
        Q_EMIT noted(m_gateways.size() > 1 ? QString(gateway->name() + u": "_s + text) : text);
    });
    connect(&gateway->feed(), &ClusterFeed::frameCame, this,
            [this, gateway](const QByteArray &frame) { record(*gateway, Recorded::Frame, frame); });
    connect(
        &gateway->feed(), &ClusterFeed::questionSent, this,
        [this, gateway](const QByteArray &frame) { record(*gateway, Recorded::Question, frame); });
    connect(&gateway->view(), &ClusterView::ticked, this, [this, gateway] {
        if (isRecorded(*gateway)) // whichever page is shown
            gateway->view().wantNodeHistories();
    });
    connect(&gateway->feed(), &ClusterFeed::statusChanged, this,
            [this, gateway] { Q_EMIT statusChanged(gateway); });
    Q_EMIT listChanged();
    setFocus(*gateway);
    return *gateway;
}

bool ConnectionKeeper::isRecorded(const WatchedGateway &gateway) const
{
    return m_recording && &gateway == m_gateways.front().get();
}

void ConnectionKeeper::record(const WatchedGateway &gateway, Recorded what, const QByteArray &frame)
{
    using namespace std::chrono;
    if (!isRecorded(gateway))
        return;
    const auto at = duration_cast<milliseconds>(m_clock.now() - m_recordingSince).count();
    if (!m_recording->write({at, what, frame})) {
        m_recording.reset();
        Q_EMIT noted(tr("The recording ended: its file cannot be written."));
    }
}

Result<WatchedGateway *> ConnectionKeeper::connectTo(const GatewayWish &wish)
{
    auto options = linkOptionsOf(wish);
    if (!options)
        return options.error();
    const auto where = wish.connection.address.toString();
    const auto same = std::ranges::find_if(
        m_gateways, [&](const auto &one) { return one->feed().status().where == where; });
    if (same != m_gateways.end())
        disconnectFrom(**same);
    if (m_gateways.size() >= kMostGateways)
        return Error{ErrorCode::LimitExceeded, tr("There are %1 gateways already; disconnect "
                                                  "from one first.")
                                                   .arg(kMostGateways)
                                                   .toStdString()};
    auto &gateway = take(std::make_unique<GatewayLink>(m_clock, *options), wish.connection);
    gateway.feed().start();
    return &gateway;
}

Result<std::vector<ConnectionKeeper::Demo>>
ConnectionKeeper::readDemos(const QStringList &files, const Clock &clock, bool wantsReadOnly) const
{
    std::vector<Demo> demos;
    for (const auto &file : files) {
        auto entries = readRecording(file);
        if (!entries)
            return entries.error();
        const QFileInfo info(file);
        Demo demo{std::make_unique<DemoLink>(clock, info.fileName(), std::move(*entries)), {}};
        demo.link->setReadOnlyWanted(wantsReadOnly);
        if (files.size() > 1) // all may be of one gateway
            demo.connection.name = info.completeBaseName();
        demos.push_back(std::move(demo));
    }
    return demos;
}

Result<void> ConnectionKeeper::openDemos(const QStringList &files, bool wantsReadOnly)
{
    auto demos = readDemos(files, m_clock, wantsReadOnly);
    if (!demos)
        return demos.error();
    for (auto &demo : *demos)
        take(std::move(demo.link), demo.connection).feed().start();
    if (!m_gateways.empty())
        setFocus(*m_gateways.front());
    return {};
}

Result<void> ConnectionKeeper::playDemos(const QStringList &files, ManualClock &clock,
                                         bool wantsReadOnly)
{
    auto demos = readDemos(files, clock, wantsReadOnly);
    if (!demos)
        return demos.error();
    std::vector<DemoLink *> players;
    for (auto &demo : *demos) {
        players.push_back(demo.link.get());
        take(std::move(demo.link), demo.connection);
    }
    DemoLink::playTogether(players, clock, [this] {
        for (const auto &gateway : m_gateways) {
            gateway->view().tick();
            gateway->view().wantNodeHistories(); // as pages do while the gateway is heard
        }
    });
    for (const auto &gateway : m_gateways)
        gateway->view().tick();
    if (!m_gateways.empty())
        setFocus(*m_gateways.front());
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

void ConnectionKeeper::setFocus(WatchedGateway &gateway)
{
    if (m_focus == &gateway)
        return;
    m_focus = &gateway;
    Q_EMIT focusChanged();
}

void ConnectionKeeper::disconnectFrom(WatchedGateway &gateway)
{
    const auto at =
        std::ranges::find_if(m_gateways, [&](const auto &one) { return one.get() == &gateway; });
    if (at == m_gateways.end())
        return;
    gateway.feed().stop();
    auto gone = std::move(*at);
    const auto next = m_gateways.erase(at);
    if (m_focus == gone.get()) {
        m_focus = nullptr;
        if (!m_gateways.empty())
            m_focus = next == m_gateways.end() ? m_gateways.back().get() : next->get();
        Q_EMIT focusChanged();
    }
    Q_EMIT closing(gone.get());
    gone->setParent(this);
    gone.release()->deleteLater(); // after its pages, one of which may have asked for this
    Q_EMIT listChanged();
}

void ConnectionKeeper::disconnectNow()
{
    if (m_focus)
        disconnectFrom(*m_focus);
}

std::vector<NamedFeed> ConnectionKeeper::feeds() const
{
    std::vector<NamedFeed> all;
    for (const auto &gateway : m_gateways)
        all.push_back({gateway->name(), &gateway->feed()});
    return all;
}

std::vector<OrderTarget> ConnectionKeeper::orderTargets() const
{
    std::vector<OrderTarget> all;
    for (const auto &gateway : m_gateways)
        all.push_back(gateway->orderTarget());
    return all;
}

} // namespace tg::console

// The gateways that the console is connected to: opens and drops them, knows which one is in
// focus, and writes the recording of the first if asked to. Main thread, owned by the main window.
#pragma once

#include <memory>
#include <vector>

#include "console/app/watched_gateway.h"
#include "console/link/demo_link.h"
#include "console/models/combined_figures.h"

namespace tg::console {

class ConnectionKeeper final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostGateways = 16;

    explicit ConnectionKeeper(const Clock &clock, QObject *parent = nullptr);
    ~ConnectionKeeper() override;

    // One that is there already (same address) is dropped and opened anew; it comes into focus.
    // LimitExceeded: there are kMostGateways. Whatever its token file's error is.
    Result<WatchedGateway *> connectTo(const GatewayWish &wish);
    // One gateway each.
    Result<void> openDemos(const QStringList &files, bool wantsReadOnly = false);
    // Everything at once, by a clock that the recordings move: for pictures.
    Result<void> playDemos(const QStringList &files, ManualClock &clock,
                           bool wantsReadOnly = false);
    Result<void> playDemo(const QString &file, ManualClock &clock)
    {
        return playDemos({file}, clock);
    }
    // What the first gateway sends from now on, and what it remembers of its nodes.
    Result<void> recordTo(const QString &file);

    const std::vector<std::unique_ptr<WatchedGateway>> &gateways() const { return m_gateways; }
    WatchedGateway *focus() const { return m_focus; } // null: there is none
    void setFocus(WatchedGateway &gateway);
    void disconnectFrom(WatchedGateway &gateway); // and forgets it; another comes into focus
    void disconnectNow();                         // the one in focus

    std::vector<NamedFeed> feeds() const;
    std::vector<OrderTarget> orderTargets() const; // one for each gateway

Q_SIGNALS:
    void noted(const QString &text); // with the gateway's name if there are several
    void listChanged();
    void closing(tg::console::WatchedGateway *gateway); // nothing may point to it afterwards
    void focusChanged();
    void statusChanged(tg::console::WatchedGateway *gateway);

private:
    WatchedGateway &take(std::unique_ptr<ClusterFeed> feed, const SavedConnection &connection);
    struct Demo {
        std::unique_ptr<DemoLink> link;
        SavedConnection connection;
    };
    Result<std::vector<Demo>> readDemos(const QStringList &files, const Clock &clock,
                                        bool wantsReadOnly) const;
    bool isRecorded(const WatchedGateway &gateway) const;
    void record(const WatchedGateway &gateway, Recorded what, const QByteArray &frame);

    const Clock &m_clock;
    std::vector<std::unique_ptr<WatchedGateway>> m_gateways; // in the order of connecting
    WatchedGateway *m_focus = nullptr;
    std::unique_ptr<RecordingWriter> m_recording;
    Clock::Steady m_recordingSince{};
};

} // namespace tg::console

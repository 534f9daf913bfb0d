// Where the console's data comes from: a gateway (GatewayLink) or a recording (DemoLink). Holds the
// newest table of each topic and tells what changed. Main thread, owned by the main window.
#pragma once

#include <array>
#include <functional>
#include <variant>

#include <QJsonObject>
#include <QObject>

#include "console/link/link_status.h"
#include "shared/protocol/messages.h"
#include "shared/protocol/topic_mirror.h"

namespace tg::console {

inline constexpr QLatin1String kNoAnswer("no-answer");         // it may have run
inline constexpr QLatin1String kNotConnected("not-connected"); // it was never sent

using CommandOutcome = std::variant<QJsonObject, protocol::CommandError>;
using CommandHandler = std::function<void(const CommandOutcome &)>;

class ClusterFeed : public QObject
{
    Q_OBJECT

public:
    explicit ClusterFeed(const Clock &clock, QObject *parent = nullptr);

    virtual void start() = 0;
    virtual void stop() = 0;
    virtual void tryNow() {}    // while Waiting
    virtual void resyncAll() {} // fresh snapshots of everything
    // The handler is called once, unless context is gone by then. Never sent twice.
    virtual void call(const QString &method, const QJsonObject &params, QObject *context,
                      CommandHandler handler) = 0;

    const Clock &clock() const { return m_clock; }
    const LinkStatus &status() const { return m_status; }
    Freshness freshness() const { return freshnessAt(m_status, m_clock.now()); }
    const protocol::Table &table(protocol::Topic topic) const { return mirror(topic).table(); }
    bool hasSnapshot(protocol::Topic topic) const { return mirror(topic).seq() > 0; }
    qint64 gatewayNowMs() const; // the daemon's clock: ages are counted by it

Q_SIGNALS:
    void statusChanged();
    void replaced(tg::protocol::Topic topic);
    void changed(tg::protocol::Topic topic, const tg::protocol::Changes &changes);
    // Something not asked for, to be noted in the events: "reconnected after 41 s".
    void noted(const QString &text);
    // Another boot id than before: counters began anew. By the gateway's clock, found just now.
    void restarted(qint64 gatewayMs);
    // As they were on the wire, for recordings: what came, and questions about the past.
    void frameCame(const QByteArray &frame);
    void questionSent(const QByteArray &frame);

protected:
    protocol::TopicMirror &mirror(protocol::Topic topic);
    const protocol::TopicMirror &mirror(protocol::Topic topic) const;
    void setGatewayClock(qint64 unixMs);
    void noteFrame();
    void loseMirrors();
    void noteBoot(const QString &bootId); // once the gateway's clock is set

    const Clock &m_clock;
    LinkStatus m_status;

private:
    std::vector<protocol::TopicMirror> m_mirrors; // by topic number - 1
    qint64 m_gatewayMs = 0;
    Clock::Steady m_gatewayMsAt{};
};

} // namespace tg::console

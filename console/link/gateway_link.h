// The connection to one gateway: hello, subscriptions, deltas, commands, pings, and coming back
// after a loss. Main thread, owned by the main window. PROTOCOL.md says what goes over it.
#pragma once

#include <map>
#include <memory>

#include <QPointer>
#include <QTimer>

#include "console/link/backoff.h"
#include "console/link/cluster_feed.h"
#include "console/link/frame_intake.h"
#include "console/link/socket_opener.h"

namespace tg::console {

inline constexpr std::chrono::milliseconds kAnswerWithin{10'000}; // of a command
inline constexpr std::chrono::milliseconds kHeldFor{30'000};      // then the backoff begins anew

struct LinkOptions {
    SocketOptions socket;
    QString token;
    bool keepsToken = true; // for this session; else only until the gateway has answered
    bool wantsReadOnly = false;
    quint32 seed = 1; // of the backoff's spread
};

class GatewayLink final : public ClusterFeed
{
    Q_OBJECT

public:
    GatewayLink(const Clock &clock, LinkOptions options, QObject *parent = nullptr);
    ~GatewayLink() override;

    void start() override;
    void stop() override;
    void tryNow() override;
    void resyncAll() override;
    void call(const QString &method, const QJsonObject &params, QObject *context,
              CommandHandler handler) override;

    const LinkOptions &options() const { return m_options; }
    // Both count from the next attempt on; tryNow() makes one.
    void setToken(const QString &token, bool keepsIt);
    void setPin(const QByteArray &sha256) { m_options.socket.pinnedSha256 = sha256; }

    // What timers do: ping, give up silent peers and unanswered commands, try again. Public so
    // that tests move the clock.
    void check();

private:
    struct Waiting {
        CommandHandler handler;
        QPointer<QObject> context;
        Clock::Steady deadline;
    };

    void open();
    void opened();
    void read();
    void lost(const QString &why);
    void refused(const QString &id, const QString &why);
    void closeSocket();
    void failCommands();
    void send(const protocol::Message &message);
    void answer(Waiting waiting, const CommandOutcome &outcome);

    Result<void> take(protocol::Message &&message);
    void welcome(const protocol::Welcome &welcome);
    template <typename News> Result<void> takeNews(News &&news);
    void takeReply(const protocol::Reply &reply);

    LinkOptions m_options;
    Backoff m_backoff;
    std::unique_ptr<SocketOpener> m_socket; // null: closed
    std::unique_ptr<FrameIntake> m_intake;
    std::map<qint64, Waiting> m_waiting; // commands, by request
    qint64 m_nextRequest = 1;
    Clock::Steady m_upSince{};
    Clock::Steady m_connectingSince{};
    Clock::Steady m_lastPing{};
    std::optional<Clock::Steady> m_lostAt;
    QTimer m_timer;
};

} // namespace tg::console

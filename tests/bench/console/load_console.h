// A console without a picture: subscribes to all that is offered, mirrors, acknowledges, pings.
// Main thread.
#pragma once

#include <map>

#include <QElapsedTimer>
#include <QLocalSocket>
#include <QTimer>

#include "shared/protocol/messages.h"
#include "shared/protocol/topic_mirror.h"

namespace tg::bench {

struct LoadCounts {
    quint64 bytes = 0;
    quint64 snapshots = 0; // whole ones
    quint64 deltas = 0;
    quint64 resyncs = 0;
    qint64 worstLagMs = 0; // from a Ping to its Pong
};

class LoadConsole final : public QObject
{
    Q_OBJECT

public:
    explicit LoadConsole(const QString &token)
        : m_token(token)
    {
    }

    void connectTo(const QString &socketPath);
    bool isLive() const; // welcomed, and every topic is there
    const LoadCounts &counts() const { return m_counts; }

Q_SIGNALS:
    void failed(const QString &why); // refused, lost, or not understood

private:
    void read();
    void take(protocol::Message &&message);
    template <typename News> void follow(News &&news);
    void say(const protocol::Message &message);

    const QString m_token;
    QLocalSocket m_socket;
    QTimer m_pingTimer;
    QElapsedTimer m_clock;
    protocol::FrameReader m_reader{protocol::kMaxFrame};
    std::map<protocol::Topic, protocol::TopicMirror> m_mirrors;
    LoadCounts m_counts;
};

} // namespace tg::bench

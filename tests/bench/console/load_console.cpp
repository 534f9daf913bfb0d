#include "load_console.h"

#include <algorithm>

namespace tg::bench {

using namespace protocol;

void LoadConsole::connectTo(const QString &socketPath)
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &LoadConsole::read);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] {
        read();
        Q_EMIT failed(m_socket.errorString());
    });
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        Hello hello;
        hello.token = m_token;
        hello.programVersion = QStringLiteral("console-load");
        say(hello);
    });
    connect(&m_pingTimer, &QTimer::timeout, this, [this] { say(Ping{m_clock.elapsed()}); });
    m_clock.start();
    m_socket.connectToServer(socketPath);
}

bool LoadConsole::isLive() const
{
    return !m_mirrors.empty() &&
           std::ranges::all_of(m_mirrors, [](const auto &one) { return one.second.isLive(); });
}

void LoadConsole::read()
{
    const QByteArray bytes = m_socket.readAll();
    m_counts.bytes += static_cast<quint64>(bytes.size());
    m_reader.feed(bytes);
    while (true) {
        auto frame = m_reader.next();
        if (frame && !*frame)
            return;
        auto message = frame ? decode(**frame) : Result<Message>(frame.error());
        if (!message) {
            Q_EMIT failed(QString::fromStdString(message.error().text));
            return;
        }
        take(std::move(*message));
    }
}

void LoadConsole::take(Message &&message)
{
    if (const auto *welcome = std::get_if<Welcome>(&message)) {
        for (const Topic topic : welcome->topics)
            m_mirrors.try_emplace(topic, topic);
        say(Subscribe{welcome->topics});
        m_pingTimer.start(kPingEvery);
    } else if (auto *snapshot = std::get_if<Snapshot>(&message)) {
        m_counts.snapshots += snapshot->isLast ? 1 : 0;
        follow(std::move(*snapshot));
    } else if (const auto *delta = std::get_if<Delta>(&message)) {
        ++m_counts.deltas;
        follow(*delta);
    } else if (const auto *pong = std::get_if<Pong>(&message)) {
        m_counts.worstLagMs = std::max(m_counts.worstLagMs, m_clock.elapsed() - pong->sentMs);
    } else if (const auto *refused = std::get_if<Refused>(&message)) {
        Q_EMIT failed(refused->id + u' ' + refused->text);
    } else if (const auto *bye = std::get_if<Bye>(&message)) {
        Q_EMIT failed(bye->id + u' ' + bye->text);
    }
}

template <typename News> void LoadConsole::follow(News &&news)
{
    const Topic topic = news.topic;
    const auto found = m_mirrors.find(topic);
    if (found == m_mirrors.end()) {
        Q_EMIT failed(QStringLiteral("a topic that was not asked for"));
        return;
    }
    const auto outcome = found->second.take(std::forward<News>(news));
    if (!outcome) {
        Q_EMIT failed(QString::fromStdString(outcome.error().text));
    } else if (*outcome == TopicMirror::Outcome::Lost) {
        ++m_counts.resyncs;
        say(Resync{topic});
    } else if (*outcome != TopicMirror::Outcome::Waiting) {
        say(Ack{topic, found->second.seq()});
    }
}

void LoadConsole::say(const Message &message)
{
    if (const auto frame = encode(message))
        m_socket.write(*frame);
}

} // namespace tg::bench

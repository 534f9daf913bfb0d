#include "control/session.h"

#include <algorithm>

#include "control/control_log.h"

namespace tg::control {

using namespace Qt::StringLiterals;

Session::Session(const SessionContext &context, std::unique_ptr<Connection> connection,
                 QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_connection(std::move(connection))
    , m_outbox(*m_connection)
    , m_commands(context.bounds.commandsPerSecond, context.clock.now())
    , m_since(context.clock.now())
    , m_lastHeard(m_since)
{
    m_context.counters.accepted.add(1);
    m_context.counters.waiting.add(1);
    connect(m_connection.get(), &Connection::readable, this, &Session::read);
    connect(m_connection.get(), &Connection::written, this, &Session::written);
    connect(m_connection.get(), &Connection::gone, this, &Session::gone);
}

Session::~Session()
{
    m_connection->disconnect(this);
    blockSignals(true);
    enter(State::Over, "the door is closed");
}

void Session::enter(State state, const char *cause)
{
    if (state == m_state)
        return;
    auto &counters = m_context.counters;
    const State before = std::exchange(m_state, state);
    qCDebug(lcControl) << m_connection->origin().text << "state" << int(before) << "->"
                       << int(state) << cause;
    if (before == State::Greeting)
        counters.waiting.sub(1);
    if (before == State::Live) {
        counters.consoles.sub(1);
        setSlow(false);
    }
    if (before == State::Leaving)
        counters.leaving.sub(1);
    if (state == State::Leaving)
        counters.leaving.add(1);
    if (state == State::Live) {
        counters.consoles.add(1);
        counters.welcomed.add(1);
    }
    m_since = m_context.clock.now();
    if (before == State::Greeting)
        Q_EMIT settled();
    if (state == State::Over)
        Q_EMIT ended();
}

void Session::read()
{
    while (m_state != State::Over) {
        const QByteArray bytes = m_connection->read(static_cast<qint64>(kReadPieceBytes));
        if (bytes.isEmpty())
            break;
        if (!isTalking())
            continue;
        m_context.counters.bytesIn.add(static_cast<std::uint64_t>(bytes.size()));
        m_intake.feed(bytes);
        while (isTalking()) {
            const auto message = m_intake.next();
            if (!message) {
                sayBye(Ending::BadFrame, QString::fromStdString(message.error().text));
                break;
            }
            if (!*message)
                break;
            m_context.counters.framesIn.add(1);
            m_lastHeard = m_context.clock.now();
            take(**message);
        }
    }
    catchUp();
}

void Session::written()
{
    m_outbox.pump();
    if (m_state == State::Leaving && m_outbox.unsentBytes() == 0)
        m_connection->close();
    else
        catchUp();
}

void Session::send(const protocol::Message &message)
{
    auto frame = protocol::encode(message);
    if (frame)
        push(std::move(*frame));
    else // texts of ours are within their bounds
        qCWarning(lcControl) << "a frame was not sent:" << frame.error().text.c_str();
}

void Session::push(QByteArray frame)
{
    m_context.counters.framesOut.add(1);
    m_context.counters.bytesOut.add(static_cast<std::uint64_t>(frame.size()));
    m_outbox.push(std::move(frame));
    if (isLive() && m_outbox.unsentBytes() > protocol::kMostUnsentBytes)
        sayBye(Ending::TooSlow,
               u"more than %1 MiB wait to be read: the console, or the way to it, "
               "is too slow for what it asks"_s.arg(protocol::kMostUnsentBytes / kMiB));
}

void Session::tell(protocol::Topic topic, const protocol::TopicSource::News &news)
{
    if (!wants(topic))
        return;
    judgeSlowness();
    if (m_isSlow || m_topics.isOwed(topic) || m_partsTopic == topic || news.deltaFrame.isEmpty())
        return m_topics.missed(topic);
    m_topics.told(topic, news.seq);
    m_context.counters.deltas.add(1);
    push(news.deltaFrame);
}

void Session::catchUp()
{
    while (isLive()) {
        judgeSlowness();
        if (m_isSlow || m_outbox.unsentBytes() >= kCaughtUpBytes)
            return;
        if (m_partsTopic) {
            pushParts();
            continue;
        }
        const auto owed = m_topics.nextOwed(m_context.topics.tick());
        if (!owed)
            return;
        const auto &frames = m_context.topics.snapshot(*owed);
        m_topics.snapshotBegun(*owed, m_context.topics.tick());
        m_context.counters.snapshots.add(1);
        m_partsTopic = owed;
        m_parts.assign(frames.begin(), frames.end());
    }
}

void Session::pushParts()
{
    QByteArray frame = std::move(m_parts.front());
    m_parts.pop_front();
    if (m_parts.empty())
        m_partsTopic.reset();
    push(std::move(frame));
}

void Session::judgeSlowness()
{
    const std::size_t bytes = m_outbox.unsentBytes();
    const std::size_t deltas = m_topics.mostUnacknowledged();
    if (bytes > protocol::kMaxUnsentBytes || deltas >= protocol::kMaxUnackedDeltas)
        setSlow(true);
    else if (bytes < kCaughtUpBytes && deltas < kCaughtUpDeltas)
        setSlow(false);
}

void Session::setSlow(bool isSlow)
{
    if (std::exchange(m_isSlow, isSlow) == isSlow)
        return;
    auto &counters = m_context.counters;
    if (!isSlow)
        return counters.slowNow.sub(1);
    counters.slowNow.add(1);
    counters.slowEpisodes.add(1);
    qCDebug(lcControl) << "slow console:" << m_connection->origin().text << m_caller.name
                       << "unsent bytes" << m_outbox.unsentBytes() << "unacknowledged"
                       << m_topics.mostUnacknowledged();
}

void Session::check()
{
    const auto now = m_context.clock.now();
    switch (m_state) {
    case State::Greeting:
        if (now - m_since >= m_context.bounds.helloWithin) {
            note(Ending::NoHello, u"no Hello in time"_s);
            enter(State::Leaving, "no hello");
            m_connection->abort();
        }
        break;
    case State::Live:
        if (now - m_lastHeard >= m_context.bounds.silence)
            sayBye(Ending::Silent,
                   u"nothing was heard for %1 s"_s.arg(
                       std::chrono::duration<double>(m_context.bounds.silence).count()));
        break;
    case State::Leaving:
        if (now - m_since >= m_context.bounds.linger)
            m_connection->abort();
        break;
    case State::Over:
        break;
    }
}

void Session::sayStopping()
{
    if (isLive()) {
        sayBye(Ending::Stopping, u"the gateway stops"_s);
    } else if (m_state == State::Greeting) {
        enter(State::Leaving, "stopping");
        m_connection->abort();
    }
}

void Session::refuse(Ending ending, const QString &text)
{
    note(ending, text);
    protocol::Refused refused;
    refused.id = idOf(ending);
    refused.text = text;
    refused.daemonVersion = m_context.services.identity().daemonVersion;
    enter(State::Leaving, "refused");
    send(refused);
    leave();
}

void Session::sayBye(Ending ending, const QString &text)
{
    note(ending, text);
    // What waits would keep the last word from being heard; a slow one can do without the rest.
    if (m_isSlow || ending == Ending::TooSlow)
        m_outbox.dropWaiting();
    enter(State::Leaving, "bye");
    send(protocol::Bye{idOf(ending), text});
    leave();
}

void Session::leave()
{
    m_parts.clear();
    m_partsTopic.reset();
    enter(State::Leaving, "leaving");
    if (m_state == State::Leaving && m_outbox.unsentBytes() == 0)
        m_connection->close();
}

void Session::gone(const QString &why)
{
    if (m_state == State::Greeting && !m_connection->isEstablished())
        note(Ending::Handshake, why);
    if (isLive() && m_context.logLimiter.ask("control.gone").isAllowed)
        qCInfo(lcControl) << "console gone:" << m_connection->origin().text << m_caller.name << why;
    enter(State::Over, "the connection is gone");
}

void Session::note(Ending ending, const QString &text)
{
    m_context.counters.ended[static_cast<std::size_t>(ending)].add(1);
    if (ending == Ending::Stopping || !m_context.logLimiter.ask("control.ended").isAllowed)
        return;
    qCInfo(lcControl) << "connection ended:" << m_connection->origin().text << m_caller.name
                      << idOf(ending) << text;
}

} // namespace tg::control

#include "control/control_door.h"

#include <algorithm>

#include "control/control_log.h"
#include "control/socket_connection.h"

namespace tg::control {

Q_LOGGING_CATEGORY(lcControl, "tg.control", QtInfoMsg)

ControlDoor::ControlDoor(ControlServices &services, const ControlConfig &config,
                         std::optional<TokenBook> tokens, const Clock &clock,
                         ControlCounters &counters)
    : m_bounds(config.bounds)
    , m_clock(clock)
    , m_counters(counters)
    , m_doorkeeper(std::move(tokens), config, clock)
    , m_topics(services)
    , m_logLimiter(clock)
    , m_context{services, m_bounds, m_clock, m_counters, m_topics, m_doorkeeper, m_logLimiter}
    , m_tickTimer(this)
    , m_checkTimer(this)
    , m_stopTimer(this)
{
    // A precise timer is due at whole multiples of its interval since start(): it does not drift.
    m_tickTimer.setTimerType(Qt::PreciseTimer);
    m_tickTimer.setInterval(m_bounds.tick);
    m_checkTimer.setInterval(kCheckEvery);
    m_stopTimer.setSingleShot(true);
    m_stopTimer.setInterval(m_bounds.linger);
    connect(&m_tickTimer, &QTimer::timeout, this, &ControlDoor::tick);
    connect(&m_checkTimer, &QTimer::timeout, this, &ControlDoor::check);
    connect(&m_stopTimer, &QTimer::timeout, this, &ControlDoor::stopped);
}

ControlDoor::~ControlDoor()
{
    qDeleteAll(m_sessions); // they use what the members below hold
    qDeleteAll(m_listeners);
}

void ControlDoor::listenOn(int descriptor, Carrier carrier)
{
    const std::size_t place = m_listeners.size();
    auto *listener = new Listener(descriptor, m_bounds.waiting, [this, carrier, place](int client) {
        take(client, carrier, *m_listeners[place]);
    });
    listener->setParent(this);
    m_listeners.push_back(listener);
}

void ControlDoor::start()
{
    m_topics.takeFigures();
    m_tickTimer.start();
    m_checkTimer.start();
    for (Listener *listener : m_listeners)
        listener->start();
}

void ControlDoor::take(int descriptor, Carrier carrier, Listener &listener)
{
    auto connection = carrier == Carrier::Unix  ? connectionOnUnix(descriptor)
                      : carrier == Carrier::Tls ? connectionOnTls(descriptor, m_tls)
                                                : connectionOnTcp(descriptor);
    if (!connection)
        return listener.settled();
    auto *session = new Session(m_context, std::move(connection), this);
    m_sessions.push_back(session);
    connect(session, &Session::settled, &listener, &Listener::settled);
    // Queued: it may be in the midst of something.
    connect(
        session, &Session::ended, this, [this, session] { drop(session); }, Qt::QueuedConnection);
}

void ControlDoor::drop(Session *session)
{
    std::erase(m_sessions, session);
    session->deleteLater();
    if (m_stopped && m_sessions.empty())
        stopped();
}

void ControlDoor::tick()
{
    m_topics.takeFigures();
    for (const auto &schema : protocol::topicSchemas()) {
        const auto isWanted = [&](const Session *one) { return one->wants(schema.topic); };
        if (std::ranges::none_of(m_sessions, isWanted))
            continue;
        const auto news = m_topics.refresh(schema.topic);
        for (Session *session : m_sessions) {
            if (news)
                session->tell(schema.topic, *news);
        }
    }
    for (Session *session : m_sessions)
        session->catchUp();
    m_logLimiter.tellEnded([](std::string_view site, std::string_view note) {
        qCInfo(lcControl).noquote() << QString::fromLatin1(site.data(), qsizetype(site.size()))
                                    << QString::fromLatin1(note.data(), qsizetype(note.size()));
    });
}

void ControlDoor::check()
{
    for (Session *session : m_sessions)
        session->check();
}

void ControlDoor::stop(std::function<void()> done)
{
    m_tickTimer.stop();
    m_stopped = std::move(done);
    qDeleteAll(m_listeners);
    m_listeners.clear();
    for (Session *session : m_sessions)
        session->sayStopping();
    if (m_sessions.empty())
        return stopped();
    m_stopTimer.start();
}

void ControlDoor::stopped()
{
    m_stopTimer.stop();
    if (const auto done = std::exchange(m_stopped, nullptr))
        done();
}

} // namespace tg::control

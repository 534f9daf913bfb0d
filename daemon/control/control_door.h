// Everything of the control door that lives on the control thread: listeners, sessions, topics and
// the tick. Made and opened on the main thread, then moved; dies with its thread.
#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include "control/listener.h"
#include "control/session.h"

namespace tg::control {

enum class Carrier { Unix, Tls, Tcp };

class ControlDoor final : public QObject
{
    Q_OBJECT

public:
    ControlDoor(ControlServices &services, const ControlConfig &config,
                std::optional<TokenBook> tokens, const Clock &clock, ControlCounters &counters);
    ~ControlDoor() override;

    // Before the move. Takes the listening descriptor.
    void listenOn(int descriptor, Carrier carrier);
    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }

    void start(); // on the control thread
    // Lets nobody in any more and says Bye; done once all are gone, or after the linger.
    void stop(std::function<void()> done);

private:
    void take(int descriptor, Carrier carrier, Listener &listener);
    void drop(Session *session);
    void tick();
    void check();
    void stopped();

    const ControlBounds m_bounds;
    const Clock &m_clock;
    ControlCounters &m_counters;
    Doorkeeper m_doorkeeper;
    TopicDesk m_topics;
    LogLimiter m_logLimiter;
    SessionContext m_context;
    QSslConfiguration m_tls;
    QTimer m_tickTimer;
    QTimer m_checkTimer;
    QTimer m_stopTimer;
    std::vector<Listener *> m_listeners; // children
    std::vector<Session *> m_sessions;   // children
    std::function<void()> m_stopped;     // set: stopping
};

} // namespace tg::control

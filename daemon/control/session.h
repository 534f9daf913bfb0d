// One console's connection, from its first byte to its end: hello, topics, commands, and what
// becomes of it when it is slow, silent or wrong. Control thread, child of the ControlDoor.
#pragma once

#include <deque>
#include <memory>

#include <QObject>

#include "base/log_limiter.h"
#include "base/token_bucket.h"
#include "control/connection.h"
#include "control/console_topics.h"
#include "control/control_bounds.h"
#include "control/control_counters.h"
#include "control/control_services.h"
#include "control/doorkeeper.h"
#include "control/intake.h"
#include "control/outbox.h"
#include "control/topic_desk.h"
#include "shared/base/clock.h"

namespace tg::control {

// What all sessions share; outlives them.
struct SessionContext {
    ControlServices &services;
    const ControlBounds &bounds;
    const Clock &clock;
    ControlCounters &counters;
    TopicDesk &topics;
    Doorkeeper &doorkeeper;
    LogLimiter &logLimiter;
};

class Session final : public QObject
{
    Q_OBJECT

public:
    Session(const SessionContext &context, std::unique_ptr<Connection> connection,
            QObject *parent = nullptr);
    ~Session() override;

    bool wants(protocol::Topic topic) const { return isLive() && m_topics.isWanted(topic); }
    // A topic has gone on by one delta.
    void tell(protocol::Topic topic, const protocol::TopicSource::News &news);
    void catchUp(); // sends snapshots that are owed, as far as the console is not slow

    void check();       // deadlines: hello, silence, a last frame that nobody takes
    void sayStopping(); // and hangs up

Q_SIGNALS:
    void settled(); // once: it was welcomed, or is over without that
    void ended();   // once, as the last signal

private:
    // Greeting -> Live -> Leaving -> Over; any may be left out.
    enum class State {
        Greeting, // no Hello yet
        Live,
        Leaving, // a last frame is on its way, what comes is thrown away
        Over     // the connection is gone
    };

    bool isLive() const { return m_state == State::Live; }
    bool isTalking() const { return m_state == State::Greeting || isLive(); }
    void enter(State state, const char *cause);

    void read();
    void written();
    void take(const protocol::Message &message);
    void greet(const protocol::Hello &hello);
    void welcome(const Caller &caller, const protocol::Hello &hello);
    void subscribe(const std::vector<protocol::Topic> &topics);
    void acknowledge(const protocol::Ack &ack);
    protocol::Reply carryOut(const protocol::Command &command);

    void answer(const protocol::Command &command);
    void send(const protocol::Message &message);
    void push(QByteArray frame);
    void pushParts();
    void judgeSlowness();
    void setSlow(bool isSlow);

    void refuse(Ending ending, const QString &text);
    void sayBye(Ending ending, const QString &text);
    void leave(); // once what is in the outbox has been sent
    void gone(const QString &why);
    void note(Ending ending, const QString &text);

    const SessionContext m_context;
    const std::unique_ptr<Connection> m_connection;
    Intake m_intake;
    Outbox m_outbox;
    ConsoleTopics m_topics;
    Caller m_caller;
    TokenBucket m_commands;
    State m_state = State::Greeting;
    bool m_isSlow = false;
    std::optional<protocol::Topic> m_partsTopic; // a snapshot of it is being sent
    std::deque<QByteArray> m_parts;              // its frames that are not in the outbox yet
    Clock::Steady m_since;     // connected; then: welcomed; then: the last frame was pushed
    Clock::Steady m_lastHeard; // any whole frame
};

} // namespace tg::control

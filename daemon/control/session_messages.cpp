// What a Session does with each kind of message.
#include <algorithm>

#include "control/control_log.h"
#include "control/session.h"
#include "shared/protocol/commands.h"

namespace tg::control {

using namespace Qt::StringLiterals;

namespace {

template <typename... Handlers> struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>; // clang 14

std::vector<protocol::Topic> topicsFor(Role role)
{
    std::vector<protocol::Topic> topics;
    for (const auto &schema : protocol::topicSchemas()) {
        if (schema.role <= role)
            topics.push_back(schema.topic);
    }
    return topics;
}

QString wordOf(std::string_view ascii)
{
    return QString::fromLatin1(ascii.data(), static_cast<qsizetype>(ascii.size()));
}

} // namespace

void Session::take(const protocol::Message &message)
{
    std::visit(Overloaded{[this](const protocol::Hello &one) { greet(one); },
                          [this](const protocol::Subscribe &one) { subscribe(one.topics); },
                          [this](const protocol::Ack &one) { acknowledge(one); },
                          [this](const protocol::Resync &one) {
                              if (m_partsTopic == one.topic) {
                                  m_partsTopic.reset();
                                  m_parts.clear();
                              }
                              m_topics.resync(one.topic);
                          },
                          [this](const protocol::Command &one) { answer(one); },
                          [this](const protocol::Ping &one) {
                              send(protocol::Pong{one.sentMs, m_context.clock.unixMilliseconds()});
                          },
                          [this](const protocol::Bye &) {
                              if (m_context.logLimiter.ask("control.gone").isAllowed)
                                  qCInfo(lcControl)
                                      << "console leaves:" << m_connection->origin().text
                                      << m_caller.name;
                              leave();
                          },
                          [](const auto &) {}}, // the intake lets no others through
               message);
}

void Session::greet(const protocol::Hello &hello)
{
    const auto admitted = m_context.doorkeeper.admit(m_connection->origin(), hello);
    if (const auto *refusal = std::get_if<Refusal>(&admitted))
        return refuse(refusal->ending, refusal->text);
    const auto consoles = m_context.counters.consoles.value();
    if (consoles >= m_context.bounds.consoles)
        return refuse(
            Ending::TooManyConsoles,
            u"%1 consoles are connected, as many as control.consoles allows"_s.arg(consoles));
    welcome(std::get<Caller>(admitted), hello);
}

void Session::welcome(const Caller &caller, const protocol::Hello &hello)
{
    m_caller = caller;
    const Identity identity = m_context.services.identity();
    protocol::Welcome welcome;
    welcome.bootId = identity.bootId;
    welcome.gatewayId = identity.gatewayId;
    welcome.daemonVersion = identity.daemonVersion;
    welcome.role = caller.role;
    welcome.caller = caller.name;
    welcome.clockMs = m_context.clock.unixMilliseconds();
    welcome.topics = topicsFor(caller.role);
    m_intake.trustPeer();
    enter(State::Live, "welcome");
    send(welcome);
    if (m_context.logLimiter.ask("control.welcome").isAllowed)
        qCInfo(lcControl) << "console welcome:" << m_connection->origin().text << caller.name
                          << wordOf(nameOf(caller.role)) << "version" << hello.programVersion;
}

void Session::subscribe(const std::vector<protocol::Topic> &topics)
{
    for (const auto topic : topics) {
        const auto &schema = protocol::schemaOf(topic);
        if (schema.role > m_caller.role)
            return sayBye(Ending::NotAllowed,
                          u"the topic %1 needs the role %2, this console has %3: only what Welcome "
                          "offers can be asked for"_s.arg(wordOf(schema.name),
                                                          wordOf(nameOf(schema.role)),
                                                          wordOf(nameOf(m_caller.role))));
    }
    m_topics.subscribe(topics);
    if (m_partsTopic && !m_topics.isWanted(*m_partsTopic)) {
        m_partsTopic.reset();
        m_parts.clear();
    }
}

void Session::acknowledge(const protocol::Ack &ack)
{
    const qint64 seq = m_context.topics.seq(ack.topic);
    if (ack.seq > seq)
        return sayBye(Ending::BadFrame,
                      u"acknowledges %1 of the topic %2, which is at %3"_s.arg(ack.seq)
                          .arg(wordOf(protocol::schemaOf(ack.topic).name))
                          .arg(seq));
    m_topics.acknowledged(ack.topic, ack.seq);
}

void Session::answer(const protocol::Command &command)
{
    protocol::Reply reply = carryOut(command);
    auto frame = protocol::encode(reply);
    if (!frame) { // the result is too much for one frame
        reply.outcome =
            protocol::CommandError{protocol::errorId(ErrorCode::LimitExceeded),
                                   u"%1 was carried out, but its result cannot be sent: %2"_s.arg(
                                       command.method, QString::fromStdString(frame.error().text))};
        return send(reply);
    }
    push(std::move(*frame));
}

protocol::Reply Session::carryOut(const protocol::Command &command)
{
    auto &counters = m_context.counters;
    const auto refusal = [&](const QString &id, const QString &text) {
        counters.commandsRefused.add(1);
        return protocol::Reply{command.request, protocol::CommandError{id, text}};
    };
    if (m_commands.take(1, m_context.clock.now()) == 0)
        return refusal(protocol::errorId(ErrorCode::LimitExceeded),
                       u"%1 was not carried out: more than %2 commands in a second, as many as "
                       "control.commands_per_second allows"_s.arg(
                           command.method, QString::number(m_context.bounds.commandsPerSecond)));
    const protocol::Method *method = protocol::findMethod(command.method);
    if (!method)
        return refusal(protocol::errorId(ErrorCode::NotFound),
                       u"protocol %1.%2 has no method %3"_s.arg(protocol::kMajor)
                           .arg(protocol::kMinor)
                           .arg(command.method));
    const Role needed = protocol::roleFor(*method, command.params);
    if (m_caller.role < needed) {
        const QString what = needed > method->role ? u"%1 with override_block"_s : u"%1"_s;
        return refusal(
            protocol::kRoleMissing,
            QString(what + u" needs the role %2, this console has %3"_s)
                .arg(command.method, wordOf(nameOf(needed)), wordOf(nameOf(m_caller.role))));
    }
    const auto result = m_context.services.carryOut(command, m_caller);
    if (result) {
        counters.commandsDone.add(1);
        return protocol::Reply{command.request, *result};
    }
    counters.commandsFailed.add(1);
    return protocol::Reply{command.request,
                           protocol::CommandError{protocol::errorId(result.error().code),
                                                  QString::fromStdString(result.error().text)}};
}

} // namespace tg::control

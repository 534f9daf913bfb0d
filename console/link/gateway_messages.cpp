// What GatewayLink does with each kind of message.
#include "console/link/gateway_link.h"

namespace tg::console {

namespace {

bool onlyTheOperatorCanMend(const QString &id)
{
    return id == protocol::kBadToken || id == protocol::kBadVersion || id == protocol::kNotAllowed;
}

template <typename... Handlers> struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

} // namespace

Result<void> GatewayLink::take(protocol::Message &&message)
{
    if (!m_socket)
        return Error{ErrorCode::Unavailable, "the connection was given up"};
    noteFrame();
    return std::visit(
        Overloaded{[this](const protocol::Welcome &one) -> Result<void> {
                       welcome(one);
                       return {};
                   },
                   [this](const protocol::Refused &one) -> Result<void> {
                       m_status.daemonVersion = one.daemonVersion;
                       m_status.protocolVersion = protocolText(one.major, one.minor);
                       if (onlyTheOperatorCanMend(one.id))
                           refused(one.id, one.text);
                       else
                           lost(one.text);
                       return {};
                   },
                   [this](protocol::Snapshot &one) { return takeNews(std::move(one)); },
                   [this](protocol::Delta &one) { return takeNews(std::move(one)); },
                   [this](const protocol::Reply &one) -> Result<void> {
                       takeReply(one);
                       return {};
                   },
                   [this](const protocol::Pong &one) -> Result<void> {
                       const auto sent = Clock::Steady(std::chrono::milliseconds(one.sentMs));
                       m_status.lag = std::chrono::duration_cast<std::chrono::milliseconds>(
                           m_clock.now() - sent);
                       setGatewayClock(one.clockMs);
                       Q_EMIT statusChanged();
                       return {};
                   },
                   [this](const protocol::Bye &one) -> Result<void> {
                       lost(one.text.isEmpty() ? one.id : one.text);
                       return {};
                   },
                   [](const auto &) -> Result<void> {
                       return Error{ErrorCode::BadSyntax, "a message that only consoles send"};
                   }},
        message);
}

void GatewayLink::welcome(const protocol::Welcome &one)
{
    if (m_lostAt) {
        const auto away =
            std::chrono::duration_cast<std::chrono::seconds>(m_clock.now() - *m_lostAt);
        Q_EMIT noted(tr("Reconnected after %1 s").arg(away.count()));
    }
    m_lostAt.reset();
    m_intake->trustPeer();
    m_upSince = m_clock.now();
    m_status.phase = Phase::Up;
    m_status.problem.clear();
    m_status.problemId.clear();
    m_status.gatewayId = one.gatewayId;
    m_status.daemonVersion = one.daemonVersion;
    m_status.role = one.role;
    m_status.caller = one.caller;
    m_status.certificate.reset();
    setGatewayClock(one.clockMs);
    noteBoot(one.bootId);
    if (!m_options.keepsToken)
        m_options.token.clear(); // the next connection asks for it again
    send(protocol::Subscribe{one.topics});
    Q_EMIT statusChanged();
}

template <typename News> Result<void> GatewayLink::takeNews(News &&news)
{
    const auto topic = news.topic;
    auto &table = mirror(topic);
    Result<protocol::TopicMirror::Outcome> outcome = protocol::TopicMirror::Outcome::Waiting;
    if constexpr (std::is_same_v<std::decay_t<News>, protocol::Delta>)
        outcome = table.take(news);
    else
        outcome = table.take(std::move(news));
    if (!outcome)
        return outcome.error();
    switch (*outcome) {
    case protocol::TopicMirror::Outcome::Waiting:
        break;
    case protocol::TopicMirror::Outcome::Replaced:
        send(protocol::Ack{topic, table.seq()});
        Q_EMIT replaced(topic);
        break;
    case protocol::TopicMirror::Outcome::Changed:
        send(protocol::Ack{topic, table.seq()});
        if constexpr (std::is_same_v<std::decay_t<News>, protocol::Delta>)
            Q_EMIT changed(topic, news.changes);
        break;
    case protocol::TopicMirror::Outcome::Lost:
        send(protocol::Resync{topic});
        break;
    }
    return {};
}

void GatewayLink::takeReply(const protocol::Reply &reply)
{
    const auto at = m_waiting.find(reply.request);
    if (at == m_waiting.end())
        return; // came after its time-out; the tables show what became of it
    auto waiting = std::move(at->second);
    m_waiting.erase(at);
    answer(std::move(waiting), reply.outcome);
}

} // namespace tg::console

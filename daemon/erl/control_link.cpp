#include "erl/control_link.h"

#include <algorithm>

#include "erl/log.h"
#include "term/term_reader.h"
#include "term/term_text.h"

namespace tg::erl {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kBufferBytes = 256 * 1024;
const term::Bytes kNoArguments{106};

} // namespace

ControlLink::ControlLink(PeerAddress peer, const std::string &localName, LinkCounters &counters,
                         const Clock &clock, std::uint64_t seed, ControlLimits limits,
                         LinkTimings timings)
    : m_peer(std::move(peer))
    , m_localName(controlName(localName))
    , m_counters(counters)
    , m_clock(clock)
    , m_limits(limits)
    , m_timings(timings)
    , m_inbox(limits.waitingCalls)
    , m_backOff(timings.firstBackOff, timings.longestBackOff, seed)
    , m_attemptTimer(this)
    , m_tick(this)
    , m_log(clock)
{
    m_attemptTimer.setSingleShot(true);
    m_tick.setInterval(100ms);
    connect(&m_attemptTimer, &QTimer::timeout, this, [this] {
        if (transition(LinkEvent::AttemptDue, "attempt due"))
            attempt();
    });
    connect(&m_tick, &QTimer::timeout, this, &ControlLink::onTick);
    m_inbox.wake().connectTo(this, [this] {
        takeWaiting();
        sendMore();
    });
}

ControlLink::~ControlLink()
{
    stop();
}

void ControlLink::stop()
{
    transition(LinkEvent::Stop, "stopped");
    m_attemptTimer.stop();
    m_tick.stop();
    if (m_connection)
        m_connection->close();
    m_rpcs.failAll({ErrorCode::Unavailable, "the link was stopped"});
    takeWaiting();
    for (auto &waiting : std::exchange(m_waiting, {}))
        fail(waiting.request, {ErrorCode::Unavailable, "the link was stopped"});
}

void ControlLink::useAddress(const QString &host, quint16 port)
{
    m_peer.host = host.toStdString();
    m_peer.port = port;
}

bool ControlLink::transition(LinkEvent event, const std::string &cause)
{
    const auto to = nextState(state(), event);
    if (!to)
        return false;
    qCDebug(lcErl, "control link %s: %s -> %s: %s", m_peer.logicalId.c_str(), name(state()).data(),
            name(*to).data(), cause.c_str());
    m_counters.state.store(*to, std::memory_order_relaxed);
    return true;
}

void ControlLink::takeWaiting()
{
    auto taken = m_inbox.takeAll();
    for (auto &request : taken.refused)
        fail(request, {ErrorCode::LimitExceeded, "too many calls wait for this node"});
    const auto now = m_clock.now();
    for (auto &request : taken.calls) {
        const auto timeout = std::visit([](const auto &r) { return r.timeout; }, request);
        m_waiting.push_back({std::move(request), now + timeout});
    }
    if (!m_waiting.empty() && !m_tick.isActive())
        m_tick.start();
}

void ControlLink::fail(Request &request, const Error &error)
{
    std::visit(
        [&](auto &r) {
            if (r.done)
                r.done(error);
        },
        request);
}

void ControlLink::sendMore()
{
    if (m_waiting.empty())
        return;
    if (transition(LinkEvent::Start, "a call waits"))
        return attempt();
    while (isUp() && !m_waiting.empty() && m_rpcs.size() < m_limits.callsOnWire) {
        auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        send(std::move(next));
    }
}

void ControlLink::send(Waiting waiting)
{
    if (auto *read = std::get_if<RegistryRead>(&waiting.request)) {
        const auto caller = [this](std::string_view module, std::string_view function,
                                   term::BytesView arguments, std::chrono::milliseconds timeout,
                                   RpcTable::Chunk chunk, RpcTable::Done done) {
            if (!isUp())
                return done(Error{ErrorCode::Unavailable, "the link was lost"});
            rpc(module, function, arguments, timeout, std::move(done), std::move(chunk));
        };
        return std::make_shared<RegistryFetch>(std::move(*read), m_peer.store, m_peer.labels,
                                               m_limits, caller)
            ->start();
    }
    auto &call = std::get<ControlCall>(waiting.request);
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(waiting.deadline - m_clock.now());
    rpc(call.module, call.function, call.arguments, left,
        [done = std::move(call.done)](Result<term::BytesView> reply) {
            if (!done)
                return;
            if (reply)
                done(term::Bytes(reply->begin(), reply->end()));
            else
                done(reply.error());
        });
}

void ControlLink::rpc(std::string_view module, std::string_view function, term::BytesView arguments,
                      std::chrono::milliseconds timeout, RpcTable::Done done, RpcTable::Chunk chunk)
{
    const auto tag = m_tags.next();
    m_rpcs.add(tag, m_clock.now() + timeout, std::move(done), std::move(chunk));
    m_connection->send(m_frames->call(tag, module, function, arguments));
}

void ControlLink::attempt()
{
    m_connection.reset();
    auto handshaken = shakeHands(m_peer, m_localName, m_timings.connectTimeout);
    if (!handshaken) {
        m_counters.failedAttempts.add(1);
        return lose(handshaken.error().text);
    }
    ConnectionClient &client = *this;
    m_connection = std::make_unique<DistConnection>(std::move(*handshaken), client,
                                                    m_limits.replyBytes, kBufferBytes);
    m_frames = std::make_unique<RpcFrames>(m_connection->self());
    m_connectedAt = m_lastHeardAt = m_clock.now();
    m_tick.start();
    if (std::exchange(m_wasConnectedBefore, true))
        m_counters.reconnects.add(1);
    transition(LinkEvent::Connected, "handshake done");
    askWho();
}

void ControlLink::askWho()
{
    const auto sentAt = m_clock.now();
    rpc("erlang", "node", kNoArguments, m_timings.probeTimeout,
        [this, sentAt](Result<term::BytesView> reply) {
            if (!reply)
                return lose("asking the node for its name: " + reply.error().text);
            m_counters.rttMicros = static_cast<std::uint64_t>((m_clock.now() - sentAt) / 1us);
            if (!term::TermReader(*reply).atomIs(m_peer.nodeName))
                return lose("this address belongs to " + term::termText(*reply) + ", not to " +
                            m_peer.nodeName);
            // Nobody has to release a control link: whether to believe what it reads is up to the
            // reader.
            if (transition(LinkEvent::Verified, "is " + m_peer.nodeName) &&
                transition(LinkEvent::Released, "verified"))
                sendMore();
        });
}

// Whatever waits is told at once: its caller knows best whether asking again is worth it.
void ControlLink::lose(const std::string &reason)
{
    const auto before = state();
    if (!transition(LinkEvent::Failed, reason))
        return;
    if (m_connection)
        m_connection->close();
    m_tick.stop();
    m_counters.setReason(reason);
    const auto now = m_clock.now();
    if (before != LinkState::Connecting && now - m_connectedAt >= m_timings.steadyAfter)
        m_backOff.reset();
    m_attemptTimer.start(m_backOff.next());
    const auto verdict = m_log.ask("erl.control_lost");
    if (!verdict.note.empty())
        qCWarning(lcErl, "control link %s: %s", m_peer.logicalId.c_str(), verdict.note.c_str());
    if (verdict.isAllowed)
        qCWarning(lcErl, "control link %s: %s", m_peer.logicalId.c_str(), reason.c_str());
    const Error error{ErrorCode::Unavailable, reason};
    m_rpcs.failAll(error);
    for (auto &waiting : std::exchange(m_waiting, {}))
        fail(waiting.request, error);
}

bool ControlLink::wantsStream(std::uint64_t tag, std::size_t)
{
    return m_rpcs.wantsStream(tag);
}

void ControlLink::onChunk(std::uint64_t tag, term::BytesView bytes)
{
    m_rpcs.onChunk(tag, bytes);
}

void ControlLink::onReply(const Reply &reply)
{
    m_rpcs.answer(reply);
}

void ControlLink::onReadDone()
{
    m_lastHeardAt = m_clock.now();
    sendMore();
}

void ControlLink::onConnectionLost(std::string reason)
{
    lose(reason);
}

void ControlLink::onTick()
{
    const auto now = m_clock.now();
    const auto firstLate =
        std::stable_partition(m_waiting.begin(), m_waiting.end(),
                              [&](const Waiting &waiting) { return waiting.deadline > now; });
    std::deque<Waiting> late(std::make_move_iterator(firstLate),
                             std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(firstLate, m_waiting.end());
    for (auto &waiting : late)
        fail(waiting.request,
             {ErrorCode::TimedOut, "not sent in time: " + m_counters.lastReason()});
    if (!m_connection || !m_connection->isOpen())
        return;
    m_counters.bytesIn.add(m_connection->takeBytesIn());
    m_counters.bytesOut.add(m_connection->takeBytesOut());
    // While a long reply streams in, the replies behind it are not late.
    if (m_connection->isInFrame() && now - m_lastHeardAt < m_timings.probeTimeout)
        return;
    m_rpcs.expire(now);
    if (isUp() && m_rpcs.isEmpty() && now - m_lastHeardAt >= m_timings.probeEvery)
        rpc("erlang", "node", kNoArguments, m_timings.probeTimeout,
            [this](Result<term::BytesView> reply) {
                if (!reply)
                    lose("no sign of life from the idle connection: " + reply.error().text);
            });
    sendMore();
}

} // namespace tg::erl

#include "erl/node_link.h"

#include <algorithm>

#include "erl/log.h"
#include "term/term_reader.h"
#include "term/term_text.h"
#include "term/term_writer.h"

namespace tg::erl {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kReplyBytes =
    4 * kMiB; // an error reply may carry a whole batch; more is only worth its beginning
constexpr std::size_t kBufferBytes = 64 * kKiB;
constexpr unsigned kRefusalsToStop = 3;

const term::Bytes kNoArguments{106};

} // namespace

NodeLink::NodeLink(PeerAddress peer, std::string localName, LinkWiring wiring, std::uint64_t seed,
                   LinkTimings timings)
    : m_peer(std::move(peer))
    , m_localName(std::move(localName))
    , m_wiring(wiring)
    , m_timings(timings)
    , m_window(wiring.queue, wiring.status, wiring.limits, wiring.counters, wiring.recent,
               wiring.clock)
    , m_resolver(m_rpcs, wiring.counters, wiring.clock)
    , m_backOff(timings.firstBackOff, timings.longestBackOff, seed)
    , m_pause(timings.firstPause, timings.longestPause, seed + 1)
    , m_attemptTimer(this)
    , m_pauseTimer(this)
    , m_tick(this)
    , m_log(wiring.clock)
{
    m_attemptTimer.setSingleShot(true);
    m_pauseTimer.setSingleShot(true);
    m_tick.setInterval(std::clamp(wiring.limits.callTimeout / 4, 10ms, 250ms));
    connect(&m_attemptTimer, &QTimer::timeout, this, [this] {
        if (transition(LinkEvent::AttemptDue, "attempt due"))
            attempt();
    });
    connect(&m_pauseTimer, &QTimer::timeout, this, &NodeLink::pauseEnded);
    connect(&m_tick, &QTimer::timeout, this, &NodeLink::onTick);
    m_wiring.queue.wake().connectTo(this, [this] {
        m_window.takeWaiting();
        sendMore();
        m_window.displaceOldest();
        m_window.deliver();
    });
    m_resolver.wake().connectTo(this, [this] { sendMore(); });
}

NodeLink::~NodeLink()
{
    stop();
}

void NodeLink::resolve(ResolveCall call)
{
    m_resolver.push(std::move(call));
}

bool NodeLink::transition(LinkEvent event, const std::string &cause)
{
    const auto from = state();
    const auto to = nextState(from, event);
    if (!to)
        return false;
    m_wiring.counters.state.store(*to, std::memory_order_relaxed);
    qCDebug(lcErl, "link %s: %s -> %s: %s", m_peer.logicalId.c_str(), name(from).data(),
            name(*to).data(), cause.c_str());
    return true;
}

void NodeLink::start()
{
    if (transition(LinkEvent::Start, "started"))
        attempt();
}

void NodeLink::stop()
{
    if (!transition(LinkEvent::Stop, "stopped"))
        return;
    m_attemptTimer.stop();
    m_wiring.counters.nextAttemptUnixMs.store(0, std::memory_order_relaxed);
    m_pauseTimer.stop();
    m_tick.stop();
    if (m_connection)
        m_connection->close();
    m_wiring.status.accepting.store(false, std::memory_order_release);
    m_window.loseAll();
    m_window.deliver();
    m_rpcs.failAll({ErrorCode::Unavailable, "the link was stopped"});
    m_resolver.failWaiting("the link was stopped");
}

void NodeLink::useAddress(const QString &host, quint16 port)
{
    m_peer.host = host.toStdString();
    m_peer.port = port;
}

// Blocks this thread until the handshake is over; nothing else of this link could happen meanwhile
// anyway.
void NodeLink::attempt()
{
    m_connection.reset();
    m_wiring.counters.nextAttemptUnixMs.store(0, std::memory_order_relaxed);
    auto handshaken = shakeHands(m_peer, m_localName, m_timings.connectTimeout);
    if (!handshaken) {
        m_wiring.counters.failedAttempts.add(1);
        return lose(handshaken.error().text);
    }
    ConnectionClient &client = *this;
    m_connection =
        std::make_unique<DistConnection>(std::move(*handshaken), client, kReplyBytes, kBufferBytes);
    m_frames = std::make_unique<RpcFrames>(m_connection->self());
    m_connectedAt = m_lastHeardAt = m_wiring.clock.now();
    m_tick.start();
    if (std::exchange(m_wasConnectedBefore, true))
        m_wiring.counters.reconnects.add(1);
    transition(LinkEvent::Connected, "handshake done");
    askWho();
}

void NodeLink::askWho()
{
    const auto sentAt = m_wiring.clock.now();
    rpc("erlang", "node", kNoArguments, m_wiring.limits.callTimeout,
        [this, sentAt](Result<term::BytesView> reply) {
            if (!reply)
                return lose("asking the node for its name: " + reply.error().text);
            const auto took = m_wiring.clock.now() - sentAt;
            m_wiring.counters.rttMicros = static_cast<std::uint64_t>(took / 1us);
            const auto found = term::TermReader(*reply).atom();
            if (!found || *found != m_peer.nodeName)
                return lose("this address belongs to " + term::termText(*reply) + ", not to " +
                            m_peer.nodeName);
            askCreation(std::string(*found));
        });
}

void NodeLink::askCreation(std::string nodeName)
{
    term::Bytes arguments;
    term::TermWriter writer(arguments);
    writer.list(1);
    writer.atom("creation");
    writer.nil();
    rpc("erlang", "system_info", arguments, m_wiring.limits.callTimeout,
        [this, nodeName = std::move(nodeName)](Result<term::BytesView> reply) {
            if (!reply)
                return lose("asking the node for its creation: " + reply.error().text);
            const auto creation = term::TermReader(*reply).unsignedInteger();
            if (!creation || *creation > UINT32_MAX)
                return lose("the node has no creation: " + term::termText(*reply));
            if (transition(LinkEvent::Verified, "is " + nodeName))
                Q_EMIT verified({nodeName, static_cast<std::uint32_t>(*creation)});
        });
}

void NodeLink::release()
{
    if (transition(LinkEvent::Released, "released"))
        startFlow();
}

void NodeLink::hold()
{
    if (transition(LinkEvent::HeldBack, "held back"))
        stopFlow();
}

void NodeLink::startFlow()
{
    m_refusalsInARow = 0;
    m_pause.reset();
    m_pauseTimer.stop();
    m_wiring.queue.open();
    m_wiring.status.accepting.store(true, std::memory_order_release);
    sendMore();
}

// Calls that are out may still be confirmed.
void NodeLink::stopFlow()
{
    m_wiring.status.accepting.store(false, std::memory_order_release);
    m_window.loseWaiting();
    m_window.deliver();
    m_resolver.failWaiting("the link is " + std::string(name(state())));
}

void NodeLink::onConnectionLost(std::string reason)
{
    lose(reason);
}

// The one way from any state of being connected, or trying to be, to the next attempt.
void NodeLink::lose(const std::string &reason)
{
    m_wiring.status.accepting.store(false, std::memory_order_release);
    const auto before = state();
    if (!transition(LinkEvent::Failed, reason))
        return;
    if (m_connection) {
        countBytes();
        m_connection->close();
    }
    m_tick.stop();
    m_pauseTimer.stop();
    m_window.loseAll();
    m_window.deliver();
    m_wiring.counters.oldestCallMicros = 0;
    m_wiring.counters.setReason(reason);
    const auto now = m_wiring.clock.now();
    m_rpcs.failAll({ErrorCode::TimedOut, "the link was lost: " + reason});
    m_resolver.failWaiting(reason);
    if (before != LinkState::Connecting && now - m_connectedAt >= m_timings.steadyAfter)
        m_backOff.reset();
    const auto pause = m_backOff.next();
    m_attemptTimer.start(pause);
    m_wiring.counters.nextAttemptUnixMs.store(m_wiring.clock.unixMilliseconds() + pause.count(),
                                              std::memory_order_relaxed);
    warn("erl.lost", reason + "; next attempt in " + std::to_string(pause.count()) + " ms");
    Q_EMIT lost(QString::fromStdString(reason));
}

bool NodeLink::wantsStream(std::uint64_t, std::size_t)
{
    return false;
}

void NodeLink::onChunk(std::uint64_t, term::BytesView) {}

void NodeLink::onReply(const Reply &reply)
{
    if (m_rpcs.answer(reply))
        return;
    switch (m_window.answer(reply)) {
    case CallWindow::Verdict::NotOurs: // given up by now
        return;
    case CallWindow::Verdict::Confirmed:
        m_backOff.reset();
        if (m_refusalsInARow != 0 && !m_pauseTimer.isActive()) {
            m_refusalsInARow = 0;
            m_pause.reset();
        }
        return;
    case CallWindow::Verdict::Refused:
        refused(term::termText(reply.result));
        return;
    }
}

void NodeLink::onReadDone()
{
    m_lastHeardAt = m_wiring.clock.now();
    m_window.deliver();
    sendMore();
}

// Calls that were already out when the node began to refuse count as one refusal.
void NodeLink::refused(const std::string &reason)
{
    const auto text = "the node refused a batch: " + reason;
    m_wiring.counters.setReason(text);
    warn("erl.refused", text);
    if (m_pauseTimer.isActive())
        return;
    m_pauseTimer.start(m_pause.next());
    if (++m_refusalsInARow >= kRefusalsToStop && transition(LinkEvent::RefusedOften, text))
        stopFlow();
}

// Refusing: an empty batch tells whether the node takes any again, without risking a client's
// points.
void NodeLink::pauseEnded()
{
    if (state() != LinkState::Refusing)
        return sendMore();
    term::Bytes arguments;
    term::TermWriter writer(arguments);
    writer.list(2);
    writer.atom(m_peer.store);
    writer.nil();
    writer.nil();
    rpc("Elixir.TimelessMetrics", "write_batch_resolved", arguments, m_wiring.limits.callTimeout,
        [this](Result<term::BytesView> reply) {
            if (!reply)
                return lose("trying an empty batch: " + reply.error().text);
            if (state() != LinkState::Refusing)
                return;
            if (!term::TermReader(*reply).atomIs("ok")) {
                m_wiring.counters.refusedCalls.add(1);
                return refused(term::termText(*reply));
            }
            if (transition(LinkEvent::AcceptedAgain, "the node took an empty batch"))
                startFlow();
        });
}

void NodeLink::onTick()
{
    countBytes();
    const auto now = m_wiring.clock.now();
    const auto oldest = m_window.oldestSentAt();
    m_wiring.counters.oldestCallMicros =
        oldest ? static_cast<std::uint64_t>((now - *oldest) / 1us) : 0;
    if (oldest && now - *oldest > m_wiring.limits.callTimeout) {
        m_wiring.counters.timeouts.add(1);
        return lose("call timed out after " + std::to_string((now - *oldest) / 1ms) + " ms");
    }
    m_resolver.expireWaiting(now);
    m_rpcs.expire(now);
    if (isConnected()) {
        probeIfIdle(now);
        sendMore(); // an expired resolve call has made room
    }
}

// A half-open connection shows only when something is asked for.
void NodeLink::probeIfIdle(Clock::Steady now)
{
    if (!m_window.isIdle() || !m_rpcs.isEmpty() || now - m_lastHeardAt < m_timings.probeEvery)
        return;
    rpc("erlang", "node", kNoArguments, m_timings.probeTimeout,
        [this, now](Result<term::BytesView> reply) {
            if (!reply)
                return lose("no sign of life from the idle connection: " + reply.error().text);
            m_wiring.counters.rttMicros =
                static_cast<std::uint64_t>((m_wiring.clock.now() - now) / 1us);
        });
}

void NodeLink::rpc(std::string_view module, std::string_view function, term::BytesView arguments,
                   std::chrono::milliseconds timeout, RpcTable::Done done)
{
    const auto tag = m_tags.next();
    m_rpcs.add(tag, m_wiring.clock.now() + timeout, std::move(done));
    m_connection->send(m_frames->call(tag, module, function, arguments));
}

void NodeLink::sendMore()
{
    m_resolver.takeWaiting();
    if (state() != LinkState::Up || !isConnected()) {
        if (state() != LinkState::Up)
            m_resolver.failWaiting("the link is " + std::string(name(state())));
        return;
    }
    if (!m_pauseTimer.isActive()) {
        m_window.takeWaiting();
        m_window.sendSome(*m_connection, *m_frames, m_tags, m_peer.store);
        m_window.deliver(); // stale ones
    }
    m_resolver.sendSome(*m_connection, *m_frames, m_tags);
}

void NodeLink::warn(std::string_view site, const std::string &text)
{
    const auto verdict = m_log.ask(site);
    if (!verdict.note.empty())
        qCWarning(lcErl, "link %s: %s", m_peer.logicalId.c_str(), verdict.note.c_str());
    if (verdict.isAllowed)
        qCWarning(lcErl, "link %s: %s", m_peer.logicalId.c_str(), text.c_str());
}

void NodeLink::countBytes()
{
    if (!m_connection)
        return;
    m_wiring.counters.bytesIn.add(m_connection->takeBytesIn());
    m_wiring.counters.bytesOut.add(m_connection->takeBytesOut());
}

} // namespace tg::erl

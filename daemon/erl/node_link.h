// The gateway's data connection to one node: takes slices from the node's queue, sends them as
// write calls, and brings home what the node confirmed and what is lost; resolves names to ids on
// the side. After every connect it makes sure that the node is the configured one and then waits,
// silent, until release() says that ids and identity are good. Lives on its own thread, in a
// ThreadHost<NodeLink>; others call resolve() and connect to the signals, no more. Only this class
// writes NodeStatus::accepting: the cluster code decides by release() and hold().
#pragma once

#include <memory>
#include <string>

#include <QObject>
#include <QTimer>

#include "base/log_limiter.h"
#include "erl/back_off.h"
#include "erl/call_window.h"
#include "erl/link_config.h"
#include "erl/link_timings.h"
#include "erl/resolver_lane.h"
#include "erl/thread_host.h"

namespace tg::erl {

// What a link works with; all of it outlives the link. The queue's and the lane's workers have
// stopped pushing before the link is destroyed.
struct LinkWiring {
    batch::NodeQueue &queue;
    NodeStatus &status;
    LinkCounters &counters;
    RecentWrites &recent; // confirmed slices are noted there
    const Limits &limits;
    const Clock &clock;
};

class NodeLink final : public QObject, private ConnectionClient
{
    Q_OBJECT

public:
    NodeLink(PeerAddress peer, std::string localName, LinkWiring wiring, std::uint64_t seed,
             LinkTimings timings = {});
    ~NodeLink() override;

    NodeIndex node() const { return m_wiring.queue.node(); }
    void resolve(ResolveCall call); // any thread

public Q_SLOTS: // link thread: call them through a queued connection or QMetaObject::invokeMethod
    void start();
    void stop();
    void release(); // Held -> Up. In any other state it means nothing
    void hold(); // Up -> Held: no more slices in, what waits is lost, calls that are out may still
                 // be confirmed
    void useAddress(const QString &host, quint16 port); // from the next attempt on

Q_SIGNALS:
    void verified(const tg::erl::PeerFacts &facts); // now Held
    void lost(const QString &reason);               // a connection, or an attempt to make one

private:
    bool wantsStream(std::uint64_t tag, std::size_t resultBytes) override;
    void onChunk(std::uint64_t tag, term::BytesView bytes) override;
    void onReply(const Reply &reply) override;
    void onReadDone() override;
    void onConnectionLost(std::string reason) override;

    bool transition(LinkEvent event, const std::string &cause);
    void attempt();
    void askWho();
    void askCreation(std::string nodeName);
    void startFlow();
    void stopFlow();
    void lose(const std::string &reason);
    void refused(const std::string &reason);
    void pauseEnded();
    void onTick();
    void probeIfIdle(Clock::Steady now);
    void rpc(std::string_view module, std::string_view function, term::BytesView arguments,
             std::chrono::milliseconds timeout, RpcTable::Done done);
    void sendMore();
    void countBytes();
    void warn(std::string_view site, const std::string &text);
    LinkState state() const { return m_wiring.counters.state.load(std::memory_order_relaxed); }
    bool isConnected() const { return m_connection && m_connection->isOpen(); }

    PeerAddress m_peer;
    const std::string m_localName;
    const LinkWiring m_wiring;
    const LinkTimings m_timings;
    CallWindow m_window;
    RpcTable m_rpcs;
    ResolverLane m_resolver;
    TagSource m_tags;
    std::unique_ptr<DistConnection>
        m_connection; // replaced by the next attempt, never from its own callbacks
    std::unique_ptr<RpcFrames> m_frames;
    BackOff m_backOff;
    BackOff m_pause;
    QTimer m_attemptTimer;
    QTimer m_pauseTimer; // runs: no write calls
    QTimer m_tick;
    Clock::Steady m_connectedAt{};
    Clock::Steady m_lastHeardAt{};
    unsigned m_refusalsInARow = 0;
    bool m_wasConnectedBefore = false;
    LogLimiter m_log;
};

using LinkHost = ThreadHost<NodeLink>;

} // namespace tg::erl

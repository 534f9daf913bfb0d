// The second connection to a node, for questions: rpc for facts and health, registries as they
// stream in. A link of its own (with its own C node name), so that a long answer never holds back
// the confirmations of the data link. Lives on its own thread, in a ThreadHost<ControlLink>;
// connects when first asked and stays connected.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <variant>

#include <QObject>
#include <QTimer>

#include "base/log_limiter.h"
#include "erl/back_off.h"
#include "erl/call_inbox.h"
#include "erl/control_call.h"
#include "erl/dist_connection.h"
#include "erl/link_config.h"
#include "erl/link_counters.h"
#include "erl/link_timings.h"
#include "erl/registry_fetch.h"
#include "erl/rpc_frames.h"
#include "erl/rpc_table.h"
#include "erl/thread_host.h"

namespace tg::erl {

class ControlLink final : public QObject, private ConnectionClient
{
    Q_OBJECT

public:
    // localName is the data link's; "-ctl" is added. counters: state, bytes, attempts, rtt and the
    // last reason are used.
    ControlLink(PeerAddress peer, const std::string &localName, LinkCounters &counters,
                const Clock &clock, std::uint64_t seed, ControlLimits limits = {},
                LinkTimings timings = {});
    ~ControlLink() override;

    // Any thread.
    void call(ControlCall call) { m_inbox.push(std::move(call)); }
    void streamRegistry(RegistryRead read) { m_inbox.push(std::move(read)); }

public Q_SLOTS: // link thread
    void start() {}
    void stop();
    void useAddress(const QString &host, quint16 port); // from the next attempt on

private:
    using Request = std::variant<ControlCall, RegistryRead>;
    struct Waiting {
        Request request;
        Clock::Steady deadline;
    };

    bool wantsStream(std::uint64_t tag, std::size_t resultBytes) override;
    void onChunk(std::uint64_t tag, term::BytesView bytes) override;
    void onReply(const Reply &reply) override;
    void onReadDone() override;
    void onConnectionLost(std::string reason) override;

    bool transition(LinkEvent event, const std::string &cause);
    void takeWaiting();
    void sendMore();
    void send(Waiting waiting);
    void attempt();
    void askWho();
    void lose(const std::string &reason);
    void onTick();
    void rpc(std::string_view module, std::string_view function, term::BytesView arguments,
             std::chrono::milliseconds timeout, RpcTable::Done done, RpcTable::Chunk chunk = {});
    static void fail(Request &request, const Error &error);
    LinkState state() const { return m_counters.state.load(std::memory_order_relaxed); }
    bool isUp() const { return state() == LinkState::Up && m_connection->isOpen(); }

    PeerAddress m_peer;
    const std::string m_localName;
    LinkCounters &m_counters;
    const Clock &m_clock;
    const ControlLimits m_limits;
    const LinkTimings m_timings;
    CallInbox<Request> m_inbox;
    std::deque<Waiting> m_waiting;
    RpcTable m_rpcs;
    TagSource m_tags;
    std::unique_ptr<DistConnection>
        m_connection; // replaced by the next attempt, never from its own callbacks
    std::unique_ptr<RpcFrames> m_frames;
    BackOff m_backOff;
    QTimer m_attemptTimer;
    QTimer m_tick;
    Clock::Steady m_connectedAt{};
    Clock::Steady m_lastHeardAt{};
    bool m_wasConnectedBefore = false;
    LogLimiter m_log;
};

using ControlHost = ThreadHost<ControlLink>;

} // namespace tg::erl

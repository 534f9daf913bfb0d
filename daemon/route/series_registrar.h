// Makes unknown series known: finds their owners, asks the owners for ids (one rpc a node for many
// series, both copies in parallel, behind a token bucket a node), fills the table, answers the
// waiting requests. Also takes in what nodes' registries say. The only writer of placements. Lives
// on the registrar thread; resolve(), learn() and the node events may be called from any thread and
// are carried out there in order.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include <QObject>
#include <QTimer>

#include "base/limits.h"
#include "base/node_board.h"
#include "base/token_bucket.h"
#include "route/copy_planner.h"
#include "route/extra_holders.h"
#include "route/resolve_rpc.h"
#include "route/resolver.h"
#include "route/router.h"
#include "route/shared_id_desk.h"
#include "series/series_table.h"
#include "shared/base/clock.h"

namespace tg::route {

// Series of one node's registry as read in one go: canonical keys back to back, their ends, their
// ids.
struct LearnedBlock {
    NodeIndex node;
    std::string keys;
    std::vector<std::uint32_t> ends;
    std::vector<std::uint64_t> ids;
};

struct RegistrarCounters {                  // written by the registrar thread, read by anyone
    std::atomic<std::uint64_t> resolved{0}; // series whose id a node has told on request
    std::atomic<std::uint64_t> learned{0};  // series seen in registries
    std::atomic<std::uint64_t> rpcs{0};
    std::atomic<std::uint64_t> rpcErrors{0};
    std::atomic<std::uint64_t> throttled{0};   // items answered 429
    std::atomic<std::uint64_t> unavailable{0}; // items answered 503
    std::atomic<std::uint64_t> idsChanged{0};  // ids that a node's registry contradicted
    std::atomic<std::uint64_t> waiting{0};     // gauge: series waiting for an id
    std::atomic<std::uint64_t> away{0}; // gauge: copies to be registered when their node is back
};

class SeriesRegistrar final : public QObject, public Resolver
{
public:
    SeriesRegistrar(series::SeriesTable &table, Router &router, NodeBoard &board, ResolveRpc &rpc,
                    const Clock &clock, const Limits &limits);

    void resolve(ResolveBatchPtr batch) override;

    // A registry read: begin, any number of blocks, end. After the end, ids that the node no longer
    // has are forgotten, the node's epoch has grown if anything changed, and `applied` is called on
    // the registrar thread.
    void beginRegistry(NodeIndex node);
    void learn(LearnedBlock block);
    void endRegistry(NodeIndex node, std::function<void()> applied);
    // Series whose copy on that node has no id yet, whoever made them: they are registered there in
    // the background.
    void noteMissing(NodeIndex node, std::vector<series::SeriesEntry *> entries);
    // While new series are held no owner is asked for one: requests wait. Released, those that were
    // learnt meanwhile are answered as known, the others are placed by the map of then.
    void holdNewSeries();
    void releaseNewSeries();
    // The node accepts writes again: copies that waited for it are registered there.
    void nodeIsUp(NodeIndex node);

    // Their series no longer count as split, until they are noted to be unhealed or come under
    // another id.
    void noteHealed(std::vector<ExtraHolder> holders) { post(Healed{std::move(holders), true}); }
    void noteUnhealed(std::vector<ExtraHolder> holders) { post(Healed{std::move(holders), false}); }

    const RegistrarCounters &counters() const { return m_counters; }
    const ExtraHolders &extraHolders() const { return m_extras; }
    // Ids that nodes have given to two series; any thread.
    const SharedIdBook &sharedIds() const { return m_sharedIds.book(); }

    // On the registrar thread, when its event loop has started and before it ends.
    void start();
    void stop();

private:
    struct RpcDone {
        NodeIndex node;
        std::vector<series::SeriesEntry *> entries;
        Result<std::vector<std::uint64_t>> ids;
        bool isForAway; // its entries are counted as away until now
    };
    struct RegistryMark {
        NodeIndex node;
        bool isEnd;
        std::function<void()> applied;
    };
    struct NodeUp {
        NodeIndex node;
    };
    struct Missing {
        NodeIndex node;
        std::vector<series::SeriesEntry *> entries;
    };
    struct Healed {
        std::vector<ExtraHolder> holders;
        bool isHealed;
    };
    struct Hold {
        bool isOn;
    };
    using Event = std::variant<ResolveBatchPtr, RpcDone, LearnedBlock, RegistryMark, NodeUp,
                               Missing, Healed, Hold>;

    struct Waiter {
        ResolveBatch *batch;
        std::size_t item;
    };
    struct Pending {        // a series being asked for
        unsigned calls = 0; // nodes that have not answered yet
        bool isThrottled = false;
        std::vector<Waiter> waiters;
    };
    struct Question {
        series::SeriesEntry *entry;
        Clock::Steady askedAt;
    };
    struct NodeDesk { // per node: what waits to be asked there
        explicit NodeDesk(TokenBucket bucket)
            : tokens(bucket)
        {
        }
        TokenBucket tokens;
        Clock::Steady restsUntil{}; // tokens ran short: it is not asked before
        std::deque<Question> questions;
        unsigned callsOut = 0;
        std::vector<series::SeriesEntry *> away; // Ready entries whose copy here has no id yet
        Clock::Steady awayNotBefore{};           // after a failure: not at once again
        bool isReading = false;                  // its whole registry, from begin to end
        bool readsRegistry = false;              // the same, of a node that the table has ids of
        bool hasIds = false; // the table has ids of this node, which its registry must still show
        bool hasChangedIds = false; // since the epoch last grew
        std::unordered_set<const series::SeriesEntry *>
            seen; // while a known node's registry is read again
    };

    void post(Event event);
    void drain();
    void handle(ResolveBatchPtr batch);
    void handle(RpcDone &&done);
    void handle(LearnedBlock &&block);
    void handle(RegistryMark &&mark);
    void handle(NodeUp event);
    void handle(Missing &&missing);
    void handle(Healed &&healed);
    // True: an id that was used before has changed.
    bool noteHolder(const CopyPlanner &planner, series::SeriesEntry &entry, NodeIndex node,
                    std::uint64_t id);
    void handle(Hold hold);
    void askOrAnswer(series::SeriesEntry &entry, ResolveBatch &batch, std::size_t item);
    void ask(series::SeriesEntry &entry, ResolveBatch &batch, std::size_t item);
    void takeIds(NodeDesk &at, const RpcDone &done, const CopyPlanner &planner);
    bool giveId(const CopyPlanner &planner, NodeIndex node, const ToldId &told, bool isSure);
    void answered(series::SeriesEntry &entry);
    void finishItem(const Waiter &waiter, ResolveStatus status, NodeIndex blamed);
    void forgetUnseen(NodeIndex node);
    void dispatch(NodeIndex node);
    std::size_t takeTokens(NodeDesk &at, std::size_t wanted); // how many of them there are
    std::vector<series::SeriesEntry *> nextToAsk(NodeIndex node, NodeDesk &at);
    std::vector<series::SeriesEntry *> nextAway(NodeIndex node, NodeDesk &at);
    void expireQuestions(NodeIndex node);
    void tick();
    NodeDesk &desk(NodeIndex node);
    void noteAway(NodeIndex node, series::SeriesEntry &entry);

    series::SeriesTable &m_table;
    Router &m_router;
    NodeBoard &m_board;
    ResolveRpc &m_rpc;
    const Clock &m_clock;
    const Limits &m_limits;
    RegistrarCounters m_counters;
    ExtraHolders m_extras;
    SharedIdDesk m_sharedIds;

    std::mutex m_mutex;
    std::vector<Event> m_events;
    Wake m_wake;

    std::unordered_map<series::SeriesEntry *, Pending> m_pending;
    std::unordered_map<ResolveBatch *, std::pair<ResolveBatchPtr, std::size_t>>
        m_batches; // with items left
    std::map<std::uint16_t, NodeDesk> m_desks;
    std::vector<std::pair<series::SeriesEntry *, Waiter>>
        m_held; // as many as requests may wait with
    bool m_isHolding = false;
    QTimer m_timer;
    bool m_isStopped = false;
};

} // namespace tg::route

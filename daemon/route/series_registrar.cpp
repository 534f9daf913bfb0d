#include "route/series_registrar.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "route/entry_copies.h"

namespace tg::route {

using series::EntryState;
using series::SeriesEntry;

namespace {

constexpr std::chrono::milliseconds kTick{20}; // while questions wait for tokens
constexpr unsigned kCallsPerNode = 2;
// After tokens ran short: what has gathered by then is one call, not a call for every few tokens.
constexpr std::chrono::milliseconds kTokenRest{50};
constexpr std::chrono::seconds kAwayRetry{
    1}; // after a node has failed to register a copy in the background

} // namespace

SeriesRegistrar::SeriesRegistrar(series::SeriesTable &table, Router &router, NodeBoard &board,
                                 ResolveRpc &rpc, const Clock &clock, const Limits &limits)
    : m_table(table)
    , m_router(router)
    , m_board(board)
    , m_rpc(rpc)
    , m_clock(clock)
    , m_limits(limits)
    , m_sharedIds(table, labelFormOf(limits.labelPolicy))
    , m_timer(this)
{
    m_wake.connectTo(this, [this] { drain(); });
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
}

void SeriesRegistrar::start()
{
    m_timer.start();
    drain();
}

void SeriesRegistrar::stop()
{
    m_timer.stop();
    drain();
    m_isStopped = true;
    std::vector<Waiter> open;
    for (const auto &[entry, waiter] : std::exchange(m_held, {}))
        open.push_back(waiter);
    for (auto &[entry, pending] : m_pending)
        open.insert(open.end(), pending.waiters.begin(), pending.waiters.end());
    m_pending.clear();
    m_counters.waiting.store(0, std::memory_order_relaxed);
    for (const auto &waiter : open)
        finishItem(waiter, ResolveStatus::Unavailable, kNoNode);
}

void SeriesRegistrar::post(Event event)
{
    {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(std::move(event));
    }
    m_wake.ring();
}

void SeriesRegistrar::resolve(ResolveBatchPtr batch)
{
    post(std::move(batch));
}
void SeriesRegistrar::learn(LearnedBlock block)
{
    post(std::move(block));
}
void SeriesRegistrar::beginRegistry(NodeIndex node)
{
    post(RegistryMark{node, false, {}});
}
void SeriesRegistrar::nodeIsUp(NodeIndex node)
{
    post(NodeUp{node});
}
void SeriesRegistrar::holdNewSeries()
{
    post(Hold{true});
}
void SeriesRegistrar::releaseNewSeries()
{
    post(Hold{false});
}

void SeriesRegistrar::noteMissing(NodeIndex node, std::vector<SeriesEntry *> entries)
{
    post(Missing{node, std::move(entries)});
}

void SeriesRegistrar::endRegistry(NodeIndex node, std::function<void()> applied)
{
    post(RegistryMark{node, true, std::move(applied)});
}

void SeriesRegistrar::drain()
{
    m_wake.arm();
    std::vector<Event> events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_events);
    }
    for (auto &event : events)
        std::visit([this](auto &&one) { handle(std::forward<decltype(one)>(one)); },
                   std::move(event));
    for (auto &[node, desk] : m_desks)
        dispatch(NodeIndex{node});
}

SeriesRegistrar::NodeDesk &SeriesRegistrar::desk(NodeIndex node)
{
    return m_desks.try_emplace(node.value, TokenBucket(m_limits.newSeriesPerSecond, m_clock.now()))
        .first->second;
}

void SeriesRegistrar::handle(ResolveBatchPtr batch)
{
    ResolveBatch &open = *batch;
    // One more than there are items, so that the batch is not handed back while we are still
    // looking at it.
    m_batches.emplace(&open, std::make_pair(std::move(batch), open.items.size() + 1));
    for (std::size_t item = 0; item < open.items.size(); ++item) {
        const auto &key = open.items[item].key;
        SeriesEntry *entry = m_table.insert(key, m_router.shardOf(key)).entry; // most are new
        open.items[item].entry = entry;
        if (!entry)
            finishItem({&open, item}, ResolveStatus::TableFull, kNoNode);
        else
            askOrAnswer(*entry, open, item);
    }
    const auto found = m_batches.find(&open);
    if (--found->second.second == 0) {
        auto done = std::move(found->second.first);
        m_batches.erase(found);
        done->home->push(std::move(done));
    }
}

void SeriesRegistrar::askOrAnswer(SeriesEntry &entry, ResolveBatch &batch, std::size_t item)
{
    if (entry.state.load(std::memory_order_acquire) == EntryState::Ready && isWritable(entry))
        finishItem({&batch, item}, ResolveStatus::Ready, kNoNode);
    else if (m_isHolding && !m_isStopped)
        m_held.push_back({&entry, {&batch, item}});
    else
        ask(entry, batch, item);
}

void SeriesRegistrar::handle(Hold hold)
{
    m_isHolding = hold.isOn;
    if (m_isHolding)
        return;
    for (const auto &[entry, waiter] : std::exchange(m_held, {}))
        askOrAnswer(*entry, *waiter.batch, waiter.item);
}

void SeriesRegistrar::ask(SeriesEntry &entry, ResolveBatch &batch, std::size_t item)
{
    auto [found, isNew] = m_pending.try_emplace(&entry);
    found->second.waiters.push_back({&batch, item});
    if (!isNew)
        return;
    if (m_isStopped) {
        answered(entry);
        return;
    }
    CopyPlanner(*m_router.map()).placeByMap(entry);
    for (std::size_t slot = 0; slot < kMaxCopies; ++slot) {
        const auto copy = entry.copy(slot);
        if (!copy.isPlaced() || copy.isResolved() || !m_board.isAccepting(copy.node()) ||
            m_sharedIds.isStopped(copy.node(), entry))
            continue;
        ++found->second.calls;
        desk(copy.node()).questions.push_back({&entry, m_clock.now()});
    }
    m_counters.waiting.store(m_pending.size(), std::memory_order_relaxed);
    if (found->second.calls == 0)
        answered(entry);
}

void SeriesRegistrar::dispatch(NodeIndex node)
{
    auto &at = desk(node);
    while (!m_isStopped && at.callsOut < kCallsPerNode && m_clock.now() >= at.restsUntil) {
        const bool isForAway = at.questions.empty();
        const auto entries = nextToAsk(node, at);
        if (entries.empty())
            return;
        std::vector<std::string_view> keys;
        keys.reserve(entries.size());
        for (const auto *entry : entries)
            keys.push_back(entry->key());
        ++at.callsOut;
        m_counters.rpcs.fetch_add(1, std::memory_order_relaxed);
        m_rpc.resolve(node, keys,
                      [this, node, entries, isForAway](Result<std::vector<std::uint64_t>> ids) {
                          post(RpcDone{node, entries, std::move(ids), isForAway});
                      });
    }
}

std::size_t SeriesRegistrar::takeTokens(NodeDesk &at, std::size_t wanted)
{
    const auto now = m_clock.now();
    const auto granted = at.tokens.take(wanted, now);
    if (granted < wanted)
        at.restsUntil = now + kTokenRest;
    return granted;
}

// Series that requests wait for go first. Copies that only catch up with their node get what is
// left, one call at a time, so that a node that comes back with many of them takes new series at
// once.
std::vector<SeriesEntry *> SeriesRegistrar::nextToAsk(NodeIndex node, NodeDesk &at)
{
    if (at.questions.empty())
        return nextAway(node, at);
    const auto count = takeTokens(at, std::min(at.questions.size(), kResolveChunk));
    std::vector<SeriesEntry *> entries;
    entries.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        entries.push_back(at.questions.front().entry);
        at.questions.pop_front();
    }
    return entries;
}

std::vector<SeriesEntry *> SeriesRegistrar::nextAway(NodeIndex node, NodeDesk &at)
{
    const auto now = m_clock.now();
    if (at.away.empty() || at.callsOut > 0 || now < at.awayNotBefore || !m_board.isAccepting(node))
        return {};
    const auto before = at.away.size();
    std::vector<SeriesEntry *> entries;
    for (; !at.away.empty() && entries.size() < kResolveChunk; at.away.pop_back()) {
        if (isMissingOn(*at.away.back(), node))
            entries.push_back(at.away.back());
    }
    const auto count = takeTokens(at, entries.size());
    at.away.insert(at.away.end(), entries.begin() + static_cast<std::ptrdiff_t>(count),
                   entries.end());
    entries.resize(count);
    // What is asked for now stays counted until the node has answered.
    m_counters.away.fetch_sub(before - at.away.size() - entries.size(), std::memory_order_relaxed);
    return entries;
}

void SeriesRegistrar::handle(RpcDone &&done)
{
    auto &at = desk(done.node);
    --at.callsOut;
    const bool isAnswer = done.ids && done.ids->size() == done.entries.size();
    if (!isAnswer) {
        m_counters.rpcErrors.fetch_add(1, std::memory_order_relaxed);
        at.awayNotBefore = m_clock.now() + kAwayRetry;
    }
    if (isAnswer)
        takeIds(at, done, CopyPlanner(*m_router.map()));
    for (SeriesEntry *told : done.entries) {
        SeriesEntry &entry = *told;
        const auto pending = m_pending.find(&entry);
        if (pending != m_pending.end() && pending->second.calls > 0 && --pending->second.calls == 0)
            answered(entry);
        else if (pending == m_pending.end() && isMissingOn(entry, done.node)) {
            at.awayNotBefore = m_clock.now() + kAwayRetry;
            noteAway(done.node, entry); // a copy registered in the background: tried again later
        }
    }
    if (done.isForAway)
        m_counters.away.fetch_sub(done.entries.size(), std::memory_order_relaxed);
}

// Every node that could be asked has answered, failed or never came to it.
void SeriesRegistrar::answered(SeriesEntry &entry)
{
    const auto found = m_pending.find(&entry);
    const Pending pending = std::move(found->second);
    m_pending.erase(found);
    m_counters.waiting.store(m_pending.size(), std::memory_order_relaxed);

    const bool writable = isWritable(entry);
    NodeIndex blamed;
    for (std::size_t slot = 0; slot < kMaxCopies; ++slot) {
        const auto copy = entry.copy(slot);
        if (!copy.isPlaced() || copy.isResolved())
            continue;
        if (writable)
            noteAway(copy.node(), entry);
        else if (!blamed.isValid())
            blamed = copy.node();
    }
    if (writable)
        entry.state.store(EntryState::Ready, std::memory_order_release);
    const auto status = writable                                 ? ResolveStatus::Ready
                        : m_sharedIds.isStoppedEverywhere(entry) ? ResolveStatus::IdShared
                        : pending.isThrottled                    ? ResolveStatus::Throttled
                                                                 : ResolveStatus::Unavailable;
    for (const auto &waiter : pending.waiters)
        finishItem(waiter, status, blamed);
}

void SeriesRegistrar::finishItem(const Waiter &waiter, ResolveStatus status, NodeIndex blamed)
{
    auto &item = waiter.batch->items[waiter.item];
    item.status = status;
    item.blamed = blamed;
    if (status == ResolveStatus::Throttled)
        m_counters.throttled.fetch_add(1, std::memory_order_relaxed);
    else if (status == ResolveStatus::Unavailable)
        m_counters.unavailable.fetch_add(1, std::memory_order_relaxed);
    const auto found = m_batches.find(waiter.batch);
    if (--found->second.second > 0)
        return;
    auto done = std::move(found->second.first);
    m_batches.erase(found);
    done->home->push(std::move(done));
}

void SeriesRegistrar::noteAway(NodeIndex node, SeriesEntry &entry)
{
    if (m_sharedIds.isStopped(node, entry))
        return; // until the node's registry is read anew
    desk(node).away.push_back(&entry);
    m_counters.away.fetch_add(1, std::memory_order_relaxed);
}

void SeriesRegistrar::handle(NodeUp event)
{
    desk(event.node).awayNotBefore = {}; // dispatch() comes next
}

void SeriesRegistrar::tick()
{
    for (const auto &[node, at] : m_desks) {
        expireQuestions(NodeIndex{node});
        dispatch(NodeIndex{node});
    }
}

// Questions that waited too long for a token, or whose node went away meanwhile, are answered as
// they stand.
void SeriesRegistrar::expireQuestions(NodeIndex node)
{
    auto &at = desk(node);
    const auto now = m_clock.now();
    const bool isGone = !m_board.isAccepting(node);
    while (!at.questions.empty() &&
           (isGone || now - at.questions.front().askedAt > m_limits.newSeriesWait)) {
        SeriesEntry &entry = *at.questions.front().entry;
        at.questions.pop_front();
        const auto pending = m_pending.find(&entry);
        if (pending == m_pending.end()) {
            if (isMissingOn(entry, node) && isWritable(entry))
                noteAway(node, entry);
            continue;
        }
        pending->second.isThrottled |= !isGone;
        if (pending->second.calls > 0 && --pending->second.calls == 0)
            answered(entry);
    }
}

} // namespace tg::route

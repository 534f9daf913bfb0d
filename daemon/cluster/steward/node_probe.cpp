#include "cluster/steward/node_probe.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "cluster/steward/node_questions.h"

namespace tg::cluster {

// The questions one after the other: shard count and processes (when not known), mailboxes, run
// queue, memory. Outlives the probe while a call is out.
struct NodeProbe::Round : std::enable_shared_from_this<Round> {
    Round(erl::ControlLink &link, std::string storeName, const Clock &time)
        : control(link)
        , store(std::move(storeName))
        , clock(time)
    {
    }

    using Judge = std::string (Round::*)(term::BytesView); // empty = go on
    void call(std::string module, std::string function, term::Bytes arguments, Judge judge);
    void end(std::string problem, bool hasTimedOut = false);

    std::string onShards(term::BytesView reply);
    std::string onPids(term::BytesView reply);
    std::string onMailboxes(term::BytesView reply);
    std::string onRunQueue(term::BytesView reply);
    std::string onMemory(term::BytesView reply);
    void askMailboxes();

    erl::ControlLink
        &control; // used while a round goes on only; stopped links answer everything first
    const std::string store;
    const Clock &clock;

    mutable std::mutex mutex;
    ProbeReading reading;
    std::optional<Clock::Steady> sentAt;
    bool isOut = false;
    bool isForgotten = false; // the processes are to be asked for anew
    term::Bytes pids;         // empty = not known
    std::size_t pidCount = 0;
    ProbeReading next; // being gathered
};

void NodeProbe::Round::call(std::string module, std::string function, term::Bytes arguments,
                            Judge judge)
{
    {
        const std::lock_guard lock(mutex);
        sentAt = clock.now();
    }
    control.call(
        {.module = std::move(module),
         .function = std::move(function),
         .arguments = std::move(arguments),
         .timeout = kTimeout,
         .done = [self = shared_from_this(), judge](Result<term::Bytes> reply) {
             if (!reply)
                 return self->end(reply.error().text, reply.error().code == ErrorCode::TimedOut);
             {
                 const std::lock_guard lock(self->mutex);
                 self->next.roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(
                     self->clock.now() - self->sentAt.value_or(self->clock.now()));
             }
             if (auto problem = (self.get()->*judge)(*reply); !problem.empty())
                 self->end(std::move(problem));
         }});
}

// Figures of an earlier round would be taken for those of now, for as long as no round ends well.
void NodeProbe::Round::end(std::string problem, bool hasTimedOut)
{
    const std::lock_guard lock(mutex);
    const auto answeredAt = problem.empty() ? clock.now() : reading.answeredAt;
    const auto roundTrip = next.roundTrip;
    if (!problem.empty()) {
        next = {};
        pids.clear(); // asked anew next time
    }
    reading = std::exchange(next, {});
    reading.roundTrip = roundTrip;
    reading.answeredAt = answeredAt;
    reading.problem = std::move(problem);
    reading.hasTimedOut = hasTimedOut;
    sentAt.reset();
    isOut = false;
}

std::string NodeProbe::Round::onShards(term::BytesView reply)
{
    static constexpr std::uint64_t kMostShards = 4096;
    const auto shards = readCount(reply);
    if (!shards || *shards > kMostShards)
        return "shard count: " +
               (shards ? std::to_string(*shards) + " shards" : shards.error().text);
    {
        const std::lock_guard lock(mutex);
        pidCount = static_cast<std::size_t>(*shards) + 1;
    }
    call("lists", "map", whereisArguments(store, *shards), &Round::onPids);
    return {};
}

std::string NodeProbe::Round::onPids(term::BytesView reply)
{
    {
        const std::lock_guard lock(mutex);
        auto found = readPids(reply, pidCount);
        if (!found)
            return found.error().text;
        pids = std::move(*found);
    }
    askMailboxes();
    return {};
}

void NodeProbe::Round::askMailboxes()
{
    term::Bytes arguments;
    {
        const std::lock_guard lock(mutex);
        arguments = mailboxArguments(pids, pidCount);
    }
    call("lists", "zipwith", std::move(arguments), &Round::onMailboxes);
}

std::string NodeProbe::Round::onMailboxes(term::BytesView reply)
{
    const auto lengths = readMailboxes(reply, pidCount);
    if (!lengths)
        return lengths.error().text;
    {
        const std::lock_guard lock(mutex);
        next.dbMailbox = lengths->back();
        next.builderMailbox.reset();
        if (lengths->size() > 1)
            next.builderMailbox = *std::max_element(lengths->begin(), lengths->end() - 1);
    }
    call("erlang", "statistics", atomArgument("total_run_queue_lengths_all"), &Round::onRunQueue);
    return {};
}

std::string NodeProbe::Round::onRunQueue(term::BytesView reply)
{
    const auto count = readCount(reply);
    if (!count)
        return count.error().text;
    {
        const std::lock_guard lock(mutex);
        next.runQueue = *count;
    }
    call("erlang", "memory", atomArgument("total"), &Round::onMemory);
    return {};
}

std::string NodeProbe::Round::onMemory(term::BytesView reply)
{
    const auto bytes = readCount(reply);
    if (!bytes)
        return bytes.error().text;
    {
        const std::lock_guard lock(mutex);
        next.memoryBytes = *bytes;
    }
    end({});
    return {};
}

NodeProbe::NodeProbe(erl::ControlLink &control, std::string store, const Clock &clock)
    : m_round(std::make_shared<Round>(control, std::move(store), clock))
{
}

void NodeProbe::ask()
{
    bool isKnown = false;
    {
        const std::lock_guard lock(m_round->mutex);
        if (std::exchange(m_round->isOut, true))
            return;
        m_round->next = {};
        if (std::exchange(m_round->isForgotten, false))
            m_round->pids.clear();
        isKnown = !m_round->pids.empty();
    }
    if (isKnown)
        m_round->askMailboxes();
    else
        m_round->call("persistent_term", "get", shardCountArguments(m_round->store),
                      &Round::onShards);
}

ProbeReading NodeProbe::reading() const
{
    const std::lock_guard lock(m_round->mutex);
    auto reading = m_round->reading;
    if (m_round->sentAt)
        reading.openFor = std::chrono::duration_cast<std::chrono::milliseconds>(
            m_round->clock.now() - *m_round->sentAt);
    return reading;
}

void NodeProbe::forgetProcesses()
{
    const std::lock_guard lock(m_round->mutex);
    m_round->isForgotten = true;
}

} // namespace tg::cluster

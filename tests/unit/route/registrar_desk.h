// A registrar with a table, a map and nodes whose resolve calls the test answers by hand, from
// another thread as links do.
#pragma once

#include <initializer_list>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <QCoreApplication>

#include "route/series_registrar.h"
#include "series/series_key.h"

namespace tg::test {

inline std::string seriesKey(std::string_view metric)
{
    std::vector<series::LabelView> labels{{"job", "test"}};
    std::string key;
    series::writeKey(metric, labels, key);
    return key;
}

// Remembers the calls; each is answered once by the test.
class HandRpc final : public route::ResolveRpc
{
public:
    struct Call {
        NodeIndex node;
        std::vector<std::string> keys;
        Done done;
    };

    void resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done) override
    {
        const std::lock_guard lock(m_mutex);
        m_calls.push_back({node, {keys.begin(), keys.end()}, std::move(done)});
    }

    std::size_t waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls.size();
    }
    Call take(std::size_t at = 0)
    {
        const std::lock_guard lock(m_mutex);
        Call call = std::move(m_calls[at]);
        m_calls.erase(m_calls.begin() + static_cast<std::ptrdiff_t>(at));
        return call;
    }
    Call takeOf(NodeIndex node)
    {
        for (std::size_t at = 0; at < waiting(); ++at) {
            if (nodeOf(at) == node)
                return take(at);
        }
        return {};
    }
    NodeIndex nodeOf(std::size_t at) const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls[at].node;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Call> m_calls;
};

struct RegistrarDesk {
    explicit RegistrarDesk(int nodes, const Limits &given = {}, unsigned replication = 2)
        : limits(given)
        , table(limits)
        , router(*route::ShardKey::parse("series"), addNodes(nodes, replication))
        , registrar(table, router, board, rpc, clock, limits)
    {
        inbox.wake().connectTo(&context, [this] {
            for (auto &batch : inbox.takeAll())
                answered[batch->request] = std::move(batch);
        });
        registrar.start();
    }
    ~RegistrarDesk() { registrar.stop(); }

    std::shared_ptr<const route::ShardMap> addNodes(int count, unsigned replication)
    {
        std::vector<route::MapNode> nodes;
        for (int i = 0; i < count; ++i) {
            const auto index = board.add("node-" + std::to_string(board.size()));
            board.at(index).accepting = true;
            nodes.push_back({index, board.at(index).logicalId, 100});
        }
        return route::ShardMap::build(std::move(nodes), replication, ++version);
    }

    std::uint64_t ask(std::initializer_list<std::string_view> metrics)
    {
        auto batch = std::make_unique<route::ResolveBatch>();
        batch->request = nextRequest++;
        batch->home = &inbox;
        for (const auto metric : metrics)
            batch->items.push_back(
                {seriesKey(metric), nullptr, route::ResolveStatus::Unavailable, kNoNode});
        const auto request = batch->request;
        registrar.resolve(std::move(batch));
        spin();
        return request;
    }
    // Ids are given out per node and key, and stay.
    std::uint64_t idOn(NodeIndex node, const std::string &key)
    {
        auto &id = ids[{node.value, key}];
        if (id == 0)
            id = ++nextId;
        return id;
    }
    void answer(HandRpc::Call call)
    {
        std::vector<std::uint64_t> told;
        for (const auto &key : call.keys)
            told.push_back(idOn(call.node, key));
        tell(std::move(call), std::move(told));
    }
    void answerAll()
    {
        while (rpc.waiting() > 0)
            answer(rpc.take());
    }
    void fail(HandRpc::Call call)
    {
        tell(std::move(call), Error{ErrorCode::Unavailable, "link down"});
    }
    void tell(HandRpc::Call call, Result<std::vector<std::uint64_t>> result)
    {
        std::jthread([&] { call.done(std::move(result)); }).join();
        spin();
    }
    void learn(NodeIndex node,
               std::initializer_list<std::pair<std::string_view, std::uint64_t>> series)
    {
        route::LearnedBlock block;
        block.node = node;
        for (const auto &[metric, id] : series) {
            block.keys += seriesKey(metric);
            block.ends.push_back(static_cast<std::uint32_t>(block.keys.size()));
            block.ids.push_back(id);
        }
        registrar.learn(std::move(block));
        spin();
    }
    void begin(NodeIndex node)
    {
        registrar.beginRegistry(node);
        spin();
    }
    void end(NodeIndex node)
    {
        registrar.endRegistry(node, [this] { ++applied; });
        spin();
    }
    void read(NodeIndex node,
              std::initializer_list<std::pair<std::string_view, std::uint64_t>> series)
    {
        begin(node);
        learn(node, series);
        end(node);
    }
    void up(NodeIndex node, bool isUp = true)
    {
        board.at(node).accepting = isUp;
        if (isUp)
            registrar.nodeIsUp(node);
        spin();
    }
    static void spin()
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

    bool isAnswered(std::uint64_t request) const { return answered.count(request) > 0; }
    const route::ResolveItem &item(std::uint64_t request, std::size_t at = 0)
    {
        return answered[request]->items[at];
    }
    series::SeriesEntry *entry(std::string_view metric) { return table.findKey(seriesKey(metric)); }
    // The id of the series on that node, 0 = none.
    std::uint64_t id(std::string_view metric, NodeIndex node)
    {
        const auto [first, second] = entry(metric)->bothCopies();
        return first.node() == node ? first.id() : second.node() == node ? second.id() : 0;
    }
    std::uint32_t epoch(NodeIndex node) { return board.at(node).epoch.load(); }

    Limits limits;
    ManualClock clock;
    NodeBoard board;
    std::uint64_t version = 0;
    series::SeriesTable table;
    route::Router router;
    HandRpc rpc;
    QObject context;
    route::ResolveInbox inbox;
    route::SeriesRegistrar registrar;
    std::map<std::uint64_t, route::ResolveBatchPtr> answered;
    std::uint64_t nextRequest = 1;
    std::map<std::pair<std::uint16_t, std::string>, std::uint64_t> ids;
    std::uint64_t nextId = 0;
    int applied = 0;
};

} // namespace tg::test

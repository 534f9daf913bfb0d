// Reads of selected series over real sockets: a client, three scripted nodes, the gateway's own
// desk between them, and a kind of read that joins bodies.
#pragma once

#include <array>
#include <optional>
#include <string>

#include <QtTest>

#include "query/door/read_desk.h"
#include "query/door/selected_read.h"
#include "query/node/http_node_client.h"
#include "query/selector_reader.h"
#include "scripted_peer.h"
#include "series/series_key.h"

namespace tg::query::test {

using namespace tg::test;

inline constexpr NodeIndex kA{0};
inline constexpr NodeIndex kB{1};
inline constexpr NodeIndex kC{2};

// What a client would get.
class Client final : public ReadSink
{
public:
    void answer(ReadAnswer given) override
    {
        ++answers;
        got = std::move(given);
        body = got->body;
        if (!got->isStreamed)
            isWhole = true;
    }
    bool append(std::string_view bytes) override
    {
        body += bytes;
        return reads;
    }
    void finish(bool whole) override { isWhole = whole; }

    std::string field(std::string_view name) const
    {
        for (const auto &[known, value] : got->fields)
            if (known == name)
                return value;
        return {};
    }

    // The id of the gateway's own error; empty if it is none.
    std::string error() const { return field("X-Timeless-Error"); }

    int answers = 0;
    bool reads = true;
    std::optional<ReadAnswer> got;
    std::string body;
    std::optional<bool> isWhole;
};

// GET /m?match=<expression>: bodies joined with +; how=stream: lines, one node after the other;
// how=never: cannot be merged.
class JoinedBodies final : public Gathering
{
public:
    explicit JoinedBodies(std::vector<NodeRequest> requests)
        : m_requests(std::move(requests))
        , m_bodies(m_requests.size())
    {
    }
    const std::vector<NodeRequest> &requests() const override { return m_requests; }
    Result<void> take(std::size_t which, std::string body) override
    {
        if (body == "nonsense")
            return Error{ErrorCode::Refused, "nonsense"};
        m_bodies[which] = std::move(body);
        return {};
    }
    ReadAnswer finish() override
    {
        ReadAnswer answer;
        answer.contentType = "application/json";
        for (const auto &body : m_bodies)
            answer.body += (answer.body.empty() ? "{\"v\":\"" : "+") + body;
        answer.body += "\"}";
        return answer;
    }

private:
    std::vector<NodeRequest> m_requests;
    std::vector<std::string> m_bodies;
};

class JoinedLines final : public StreamFilter
{
public:
    explicit JoinedLines(std::vector<NodeRequest> requests)
        : m_requests(std::move(requests))
    {
    }
    std::string contentType() const override { return "text/lines"; }
    const std::vector<NodeRequest> &requests() const override { return m_requests; }
    Result<void> pass(std::size_t, std::string_view bytes, std::string &out) override
    {
        out += bytes;
        return {};
    }
    Result<void> end(std::size_t, std::string &out) override
    {
        out += '\n';
        return {};
    }

private:
    std::vector<NodeRequest> m_requests;
};

class TestKind final : public ReadKind
{
public:
    explicit TestKind(const ReadRequest &request)
        : m_request(request)
    {
    }
    Result<std::vector<SoughtSeries>> sought() override
    {
        std::vector<SoughtSeries> all;
        const auto selectors = readSelectors(m_request.parameters.last("match"));
        if (!selectors)
            return selectors.error();
        for (const auto &selector : *selectors)
            all.push_back({*compile(selector.matchers), {0, 3'600'000}});
        return all;
    }
    ReadAnswer answerOfNothing() override
    {
        ReadAnswer answer;
        answer.body = "{}";
        return answer;
    }
    bool isRightUntouched(const ReadPlan &, NodeAbilities) const override
    {
        return how() != "merge";
    }
    NodeRequest untouchedRequest(NodeIndex node) const override
    {
        NodeRequest request;
        request.node = node;
        request.target = "/m";
        request.acceptEncoding = m_request.acceptEncoding;
        return request;
    }
    Result<Merging> merge(const ReadPlan &plan, const cluster::ClusterSnapshot &) override
    {
        if (how() == "never")
            return Error{ErrorCode::Refused, "an average cannot be merged"};
        std::vector<NodeRequest> requests;
        for (const auto node : plan.nodes)
            requests.push_back(untouchedRequest(node));
        Merging merging;
        if (how() == "stream")
            merging.stream = std::make_unique<JoinedLines>(std::move(requests));
        else
            merging.gathering = std::make_unique<JoinedBodies>(std::move(requests));
        return merging;
    }

private:
    std::string_view how() const { return m_request.parameters.last("how"); }
    const ReadRequest m_request;
};

struct Scene {
    Scene()
        : client(shelf, tokens,
                 {std::chrono::milliseconds(500), std::chrono::milliseconds(500),
                  std::chrono::milliseconds(500)},
                 failures)
        , context{table, shelf, client, clock, {}}
        , desk(context, {openerOf([](const ReadRequest &request,
                                     const ReadContext &) -> std::unique_ptr<ReadKind> {
                   if (!request.path.ends_with("/m"))
                       return nullptr;
                   return std::make_unique<TestKind>(request);
               })})
    {
        for (std::uint16_t i = 0; i < 3; ++i) {
            cluster::NodeSnapshot node;
            node.index = NodeIndex{i};
            node.id = std::string(1, static_cast<char>('a' + i));
            node.httpUrl = peers[i].url();
            node.version = "0.7.0";
            node.creation = 1;
            node.isAccepting = node.hasSynced = true;
            node.state = cluster::HealthState::Up;
            snapshot.nodes.push_back(std::move(node));
            peers[i].script = answering("200 OK", "from " + QByteArray(1, char('a' + i)));
        }
        snapshot.replication = 2;
        snapshot.shardKey = "series";
    }
    void add(const std::string &host, NodeIndex primary, NodeIndex replica = kNoNode)
    {
        std::vector<series::LabelView> labels{{"host", host}};
        std::string key;
        series::writeKey("m", labels, key);
        auto &entry = *table.insert(key, {}).entry;
        entry.setCopy(0, {primary, 1});
        if (replica.isValid())
            entry.setCopy(1, {replica, 1});
    }
    void ask(Client &to, const std::string &query = "match=m", const std::string &path = "/m")
    {
        shelf.put(std::make_shared<cluster::ClusterSnapshot>(snapshot));
        IncomingRead incoming;
        incoming.method = "GET";
        incoming.path = path;
        incoming.query = query;
        job = desk.open(std::move(incoming), to);
    }

    std::array<ScriptedPeer, 3> peers;
    cluster::ClusterSnapshot snapshot;
    cluster::SnapshotShelf shelf;
    series::SeriesTable table{Limits{}};
    NodeTokens tokens;
    NodeFailures failures;
    SystemClock clock;
    HttpNodeClient client;
    ReadContext context;
    ReadDesk desk;
    std::unique_ptr<ReadJob> job;
};

} // namespace tg::query::test

// The write path of one worker with everything around it: real parsers, table, registrar, receipts
// and queues; clients, links and the nodes' answers to resolve calls are played by the test. One
// thread; time stands still unless moved.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include <QString>
#include <QtTest>

#include "ingest/write/data_routes.h"
#include "ingest/write/write_desk.h"
#include "route/series_registrar.h"
#include "series/series_key.h"
#include "tests/unit/batch/test_cluster.h"
#include "tests/unit/route/registrar_desk.h"

namespace tg::test {

// A request as its connection sees it: hands on the body unless paused, forgets the rest once
// answered.
class Client final : public ingest::Exchange
{
public:
    void answer(ingest::Response given) override
    {
        if (m_isCut || isGone) // as the connection does
            return;
        if (++answers == 1)
            response = std::move(given);
    }
    bool append(std::string_view) override { return true; }
    void finish(bool) override {}
    std::shared_ptr<ingest::ConnectionFlow> flow() override { return m_flow; }
    void pauseBody() override
    {
        ++pauses;
        isPaused = true;
    }
    void resumeBody() override { isPaused = false; }
    bool awaitsClient() const override { return m_unread.empty() && !hasMore; }

    void send(std::string_view bytes)
    {
        m_unread += bytes;
        pump();
    }
    void end()
    {
        m_isEnding = true;
        pump();
    }
    void pump()
    {
        while (handler && !isPaused && !m_unread.empty() && answers == 0) {
            const auto chunk = m_unread.substr(0, chunkBytes);
            m_unread.erase(0, chunk.size());
            handler->onBody(chunk);
        }
        if (handler && !isPaused && m_isEnding && answers == 0 && !m_isEnded) {
            m_isEnded = true;
            handler->onEnd();
        }
    }
    // A broken chunk, a stalled body: the connection answers, then the handler is told.
    void cut()
    {
        ingest::Response refusal;
        refusal.status = 400;
        answer(std::move(refusal));
        m_isCut = true;
        handler->onCut();
    }
    // As a connection does it: no answer is taken any more, the body is cut if it was open, then
    // the handler goes.
    void leave()
    {
        isGone = true;
        if (handler && answers == 0 && !m_isEnded)
            handler->onCut();
        if (handler)
            handler->onClientGone();
        handler.reset();
    }
    std::string_view field(std::string_view name) const
    {
        for (const auto &[key, value] : response.fields) {
            if (key == name)
                return value;
        }
        return {};
    }
    std::size_t unread() const { return m_unread.size(); }

    std::unique_ptr<ingest::RequestHandler> handler;
    ingest::Response response;
    int answers = 0;
    int pauses = 0;
    bool isPaused = false;
    bool isGone = false;
    bool hasMore = false; // bytes that its connection has not read
    std::size_t chunkBytes = 64 * kKiB;

private:
    const std::shared_ptr<ingest::ConnectionFlow> m_flow =
        std::make_shared<ingest::ConnectionFlow>();
    std::string m_unread;
    bool m_isEnding = false;
    bool m_isEnded = false;
    bool m_isCut = false;
};

class RecordingMetadata final : public MetadataSink
{
public:
    void offer(const FamilyMetadata &metadata) override { families.emplace_back(metadata.family); }
    std::vector<std::string> families;
};

struct WriteHouse {
    explicit WriteHouse(int nodes, const Limits &given = {}, OnFull onFull = OnFull::Reject)
        : limits(given)
        , cluster(nodes, given.nodeBytes)
        , table(limits)
        , router(*route::ShardKey::parse("series"), mapOf(nodes))
        , registrar(table, router, cluster.board, rpc, clock, limits)
        , budget(given.inFlightBytes)
        , rejected(oneWorker())
        , desk({table, cluster.board, cluster.queues, registrar, cluster.gaps, budget, clock,
                limits, AckLevel::All, onFull, parse::TimeUnit::Auto, &metadata},
               ledger, 7, rejected.front().get())
        , routes(desk, status)
    {
        status.readiness = [this] { return readiness; };
        status.askForMetrics = [](const auto &done) {
            done(std::make_shared<const std::string>("timeless_gateway_up 1\n"));
        };
        registrar.start();
    }
    ~WriteHouse()
    {
        for (auto &client : clients)
            client.handler.reset(); // as connections do before their worker's desk goes
        registrar.stop();
    }

    std::shared_ptr<const route::ShardMap> mapOf(int nodes)
    {
        std::vector<route::MapNode> made;
        for (int i = 0; i < nodes; ++i)
            made.push_back({node(i), cluster.board.at(node(i)).logicalId, 100});
        return route::ShardMap::build(std::move(made), 2, 1);
    }

    std::vector<std::unique_ptr<RejectedSamples>> oneWorker()
    {
        std::vector<std::unique_ptr<RejectedSamples>> all;
        all.push_back(std::make_unique<RejectedSamples>(limits, clock));
        return all;
    }

    Client &request(ingest::RequestHead head)
    {
        auto &client = clients.emplace_back();
        client.handler = routes.route(head, client);
        return client;
    }
    // An open request; its body is still to come.
    Client &post(std::string_view ack = {}, std::string_view encoding = {})
    {
        ingest::RequestHead head;
        head.method = "POST";
        head.path = "/api/v1/import/prometheus";
        if (!encoding.empty())
            head.fields.emplace_back("content-encoding", std::string(encoding));
        if (!ack.empty())
            head.fields.emplace_back("x-timeless-ack", std::string(ack));
        return request(std::move(head));
    }
    // A whole request.
    Client &write(std::string_view body, std::string_view ack = {})
    {
        auto &client = post(ack);
        client.send(body);
        client.end();
        spin();
        return client;
    }

    static std::string key(int series)
    {
        const auto number = std::to_string(series);
        std::vector<series::LabelView> labels{{"i", number}};
        std::string out;
        series::writeKey("m", labels, out);
        return out;
    }
    // A line of series `series` with a value of its own.
    std::string line(int series)
    {
        const auto value = nextValue++;
        return "m{i=\"" + std::to_string(series) + "\"} " + std::to_string(value) + ' ' +
               std::to_string(1'700'000'000'000 + value * 1000) + '\n';
    }
    std::string lines(int count, int series)
    {
        std::string body;
        for (int i = 0; i < count; ++i)
            body += line(i % series);
        return body;
    }
    // The registries of all nodes have shown these series.
    void know(int series)
    {
        for (int i = 0; i < series; ++i) {
            const auto shard = router.shardOf(key(i));
            for (const auto owner : {router.map()->primary(shard), router.map()->replica(shard)}) {
                if (!owner.isValid())
                    continue;
                route::LearnedBlock block;
                block.node = owner;
                block.keys = key(i);
                block.ends = {static_cast<std::uint32_t>(block.keys.size())};
                block.ids = {static_cast<std::uint64_t>(i) + 1};
                registrar.learn(std::move(block));
            }
        }
        spin();
    }
    void answerRpcs()
    {
        while (rpc.waiting() > 0) {
            auto call = rpc.take();
            std::vector<std::uint64_t> ids;
            for (std::size_t i = 0; i < call.keys.size(); ++i)
                ids.push_back(++nextId);
            call.done(std::move(ids));
            spin();
        }
    }
    void settleAll(batch::SliceFate fate = batch::SliceFate::Confirmed)
    {
        for (auto &link : cluster.links)
            link.settleAll(fate);
        spin();
    }
    // Until nothing moves any more.
    void comeHome()
    {
        for (int round = 0; round < 1'000; ++round) {
            answerRpcs();
            settleAll();
            if (desk.isIdle() && rpc.waiting() == 0 && cluster.openPoints() == 0)
                return;
        }
    }
    void spin()
    {
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::processEvents();
            for (auto &client : clients)
                client.pump();
        }
    }
    // That many ticks of the desk have passed, if it has anything to tick for.
    void ticks(int count)
    {
        auto *timer = desk.findChild<QTimer *>();
        int seen = 0;
        const auto counting = QObject::connect(timer, &QTimer::timeout, timer, [&seen] { ++seen; });
        reached([&] { return seen >= count || !timer->isActive(); });
        QObject::disconnect(counting);
    }
    bool reached(const std::function<bool()> &isThere) // by the desk's own ticks
    {
        return QTest::qWaitFor(
            [&] {
                spin();
                return isThere();
            },
            5'000);
    }

    // What must hold once everything has come home.
    QString unbalanced()
    {
        const auto text = [](std::initializer_list<std::uint64_t> values) -> QString {
            QString out;
            for (const auto value : values)
                out += QString::number(value) + QLatin1Char(' ');
            return out;
        };
        const auto &l = ledger;
        if (!reached([this] { return desk.isIdle(); }))
            return QStringLiteral("jobs ") + text({desk.openJobs()});
        if (l.queued.value() != 0 || l.inFlight.value() != 0 || l.copiesHeld.value() != 0)
            return QStringLiteral("queued, in flight, held ") +
                   text({l.queued.value(), l.inFlight.value(), l.copiesHeld.value()});
        if (l.received.value() != l.confirmed.value() + l.rejectedTotal() + l.droppedTotal())
            return QStringLiteral("points: received, confirmed, rejected, dropped ") +
                   text({l.received.value(), l.confirmed.value(), l.rejectedTotal(),
                         l.droppedTotal()});
        if (l.copiesDue.value() !=
            cluster.confirmedCopies() + l.copiesGap.value() + l.copiesDropped.value())
            return QStringLiteral("copies: due, confirmed, gap, dropped ") +
                   text({l.copiesDue.value(), cluster.confirmedCopies(), l.copiesGap.value(),
                         l.copiesDropped.value()});
        if (cluster.openPoints() != 0 || cluster.reservedBytes() != 0 || budget.used() != 0)
            return QStringLiteral("open points, reserved, budget ") +
                   text({cluster.openPoints(), cluster.reservedBytes(), budget.used()});
        for (const auto &client : clients) {
            if (client.answers != 1 && !client.isGone)
                return QStringLiteral("answers ") +
                       text({static_cast<std::uint64_t>(client.answers)});
        }
        return {};
    }
    std::uint64_t dropped(DropReason reason) const
    {
        return ledger.dropped[static_cast<std::size_t>(reason)].value();
    }
    std::size_t waitingSlices()
    {
        std::size_t sum = 0;
        for (auto &link : cluster.links)
            sum += link.take();
        return sum;
    }

    Limits limits;
    ManualClock clock;
    TestCluster cluster;
    series::SeriesTable table;
    route::Router router;
    HandRpc rpc;
    route::SeriesRegistrar registrar;
    ByteBudget budget;
    std::vector<std::unique_ptr<RejectedSamples>> rejected; // of the one worker
    LedgerCounters ledger;
    RecordingMetadata metadata;
    ingest::DoorStatus::Readiness readiness{true, "ready"};
    ingest::DoorStatus status;
    std::deque<Client> clients; // exchanges outlive the jobs
    ingest::WriteDesk desk;
    ingest::DataRoutes routes;
    long long nextValue = 1;
    std::uint64_t nextId = 1'000;
};

} // namespace tg::test

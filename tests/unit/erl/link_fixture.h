// One data link with everything around it that a test needs: board row, queue, inbox, and what came
// back. The link runs on its own thread as in the daemon; the fixture belongs to the test's thread.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QObject>
#include <QTest>

#include "base/node_board.h"
#include "batch/node_queue.h"
#include "batch/slice_inbox.h"
#include "erl/node_link.h"
#include "term/entry_encoder.h"

namespace tg::test {

using namespace std::chrono_literals;

struct LinkOptions {
    Limits limits;
    erl::LinkTimings timings{.connectTimeout = 2000ms,
                             .firstBackOff = 20ms,
                             .longestBackOff = 100ms,
                             .firstPause = 20ms,
                             .longestPause = 50ms};
    std::string localName;
    bool isReleasedAtOnce = true;
};

class LinkFixture : public QObject
{
public:
    explicit LinkFixture(const erl::PeerAddress &peer, LinkOptions options = {})
        : limits(options.limits)
        , queue(board.add(peer.logicalId), limits.nodeBytes)
        , m_options(options)
    {
        if (m_options.localName.empty())
            m_options.localName = uniqueName();
        inbox.wake().connectTo(this, [this] { collect(); });
        host = std::make_unique<erl::LinkHost>(
            QStringLiteral("link"), peer, m_options.localName,
            erl::LinkWiring{queue, status(), counters, recent, limits, clock}, 1,
            m_options.timings);
        connect(&host->object(), &erl::NodeLink::verified, this,
                [this](const erl::PeerFacts &found) {
                    facts.push_back(found);
                    if (m_options.isReleasedAtOnce)
                        release();
                });
        connect(&host->object(), &erl::NodeLink::lost, this,
                [this](const QString &reason) { reasons << reason; });
        host->start();
    }
    ~LinkFixture() override { stop(); }

    static std::string uniqueName()
    {
        static int counter = 0;
        return "tg-" + std::to_string(QCoreApplication::applicationPid()) + "-" +
               std::to_string(++counter) + "@127.0.0.1";
    }

    NodeStatus &status() { return board.at(NodeIndex{0}); }
    void stop()
    {
        host.reset();
        collect();
    }
    void release()
    {
        QMetaObject::invokeMethod(&host->object(), &erl::NodeLink::release, Qt::QueuedConnection);
    }
    void hold()
    {
        QMetaObject::invokeMethod(&host->object(), &erl::NodeLink::hold, Qt::QueuedConnection);
    }
    bool isUp() const { return counters.state == erl::LinkState::Up; }

    [[nodiscard]] bool waitUp(int ms = 20'000)
    {
        return QTest::qWaitFor([this] { return status().accepting.load() && isUp(); }, ms);
    }
    [[nodiscard]] bool waitSettled(std::size_t count, int ms = 60'000)
    {
        return QTest::qWaitFor([this, count] { return settled.size() >= count; }, ms);
    }

    // Points of one series id each, with times that never repeat; value = time.
    batch::SlicePtr slice(std::uint32_t points, std::uint64_t id = 1'000'000)
    {
        auto made = std::make_unique<batch::Slice>();
        made->bytes.resize(points * term::kMaxEntryBytes);
        auto *end = made->bytes.data();
        for (std::uint32_t i = 0; i < points; ++i, ++nextTime)
            end = term::encodeEntry(end, id, static_cast<double>(nextTime), nextTime);
        made->bytes.resize(static_cast<std::size_t>(end - made->bytes.data()));
        made->points = points;
        made->epoch = status().epoch;
        made->home = &inbox;
        made->admittedAt = clock.now();
        made->ticket.receipt = ++m_lastTicket;
        return made;
    }
    bool push(std::vector<batch::SlicePtr> slices)
    {
        std::size_t bytes = 0;
        for (const auto &one : slices)
            bytes += one->bytes.size();
        if (!queue.tryReserve(bytes))
            return false;
        const auto count = slices.size();
        const bool isIn = queue.push(slices);
        pushed += isIn ? count : 0;
        return isIn;
    }
    bool pushMany(std::size_t count, std::uint32_t points)
    {
        std::vector<batch::SlicePtr> slices;
        for (std::size_t i = 0; i < count; ++i)
            slices.push_back(slice(points));
        return push(std::move(slices));
    }

    std::size_t fates(batch::SliceFate fate) const
    {
        std::size_t count = 0;
        for (const auto &one : settled)
            count += one.fate == fate;
        return count;
    }
    // Every slice that went in came back once and once only, and no byte stays reserved.
    [[nodiscard]] bool isAccountedFor() const
    {
        std::map<std::uint64_t, int> seen;
        for (const auto &one : settled)
            ++seen[one.slice->ticket.receipt];
        for (const auto &[ticket, times] : seen) {
            if (times != 1)
                return false;
        }
        return settled.size() == pushed && queue.reservedBytes() == 0 && queue.openPoints() == 0;
    }

    SystemClock clock;
    Limits limits;
    NodeBoard board;
    batch::NodeQueue queue;
    batch::SliceInbox inbox;
    erl::LinkCounters counters;
    RecentWrites recent;
    std::vector<batch::SettledSlice> settled;
    std::vector<erl::PeerFacts> facts;
    QStringList reasons;
    std::size_t pushed = 0;
    std::int64_t nextTime = 1'700'000'000;
    std::unique_ptr<erl::LinkHost> host;

private:
    void collect()
    {
        for (auto &one : inbox.takeAll())
            settled.push_back(std::move(one));
    }

    LinkOptions m_options;
    std::uint64_t m_lastTicket = 0;
};

} // namespace tg::test

// A cluster as the data plane sees it, played by the test: board, queues, links that settle what
// the test says, a sink that remembers gaps. One thread.
#pragma once

#include <bit>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/gap_sink.h"
#include "base/node_board.h"
#include "batch/admission.h"
#include "batch/slice_inbox.h"
#include "series/series_entry.h"

namespace tg::test {

inline NodeIndex node(int index)
{
    return NodeIndex{static_cast<std::uint16_t>(index)};
}

inline std::unique_ptr<series::SeriesEntry>
makeEntry(series::CopyRef primary, series::CopyRef replica, std::uint16_t shard = 0)
{
    auto entry = std::make_unique<series::SeriesEntry>();
    entry->setCopy(0, primary);
    entry->setCopy(1, replica);
    entry->shard = ShardId{shard};
    return entry;
}

class RecordingGaps final : public GapSink
{
public:
    struct Gap {
        NodeIndex node;
        GapRegion region;
        std::uint64_t points = 0;
        bool isProvisional = false;
    };

    void open(NodeIndex node, const GapRegion &region, std::uint64_t points) override
    {
        note(node, region, points, false);
        ++m_next;
    }
    Token openProvisional(NodeIndex node, const GapRegion &region, std::uint64_t points) override
    {
        note(node, region, points, true);
        return m_next++;
    }
    void withdraw(Token token) override
    {
        ++withdrawn;
        badCalls += gaps.count(token) == 0 || !gaps[token].isProvisional;
        gaps.erase(token); // its begin is left behind and finds nothing
    }
    void keep(Token token) override
    {
        badCalls += gaps.count(token) == 0 || !gaps[token].isProvisional;
        gaps[token].isProvisional = false;
    }

    bool covers(NodeIndex node, ShardId shard, std::int64_t second) const
    {
        const auto last = m_begins.upper_bound({node.value, second});
        for (auto at = m_begins.lower_bound({node.value, second - kLongest}); at != last; ++at) {
            const auto gap = gaps.find(at->second);
            if (gap != gaps.end() && gap->second.region.shards.test(shard.value) &&
                second <= gap->second.region.lastSecond)
                return true;
        }
        return false;
    }
    std::uint64_t points(NodeIndex node, bool provisional) const
    {
        std::uint64_t sum = 0;
        for (const auto &[token, gap] : gaps)
            sum += gap.node == node && gap.isProvisional == provisional ? gap.points : 0;
        return sum;
    }
    std::size_t provisional() const
    {
        std::size_t count = 0;
        for (const auto &[token, gap] : gaps)
            count += gap.isProvisional;
        return count;
    }

    std::map<Token, Gap> gaps;
    int withdrawn = 0;
    int badCalls = 0;

private:
    static constexpr std::int64_t kLongest =
        100'000; // seconds that one slice of a test spans at most

    void note(NodeIndex node, const GapRegion &region, std::uint64_t points, bool isProvisional)
    {
        gaps[m_next] = {node, region, points, isProvisional};
        m_begins.emplace(std::make_pair(node.value, region.firstSecond), m_next);
    }

    std::multimap<std::pair<std::uint16_t, std::int64_t>, Token> m_begins;
    Token m_next = 1;
};

// The node's end of one queue: what it took and has not settled yet.
class TestLink
{
public:
    explicit TestLink(batch::NodeQueue &queue)
        : m_queue(queue)
    {
    }

    std::size_t take()
    {
        m_queue.takeAll(taken);
        return taken.size();
    }
    // The at-th of the slices taken.
    void settle(std::size_t at, batch::SliceFate fate)
    {
        auto slice = std::move(taken[at]);
        taken.erase(taken.begin() + static_cast<std::ptrdiff_t>(at));
        if (fate == batch::SliceFate::Confirmed) {
            confirmedPoints += slice->points;
            for (std::size_t byte = 0; byte + 21 <= slice->bytes.size(); byte += 21) {
                std::uint64_t big = 0;
                std::memcpy(&big, slice->bytes.data() + byte + 8, 8);
                values.insert(std::bit_cast<double>(__builtin_bswap64(big)));
            }
        }
        m_queue.settle(*slice);
        auto *home = slice->home;
        std::vector<batch::SettledSlice> settled;
        settled.push_back({std::move(slice), fate});
        home->push(std::move(settled));
    }
    void settleAll(batch::SliceFate fate)
    {
        take();
        while (!taken.empty())
            settle(0, fate);
    }
    void goDown()
    {
        for (auto &slice : m_queue.close())
            taken.push_back(std::move(slice));
        while (!taken.empty())
            settle(0, batch::SliceFate::Lost);
    }

    std::deque<batch::SlicePtr> taken;
    std::uint64_t confirmedPoints = 0;      // copies
    std::unordered_multiset<double> values; // of confirmed entries of 21 bytes

private:
    batch::NodeQueue &m_queue;
};

struct TestCluster {
    explicit TestCluster(int nodes, std::size_t nodeBytes = 64 * kMiB)
    {
        for (int i = 0; i < nodes; ++i) {
            const auto index = board.add("node-" + std::to_string(i));
            queues[index.value] = std::make_unique<batch::NodeQueue>(index, nodeBytes);
            links.emplace_back(*queues[index.value]);
            up(i);
        }
    }

    void up(int index)
    {
        queues[static_cast<std::size_t>(index)]->open();
        board.at(node(index)).accepting.store(true);
    }
    void down(int index)
    {
        board.at(node(index)).accepting.store(false);
        links[static_cast<std::size_t>(index)].goDown();
    }
    batch::NodeQueue &queue(int index) { return *queues[static_cast<std::size_t>(index)]; }
    TestLink &link(int index) { return links[static_cast<std::size_t>(index)]; }
    std::uint64_t confirmedCopies() const
    {
        std::uint64_t sum = 0;
        for (const auto &link : links)
            sum += link.confirmedPoints;
        return sum;
    }
    std::uint64_t openPoints() const
    {
        std::uint64_t sum = 0;
        for (const auto &queue : queues)
            sum += queue ? queue->openPoints() : 0;
        return sum;
    }
    std::size_t reservedBytes() const
    {
        std::size_t sum = 0;
        for (const auto &queue : queues)
            sum += queue ? queue->reservedBytes() : 0;
        return sum;
    }

    NodeBoard board;
    batch::NodeQueues queues;
    std::deque<TestLink> links;
    RecordingGaps gaps;
};

} // namespace tg::test

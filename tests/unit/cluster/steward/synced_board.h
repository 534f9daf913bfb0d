// One gateway's fact board and its syncs with nodes, each waited for. Test's thread.
#pragma once

#include "asked_node.h"
#include "cluster/steward/fact_sync.h"

namespace tg::cluster::test {

using namespace tg::test;

inline constexpr std::int64_t kNow = 1'700'000'000;

struct SyncedBoard {
    explicit SyncedBoard(std::string given, const std::vector<std::string> &nodes = {"a", "b"})
        : name(std::move(given))
        , board(nodes)
    {
        inbox->connectTo(&context);
    }
    // With the node of that index; empty: it went well.
    QByteArray sync(std::uint16_t index, AskedNode &node, const std::string &store = kStore)
    {
        std::optional<QByteArray> end;
        int ends = 0;
        facts.sync(NodeIndex{index}, node.link(), store, [&](const Result<void> &result) {
            ++ends;
            end = result ? QByteArray() : QByteArray::fromStdString(result.error().text);
        });
        if (!QTest::qWaitFor([&] { return end.has_value(); }, 20'000))
            return "it never ended";
        return ends == 1 ? *end : "it ended more than once";
    }
    void open(const std::string &node, std::uint64_t number)
    {
        GapRecord record;
        record.id = gapId(name, 1, number);
        record.shards.set(number);
        record.openedBy = name;
        record.changedAt = kNow;
        board.putGap(node, record);
    }
    std::size_t gaps(const std::string &node) const { return board.gaps(node).records.size(); }

    std::string name;
    QObject context;
    FactBoard board;
    std::shared_ptr<ClusterInbox> inbox = std::make_shared<ClusterInbox>();
    FactSync facts{board, inbox};
};

} // namespace tg::cluster::test

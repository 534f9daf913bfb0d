// Figures of a gateway over three nodes a, b and c that are well, for tests to change.
#pragma once

#include "../../cluster/steward/three_nodes.h"
#include "app/control/desk_figures.h"
#include "app/control/desk_rates.h"
#include "shared/protocol/table.h"

namespace tg::app::test {

using namespace std::chrono_literals;

inline constexpr std::int64_t kAt = 1'700'000'000'000;

inline DeskFrame frame()
{
    return {"gw", "1.2.3", kAt - 60'000, "series", "all", 2, 1'000, 500, 4};
}

// The snapshot is the test's own until it is handed out.
struct DeskScene {
    DeskScene()
    {
        cluster.at = kAt;
        cluster.map = route::ShardMap::build(
            {{NodeIndex{0}, "a"}, {NodeIndex{1}, "b"}, {NodeIndex{2}, "c"}}, 2, 7);
        figures.at = kAt;
        figures.now = Clock::Steady{} + 100s;
        figures.map = cluster.map;
        for (const char *id : {"a", "b", "c"}) {
            LinkFigures link;
            link.node = id;
            link.state = erl::LinkState::Up;
            link.isAccepting = true;
            figures.links.push_back(link);
        }
        figures.shardPoints.resize(kShardCount);
        figures.cluster = std::make_shared<const cluster::ClusterSnapshot>();
    }

    // The figures with the snapshot as it is now.
    DeskFigures take()
    {
        figures.cluster = std::make_shared<const cluster::ClusterSnapshot>(cluster);
        return figures;
    }
    void passes(std::chrono::milliseconds time)
    {
        figures.now += time;
        figures.at += time.count();
    }

    cluster::ClusterSnapshot cluster = cluster::test::threeNodes();
    DeskFigures figures;
};

inline DeskRates noRates(const DeskFigures &figures)
{
    return ratesBetween(nullptr, figures);
}

// For what a test expects of a cell.
inline protocol::Value value(const char *text)
{
    return QString::fromUtf8(text);
}
inline protocol::Value value(qint64 number)
{
    return number;
}
inline protocol::Value value(int number)
{
    return qint64{number};
}
inline protocol::Value value(double number)
{
    return number;
}
inline protocol::Value value(bool flag)
{
    return flag;
}

// Why the cell is not what it should be; empty: it is. A macro, so that QVERIFY2 names the line.
template <typename Enum, typename Expected>
QByteArray wrongIn(const protocol::Row &row, Enum column, Expected expected)
{
    if (row[column] == value(expected))
        return {};
    return "column " + QByteArray::number(static_cast<int>(column)) + " is another, of type " +
           QByteArray::number(static_cast<int>(row[column].index()));
}

#define TG_CELL(row, column, expected)                                                             \
    QVERIFY2(wrongIn(row, column, expected).isEmpty(), wrongIn(row, column, expected).constData())
#define TG_NULL(row, column) QVERIFY(protocol::isNull((row)[column]))

// Columns of the row that hold something.
inline int known(const protocol::Row &row)
{
    int count = 0;
    for (const auto &cell : row.values())
        count += protocol::isNull(cell) ? 0 : 1;
    return count;
}

} // namespace tg::app::test

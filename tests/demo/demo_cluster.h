// A cluster that never was: what a gateway would tell of it, second by second, the same in each
// run. For recordings and for tests of the console.
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>

#include "shared/protocol/table.h"

namespace tg::demo {

struct DemoNode {
    QString id;
    QString state = QStringLiteral("up");
    QString reason;
    QString order = QStringLiteral("none");
    qint64 sinceMs = 0; // ago
    double share = 1;   // of an equal part of the load
    qint64 queued = 0;
    double errorsPerMinute = 0;
    qint64 roundTripUs = 400;
};

struct DemoCluster {
    QString gatewayId = QStringLiteral("gw-1");
    std::vector<DemoNode> nodes;
    int shards = 4096;
    int ownerless = 0; // of the first node that is down
    int moving = 0;
    double pointsPerSecond = 1'240'000;
    std::vector<protocol::Row> alarms;
    std::vector<protocol::Row> events;
    std::vector<protocol::Row> operations;
    std::vector<protocol::Row> gaps;
    qint64 startedMs = 86'400'000; // ago
    double rejectedPerSecond = 0;
    qint64 lacking = 0; // of the points ledger
    qint64 nowMs = 0;
    qint64 mapVersion = 41;

    double wave(qint64 atMs) const; // of the load, about 1
    bool serves(const DemoNode &node) const;

    protocol::Table gateway() const;
    protocol::Table nodeTable() const;
    protocol::Table shardTable() const;
    protocol::Table links() const;
    // demo_flow.cpp
    protocol::Table ledger() const;
    protocol::Table rejected() const;
    protocol::Table rejectedSamples() const;
    protocol::Table hotMetrics() const;
    protocol::Table history(int seconds) const;
    protocol::Row historyRow(qint64 atMs) const;
    // demo_history.cpp: the answer to history.get for one of the nodes.
    QJsonObject nodeHistory(std::size_t node, int seconds) const;
    double pointsOf(std::size_t node, qint64 atMs) const; // a second, while it serves
};

protocol::Row gapRow(const QString &node, const QString &id, const QString &state, qint64 from,
                     qint64 copies, const QString &cause);
protocol::Row alarmRow(const QString &id, const QString &severity, qint64 since,
                       const QString &node, const QString &what, const QString &whatToDo);
protocol::Row eventRow(qint64 number, qint64 at, const QString &severity, const QString &actor,
                       const QString &node, const QString &text);

} // namespace tg::demo

// A gateway in the same process, for tests and benches of the console: tables in, as a connection
// would hand them on. Main thread.
#pragma once

#include "console/link/cluster_feed.h"

namespace tg::demo {

class TableFeed final : public console::ClusterFeed
{
public:
    using ClusterFeed::ClusterFeed;

    void start() override
    {
        m_status.phase = console::Phase::Up;
        m_status.gatewayId = QStringLiteral("gw-1");
        m_status.bootId = QStringLiteral("boot-1");
        m_status.role = protocol::Role::Operator;
        noteFrame();
    }
    void stop() override { m_status.phase = console::Phase::Idle; }
    // Commands are kept; a test answers them by their handlers.
    void call(const QString &method, const QJsonObject &params, QObject *,
              console::CommandHandler handler) override
    {
        calls.push_back({method, params, std::move(handler)});
    }
    struct Call {
        QString method;
        QJsonObject params;
        console::CommandHandler handler;
    };
    std::vector<Call> calls;

    void become(protocol::Role role) { m_status.role = role; }
    void restartAs(const QString &bootId) { m_status.bootId = bootId; }

    // What turns the topic's table into this one.
    protocol::Delta deltaTo(const protocol::Table &table) const
    {
        const auto topic = table.topic();
        return {topic, mirror(topic).seq() + 1, protocol::diff(this->table(topic), table)};
    }
    void deliver(const protocol::Delta &delta)
    {
        noteFrame();
        if (!mirror(delta.topic).take(delta))
            qFatal("the delta was refused");
        Q_EMIT changed(delta.topic, delta.changes);
    }
    void replace(const protocol::Table &table)
    {
        noteFrame();
        const auto topic = table.topic();
        if (!mirror(topic).take(
                protocol::Snapshot{topic, mirror(topic).seq() + 1, 0, true, table.rows()}))
            qFatal("the snapshot was refused");
        Q_EMIT replaced(topic);
    }
    void tell(const protocol::Table &table)
    {
        if (mirror(table.topic()).seq() == 0)
            replace(table);
        else
            deliver(deltaTo(table));
    }
};

} // namespace tg::demo

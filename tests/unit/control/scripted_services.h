// Services that show what the test put down and remember what they were asked. Called on the
// control thread; the test puts and looks at any time.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "control/control_services.h"

namespace tg::control::test {

class ScriptedServices final : public ControlServices
{
public:
    using Outcome = Result<QJsonObject>;
    struct Order {
        QString method;
        QString caller;
        Role role = Role::Viewer;
    };

    Identity identity() const override
    {
        return {bootId, QStringLiteral("gw-1"), QStringLiteral("0.1.0")};
    }
    void takeFigures() override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_figures;
    }
    protocol::Table table(protocol::Topic topic) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_asked[topic];
        const auto found = m_tables.find(topic);
        return found == m_tables.end() ? protocol::Table(topic) : found->second;
    }
    Outcome carryOut(const protocol::Command &command, const Caller &caller) override
    {
        const std::scoped_lock lock(m_mutex);
        m_orders.push_back({command.method, caller.name, caller.role});
        return m_outcome(command);
    }

    // The test's side.
    void put(protocol::Table table)
    {
        const std::scoped_lock lock(m_mutex);
        m_tables.insert_or_assign(table.topic(), std::move(table));
    }
    void setOutcome(std::function<Outcome(const protocol::Command &)> outcome)
    {
        const std::scoped_lock lock(m_mutex);
        m_outcome = std::move(outcome);
    }
    int figures() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_figures;
    }
    int asked(protocol::Topic topic) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_asked.find(topic);
        return found == m_asked.end() ? 0 : found->second;
    }
    std::vector<Order> orders() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_orders;
    }

    QString bootId = QStringLiteral("boot-1"); // before the start

private:
    mutable std::mutex m_mutex;
    std::map<protocol::Topic, protocol::Table> m_tables;
    std::function<Outcome(const protocol::Command &)> m_outcome = [](const protocol::Command &one) {
        return QJsonObject{{QStringLiteral("method"), one.method}};
    };
    int m_figures = 0;
    std::map<protocol::Topic, int> m_asked;
    std::vector<Order> m_orders;
};

// Rows of the topic nodes.
inline protocol::Row node(const QString &id, const QString &state)
{
    return protocol::Row(protocol::Topic::Nodes)
        .set(protocol::NodeColumn::Id, id)
        .set(protocol::NodeColumn::State, state);
}
inline protocol::Table nodes(const QString &state, int count = 2)
{
    protocol::Table table(protocol::Topic::Nodes);
    for (int i = 0; i < count; ++i)
        table.put(node(QStringLiteral("n%1").arg(i, 6, 10, QLatin1Char('0')), state));
    return table;
}

} // namespace tg::control::test

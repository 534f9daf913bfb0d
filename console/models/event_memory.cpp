#include "console/models/event_memory.h"

#include <algorithm>

#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::EventColumn;
using protocol::Value;

protocol::Changes EventMemory::take(const protocol::Table &events, const QString &bootId)
{
    if (bootId != m_bootId) {
        m_bootId = bootId;
        m_lastSeen = 0;
    }
    protocol::Changes changes;
    const auto &rows = events.rows();
    const auto first = std::ranges::find_if(rows, [this](const protocol::Row &row) {
        return static_cast<qint64>(numberOf(row.key())) > m_lastSeen;
    });
    for (auto at = first; at != rows.end(); ++at) {
        m_lastSeen = static_cast<qint64>(numberOf(at->key()));
        add(*at, changes);
    }
    dropOldest(changes);
    return changes;
}

protocol::Changes EventMemory::note(qint64 atMs, const QString &text)
{
    protocol::Changes changes;
    protocol::Row row(protocol::Topic::Events);
    row.set(EventColumn::At, atMs).set(EventColumn::Severity, u"notice"_s);
    row.set(EventColumn::What, u"console"_s).set(EventColumn::Text, text);
    add(std::move(row), changes);
    dropOldest(changes);
    return changes;
}

void EventMemory::add(protocol::Row row, protocol::Changes &changes)
{
    row.set(EventColumn::Number, m_next++);
    changes.changed.push_back(std::move(row));
}

void EventMemory::dropOldest(protocol::Changes &changes)
{
    const qint64 firstNew = m_next - static_cast<qint64>(changes.changed.size());
    for (; m_next - m_first > kMostEvents; ++m_first) {
        if (m_first < firstNew)
            changes.removed.emplace_back(m_first);
        else
            changes.changed.erase(changes.changed.begin());
    }
}

} // namespace tg::console

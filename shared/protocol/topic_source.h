// The daemon's end of one topic: the table as last told, and its sequence number. One for all
// consoles: every session that is up to date is sent the same frame, encoded once. One thread.
#pragma once

#include <optional>

#include <QByteArray>

#include "shared/protocol/messages.h"
#include "shared/protocol/table.h"

namespace tg::protocol {

class TopicSource
{
public:
    explicit TopicSource(Topic topic)
        : m_table(topic)
    {
    }

    // What one tick has to tell. Nothing at all when nothing changed.
    struct News {
        qint64 seq = 0;
        // Empty: too much has changed for one frame; who is up to date gets a snapshot, too.
        QByteArray deltaFrame;
    };

    // The table is of this source's topic.
    std::optional<News> publish(Table table);

    const Table &table() const { return m_table; }
    qint64 seq() const { return m_seq; } // 0: nothing was ever published
    std::vector<QByteArray> snapshotFrames() const { return encodeSnapshot(m_table, m_seq); }

private:
    Table m_table;
    qint64 m_seq = 0;
};

} // namespace tg::protocol

#include "shared/protocol/topic_source.h"

namespace tg::protocol {

std::optional<TopicSource::News> TopicSource::publish(Table table)
{
    table.cutTo(kMaxTableRows);
    Delta delta{table.topic(), m_seq + 1, diff(m_table, table)};
    if (delta.changes.isEmpty())
        return std::nullopt;
    m_table = std::move(table);
    m_seq = delta.seq;
    auto frame = encode(std::move(delta));
    return News{m_seq, frame ? std::move(*frame) : QByteArray()};
}

} // namespace tg::protocol

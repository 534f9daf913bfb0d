#include "shared/protocol/topic_mirror.h"

#include <iterator>

namespace tg::protocol {

namespace {

Error tooManyRows(Topic topic, std::size_t rows)
{
    return {ErrorCode::LimitExceeded, std::to_string(rows) + " rows of the topic " +
                                          std::string(schemaOf(topic).name) + ", " +
                                          std::to_string(kMaxTableRows) + " are allowed"};
}

} // namespace

TopicMirror::Outcome TopicMirror::lose()
{
    disconnected();
    return Outcome::Lost;
}

void TopicMirror::disconnected()
{
    m_isLive = false;
    m_incoming.clear();
    m_nextPart = 0;
}

Result<TopicMirror::Outcome> TopicMirror::take(Snapshot snapshot)
{
    if (snapshot.part == 0)
        m_incoming.clear(); // one that begins anew replaces one that did not end
    else if (snapshot.part != m_nextPart || snapshot.seq != m_incomingSeq)
        return lose();
    if (m_incoming.size() + snapshot.rows.size() > kMaxTableRows)
        return tooManyRows(m_table.topic(), m_incoming.size() + snapshot.rows.size());
    m_incoming.insert(m_incoming.end(), std::make_move_iterator(snapshot.rows.begin()),
                      std::make_move_iterator(snapshot.rows.end()));
    m_incomingSeq = snapshot.seq;
    m_nextPart = snapshot.part + 1;
    if (!snapshot.isLast)
        return Outcome::Waiting;
    m_table = Table(m_table.topic(), std::move(m_incoming));
    m_incoming = {};
    m_nextPart = 0;
    m_seq = snapshot.seq;
    m_isLive = true;
    return Outcome::Replaced;
}

Result<TopicMirror::Outcome> TopicMirror::take(const Delta &delta)
{
    if (!m_isLive && m_nextPart == 0)
        return Outcome::Waiting; // of before the snapshot that was asked for
    if (m_nextPart != 0 || delta.seq != m_seq + 1)
        return lose();
    m_table.apply(delta.changes);
    if (m_table.size() > kMaxTableRows)
        return tooManyRows(m_table.topic(), m_table.size());
    m_seq = delta.seq;
    return Outcome::Changed;
}

} // namespace tg::protocol

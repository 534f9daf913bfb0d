// The console's end of one topic: puts snapshot parts together, applies deltas, and notices when it
// has missed something. Pure; one thread, owned by whoever reads the connection.
#pragma once

#include <optional>

#include "shared/base/result.h"
#include "shared/protocol/messages.h"

namespace tg::protocol {

class TopicMirror
{
public:
    explicit TopicMirror(Topic topic)
        : m_table(topic)
    {
    }

    enum class Outcome {
        Waiting,  // a part of a snapshot, or a delta while a snapshot is due: nothing to show
        Replaced, // table() is another one now; acknowledge seq()
        Changed,  // the delta is in table(); acknowledge seq()
        Lost      // out of sequence: send Resync, once; what table() says is old
    };

    // Of this topic. LimitExceeded: more than kMaxTableRows; the peer is not to be talked to.
    Result<Outcome> take(Snapshot snapshot);
    Result<Outcome> take(const Delta &delta);

    // The connection is gone: the table stays to be shown as old, the next snapshot replaces it.
    void disconnected();

    const Table &table() const { return m_table; }
    qint64 seq() const { return m_seq; }
    bool isLive() const { return m_isLive; } // a snapshot came, and every delta since

private:
    Outcome lose();

    Table m_table;
    qint64 m_seq = 0;
    bool m_isLive = false;
    std::vector<Row> m_incoming; // rows of the parts so far
    qint64 m_incomingSeq = 0;
    int m_nextPart = 0; // 0: no snapshot has begun
};

} // namespace tg::protocol

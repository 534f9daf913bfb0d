#include <algorithm>

#include "shared/protocol/message_fields.h"
#include "shared/protocol/row_codec.h"

namespace tg::protocol {

namespace {

// Its rows are encoded already. The same bytes as encode(Snapshot) makes.
QByteArray partFrame(const Snapshot &head, std::size_t rows, QByteArrayView encoded)
{
    FrameWriter frame(Kind::Snapshot);
    frame.bytes().reserve(encoded.size() + 64);
    CborWriter out(frame.bytes());
    out.map(5);
    out.integer(0);
    out.integer(static_cast<qint64>(head.topic));
    out.integer(1);
    out.integer(head.seq);
    out.integer(2);
    out.integer(head.part);
    out.integer(3);
    out.boolean(head.isLast);
    out.integer(4);
    out.array(rows);
    out.append(encoded);
    out.finish();
    // A part is at most kSnapshotPartBytes and one row: it fits.
    auto finished = frame.finish();
    return finished ? *finished : QByteArray();
}

static_assert(kSnapshotPartBytes + kMaxColumns * (kMaxTextBytes + 8) < kMaxFrame);

} // namespace

std::vector<QByteArray> encodeSnapshot(const Table &table, qint64 seq)
{
    std::vector<QByteArray> frames;
    const auto &rows = table.rows();
    const std::size_t count = std::min(rows.size(), kMaxTableRows);
    const TopicSchema &schema = schemaOf(table.topic());
    std::size_t at = 0;
    do {
        QByteArray encoded;
        CborWriter out(encoded);
        const std::size_t first = at;
        while (at < count && at - first < kMaxRowsInFrame && out.size() < kSnapshotPartBytes)
            writeRow(out, schema, rows[at++]);
        out.finish();
        const Snapshot head{table.topic(), seq, static_cast<int>(frames.size()), at == count, {}};
        frames.push_back(partFrame(head, at - first, encoded));
    } while (at < count);
    return frames;
}

} // namespace tg::protocol

// Brings a list of the registry to the client: a few thousand series at each turn of the event
// loop, so that other reads go on, and only as fast as the client takes it. Read thread, owned by
// whoever opened it.
#pragma once

#include <string>

#include <QObject>

#include "query/door/read_context.h"
#include "query/index/index_list.h"

namespace tg::query {

class IndexJob final : public ReadJob
{
public:
    // partialReason: empty, or what the list may lack.
    IndexJob(IndexQuestion question, const ReadContext &context, ReadSink &sink,
             std::string partialReason);

    void onRoom() override;

private:
    static constexpr std::size_t kSeriesPerTurn = 4'096;
    static constexpr std::size_t kPieceBytes = 64 * 1024; // up to here an answer goes out whole

    void schedule();
    void turn();
    void begin(bool isWhole);

    ReadSink &m_sink;
    const std::string m_path; // as asked
    const std::string m_partialReason;
    IndexList m_list;
    std::string m_piece;
    bool m_isStreaming = false;
    bool m_waitsForRoom = false;
    QObject m_turns; // the context of scheduled turns: they end with it
};

} // namespace tg::query

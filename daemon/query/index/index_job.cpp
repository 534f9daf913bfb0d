#include "query/index/index_job.h"

#include "query/door/node_json.h"
#include "query/index/own_answers.h"

namespace tg::query {

IndexJob::IndexJob(IndexQuestion question, const ReadContext &context, ReadSink &sink,
                   std::string partialReason)
    : m_sink(sink)
    , m_path(question.path)
    , m_partialReason(std::move(partialReason))
    , m_list(std::move(question), context.table,
             {context.bounds.examined, context.bounds.mergeBytes}, !m_partialReason.empty())
{
    schedule();
}

void IndexJob::schedule()
{
    QMetaObject::invokeMethod(
        &m_turns, [this] { turn(); }, Qt::QueuedConnection);
}

void IndexJob::onRoom()
{
    if (!m_waitsForRoom)
        return;
    m_waitsForRoom = false;
    schedule();
}

void IndexJob::turn()
{
    if (!m_isStreaming) {
        if (const auto isSmall = m_list.check(); !isSmall)
            return m_sink.answer(problemOf(isSmall.error(), m_path));
    }
    const auto hasMore = m_list.write(kSeriesPerTurn, m_piece);
    if (!hasMore)
        return m_sink.answer(problemOf(hasMore.error(), m_path));
    if (*hasMore && m_piece.size() < kPieceBytes)
        return schedule();
    if (!m_isStreaming) {
        begin(!*hasMore);
        if (*hasMore)
            schedule();
        return;
    }
    const bool hasRoom = m_sink.append(m_piece);
    m_piece.clear();
    if (!*hasMore)
        return m_sink.finish(true);
    m_waitsForRoom = !hasRoom;
    if (hasRoom)
        schedule();
}

void IndexJob::begin(bool isWhole)
{
    auto answer = jsonAnswer(std::move(m_piece));
    m_piece = {};
    if (!m_partialReason.empty())
        markPartial(answer, m_partialReason);
    answer.isStreamed = !isWhole;
    m_isStreaming = true;
    m_sink.answer(std::move(answer));
}

} // namespace tg::query

#include "cluster/backfill/pair_reading.h"

#include <algorithm>
#include <utility>

#include <QPointer>

namespace tg::cluster {

PairReading::PairReading(const WalkOptions &options, Hooks hooks)
    : m_options(options)
    , m_hooks(std::move(hooks))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { ask(m_side); });
}

void PairReading::start(Task task)
{
    m_task = std::move(task);
    m_isBusy = true;
    m_at = m_task.range.first;
    m_chunkSeconds = longestChunk();
    readChunk();
}

std::int64_t PairReading::longestChunk() const
{
    return std::max<std::int64_t>(std::chrono::seconds(m_options.rangePerQuery).count(), 1);
}

void PairReading::stop()
{
    ++m_round;
    m_isBusy = false;
    m_retry.stop();
    m_source = {};
    m_task = {};
}

// Chunks end where the segments of a node do.
void PairReading::readChunk()
{
    const auto intoSegment = (m_at % m_chunkSeconds + m_chunkSeconds) % m_chunkSeconds;
    const auto last = m_at + (m_chunkSeconds - 1 - intoSegment);
    m_chunk = {m_at, std::min(last, m_task.range.last)};
    m_retries = 0;
    ask(Side::Source);
}

void PairReading::ask(Side side)
{
    m_side = side;
    const auto round = ++m_round;
    auto *port = side == Side::Source ? m_task.source : m_task.target;
    port->query(
        m_task.key, m_chunk,
        [self = QPointer<PairReading>(this), round](Result<std::vector<StoredPoint>> reply) {
            if (self.isNull() || round != self->m_round)
                return;
            if (reply)
                self->onPoints(std::move(*reply));
            else
                self->onError(reply.error());
        });
}

void PairReading::onPoints(std::vector<StoredPoint> points)
{
    m_retries = 0;
    if (m_side == Side::Source) {
        m_source = std::move(points);
        return ask(Side::Target);
    }
    const auto round = m_round;
    m_hooks.compared(m_task, m_chunk, diffPoints(m_source, points));
    if (round != m_round) // stopped by that
        return;
    m_source = {};
    m_at = m_chunk.last + 1;
    if (m_at > m_task.range.last)
        return end({});
    m_chunkSeconds = std::min(m_chunkSeconds * 2, longestChunk());
    readChunk();
}

void PairReading::onError(const Error &error)
{
    if (error.code == ErrorCode::LimitExceeded && m_chunk.last > m_chunk.first) {
        m_chunkSeconds = std::max<std::int64_t>((m_chunk.last - m_chunk.first + 1) / 2, 1);
        return readChunk();
    }
    if (m_retries >= m_options.retry.retries)
        return end(error);
    m_retry.start(m_options.retry.backOff(m_retries++));
}

void PairReading::end(Result<void> result)
{
    auto task = std::move(m_task);
    stop();
    m_hooks.ended(std::move(task), std::move(result));
}

} // namespace tg::cluster

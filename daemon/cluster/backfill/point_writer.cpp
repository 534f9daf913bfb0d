#include "cluster/backfill/point_writer.h"

#include <algorithm>
#include <utility>

#include <QPointer>

namespace tg::cluster {

namespace {

constexpr std::chrono::milliseconds kRatePause{20};

} // namespace

PointWriter::PointWriter(Options options, Hooks hooks, const Clock &clock)
    : m_options(options)
    , m_hooks(std::move(hooks))
    , m_clock(clock)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PointWriter::goOn);
}

void PointWriter::start(CopyPort &port)
{
    stop();
    m_port = &port;
    m_bucket.emplace(std::max<std::size_t>(m_options.pointsPerSecond, 1), m_clock.now());
    m_granted = 0;
    m_failures = 0;
}

void PointWriter::stop()
{
    ++m_round;
    m_port = nullptr;
    m_pause.stop();
    m_queue.clear();
    m_out.clear();
}

// Batches are not cut small by a bucket that fills a little at a time.
void PointWriter::goOn()
{
    if (m_port == nullptr || !m_out.empty() || m_pause.isActive() || m_queue.empty())
        return;
    const auto wanted = std::min(m_queue.size(), std::max<std::size_t>(m_options.batchPoints, 1));
    if (m_granted < wanted)
        m_granted += m_bucket->take(wanted - m_granted, m_clock.now());
    const auto worthIt = std::clamp<std::size_t>(m_options.pointsPerSecond / 50, 1, wanted);
    if (m_granted < worthIt)
        return m_pause.start(kRatePause);
    send(std::min(wanted, m_granted));
}

void PointWriter::send(std::size_t points)
{
    m_granted -= points;
    std::vector<PointToStore> entries;
    entries.reserve(points);
    m_out.reserve(points);
    for (std::size_t i = 0; i < points; ++i) {
        entries.push_back(m_queue.front().entry);
        m_out.push_back(m_queue.front());
        m_queue.pop_front();
    }
    m_port->write(entries, [self = QPointer<PointWriter>(this),
                            round = ++m_round](const Result<void> &answer) {
        if (!self.isNull() && round == self->m_round)
            self->onAnswer(answer);
    });
}

void PointWriter::onAnswer(const Result<void> &answer)
{
    const auto round = m_round;
    const auto batch = std::exchange(m_out, {});
    if (answer) {
        m_failures = 0;
        m_hooks.written(batch);
    } else {
        if (m_failures >= m_options.retry.retries) {
            stop();
            return m_hooks.gaveUp(answer.error());
        }
        m_pause.start(m_options.retry.backOff(m_failures++));
        m_hooks.failed(batch);
    }
    if (round == m_round) // neither stopped nor sending again
        goOn();
}

} // namespace tg::cluster

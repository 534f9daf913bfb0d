#include "cluster/backfill/flush_step.h"

#include <utility>

#include <QPointer>

namespace tg::cluster {

FlushStep::FlushStep(RetryPolicy retry)
    : m_policy(retry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &FlushStep::flushAll);
}

void FlushStep::start(std::vector<CopyPort *> ports, CopyPort::Finished done)
{
    stop();
    m_ports = std::move(ports);
    m_done = std::move(done);
    m_retries = 0;
    m_retry.start(0); // done never comes from within start(), also if there is nothing to flush
}

void FlushStep::stop()
{
    ++m_round;
    m_retry.stop();
    m_done = nullptr;
}

void FlushStep::flushAll()
{
    if (m_ports.empty())
        return std::exchange(m_done, nullptr)({});
    const auto round = ++m_round;
    m_failed.clear();
    m_open = m_ports.size();
    for (auto *port : m_ports)
        port->flush([self = QPointer<FlushStep>(this), round, port](const Result<void> &answer) {
            if (!self.isNull() && round == self->m_round)
                self->onAnswer(port, answer);
        });
}

void FlushStep::onAnswer(CopyPort *port, const Result<void> &answer)
{
    if (!answer) {
        m_failed.push_back(port);
        m_error = answer.error();
    }
    if (--m_open > 0)
        return;
    if (m_failed.empty())
        return std::exchange(m_done, nullptr)({});
    if (m_retries >= m_policy.retries)
        return std::exchange(m_done, nullptr)(m_error);
    m_ports.swap(m_failed);
    m_retry.start(m_policy.backOff(m_retries++));
}

} // namespace tg::cluster

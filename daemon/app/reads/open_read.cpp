#include "app/reads/open_read.h"

#include <algorithm>

namespace tg::app {

namespace {

ReadOutcome outcomeOf(const query::ReadAnswer &answer)
{
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(answer.fields,
                                   [&](const auto &field) { return field.first == name; });
    };
    if (has("X-Timeless-Partial"))
        return ReadOutcome::Partial;
    if (has("X-Timeless-Node"))
        return ReadOutcome::Passed;
    if (answer.status >= 500)
        return ReadOutcome::Failed;
    return answer.status >= 400 ? ReadOutcome::Refused : ReadOutcome::Merged;
}

} // namespace

OpenRead::OpenRead(Owner &owner, std::shared_ptr<ReadBridge> bridge, std::shared_ptr<void> ticket,
                   ReadCounters &counters, const Clock &clock)
    : m_owner(owner)
    , m_bridge(std::move(bridge))
    , m_ticket(std::move(ticket))
    , m_counters(counters)
    , m_clock(clock)
    , m_since(clock.now())
{
    m_bridge->attach(static_cast<ReadBridge::ReaderSide &>(*this));
}

OpenRead::~OpenRead()
{
    m_bridge->detachReader();
}

void OpenRead::start(const query::ReadDesk &desk, query::IncomingRead incoming)
{
    m_job = desk.open(std::move(incoming), *this);
}

void OpenRead::answer(query::ReadAnswer answer)
{
    if (std::exchange(m_isAnswered, true))
        return;
    m_outcome = outcomeOf(answer);
    m_counters.bytes.add(answer.body.size());
    const bool isStreamed = answer.isStreamed;
    m_bridge->answer(std::move(answer));
    if (!isStreamed)
        end(m_outcome);
}

bool OpenRead::append(std::string_view bytes)
{
    if (m_isOver)
        return false;
    m_counters.bytes.add(bytes.size());
    return m_bridge->append(bytes);
}

void OpenRead::finish(bool isWhole)
{
    if (m_isOver)
        return;
    m_bridge->finish(isWhole);
    end(isWhole ? m_outcome : ReadOutcome::Failed);
}

void OpenRead::onRoom()
{
    if (m_job && !m_isOver)
        m_job->onRoom();
}

void OpenRead::onGone()
{
    if (!m_isOver)
        end(ReadOutcome::Cancelled);
}

void OpenRead::end(ReadOutcome outcome)
{
    m_isOver = true;
    m_counters.count(
        outcome, std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now() - m_since));
    m_owner.isOver(*this);
}

} // namespace tg::app

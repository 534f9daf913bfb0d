// One read under way on its read thread: the job, and the sink through which it answers. Owned by
// its ReadRoom.
#pragma once

#include <memory>

#include "app/reads/read_bridge.h"
#include "app/reads/read_counters.h"
#include "query/door/read_desk.h"
#include "shared/base/clock.h"

namespace tg::app {

class OpenRead final : public query::ReadSink, private ReadBridge::ReaderSide
{
public:
    class Owner
    {
    public:
        virtual ~Owner() = default;
        virtual void isOver(OpenRead &read) = 0; // destroys it, but later
    };

    // ticket: counts the read as open as long as it lives.
    OpenRead(Owner &owner, std::shared_ptr<ReadBridge> bridge, std::shared_ptr<void> ticket,
             ReadCounters &counters, const Clock &clock);
    ~OpenRead() override;

    void start(const query::ReadDesk &desk, query::IncomingRead incoming);

private:
    void answer(query::ReadAnswer answer) override;
    bool append(std::string_view bytes) override;
    void finish(bool isWhole) override;
    void onRoom() override;
    void onGone() override;
    void end(ReadOutcome outcome);

    Owner &m_owner;
    const std::shared_ptr<ReadBridge> m_bridge;
    const std::shared_ptr<void> m_ticket;
    ReadCounters &m_counters;
    const Clock &m_clock;
    const Clock::Steady m_since;
    ReadOutcome m_outcome = ReadOutcome::Merged;
    bool m_isAnswered = false;
    bool m_isOver = false;
    std::unique_ptr<query::ReadJob> m_job;
};

} // namespace tg::app

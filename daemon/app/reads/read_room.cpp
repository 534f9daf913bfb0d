#include "app/reads/read_room.h"

#include <utility>

namespace tg::app {

ReadRoom::ReadRoom(const ReadServices &services, ReadCounters &counters)
    : m_services(services)
    , m_counters(counters)
{
}

ReadRoom::~ReadRoom() = default;

void ReadRoom::start()
{
    m_nodes.emplace(m_services.snapshots, m_services.tokens, m_services.nodeBounds,
                    m_counters.nodeFailures);
    m_context.emplace(query::ReadContext{m_services.table, m_services.snapshots, *m_nodes,
                                         m_services.clock, m_services.bounds});
    m_desk.emplace(*m_context, m_services.openers);
}

void ReadRoom::open(std::shared_ptr<ReadBridge> bridge, std::shared_ptr<void> ticket,
                    query::IncomingRead incoming)
{
    auto read = std::make_unique<OpenRead>(static_cast<OpenRead::Owner &>(*this), std::move(bridge),
                                           std::move(ticket), m_counters, m_services.clock);
    OpenRead &entered = *read;
    m_reads.emplace(&entered, std::move(read));
    entered.start(*m_desk, std::move(incoming));
}

// Not now: the read's own job is calling.
void ReadRoom::isOver(OpenRead &read)
{
    m_over.push_back(&read);
    m_errands.post([this] {
        for (OpenRead *over : std::exchange(m_over, {}))
            m_reads.erase(over);
    });
}

} // namespace tg::app

#include "app/reads/read_house.h"

#include <utility>

namespace tg::app {

ReadHouse::ReadHouse(ReadServices services, const ReadHouseBounds &bounds)
    : m_services(std::move(services))
    , m_bounds(bounds)
{
    for (unsigned i = 0; i < std::max(bounds.threads, 1u); ++i) {
        auto &floor = *m_floors.emplace_back(std::make_unique<Floor>());
        floor.room = new ReadRoom(m_services, floor.counters); // no parent: it changes thread
        floor.errands.emplace(*floor.room);
        floor.thread = ownThread(QStringLiteral("reads-%1").arg(i));
        floor.room->moveToThread(floor.thread.get());
        QObject::connect(floor.thread.get(), &QThread::started, floor.room, &ReadRoom::start);
        QObject::connect(floor.thread.get(), &QThread::finished, floor.room, &QObject::deleteLater);
    }
}

ReadHouse::~ReadHouse()
{
    for (const auto &floor : m_floors) {
        if (floor->thread && !floor->thread->isRunning() && !floor->thread->isFinished())
            delete floor->room; // never started
    }
    stop();
}

void ReadHouse::start()
{
    for (const auto &floor : m_floors)
        floor->thread->start();
}

void ReadHouse::stop()
{
    for (const auto &floor : m_floors)
        floor->thread.reset();
}

std::shared_ptr<void> ReadHouse::admit()
{
    if (m_open->fetch_add(1, std::memory_order_relaxed) >= m_bounds.concurrent) {
        m_open->fetch_sub(1, std::memory_order_relaxed);
        m_turnedAway.fetch_add(1, std::memory_order_relaxed);
        return nullptr;
    }
    return {m_open.get(), [open = m_open](std::atomic<std::size_t> *) {
                open->fetch_sub(1, std::memory_order_relaxed);
            }};
}

std::shared_ptr<ReadBridge> ReadHouse::open(std::shared_ptr<Errands> worker,
                                            ReadBridge::WorkerSide &side,
                                            std::shared_ptr<void> ticket,
                                            query::IncomingRead incoming)
{
    auto &floor = *m_floors[m_next.fetch_add(1, std::memory_order_relaxed) % m_floors.size()];
    auto bridge = std::make_shared<ReadBridge>(std::move(worker), *floor.errands);
    bridge->attach(side);
    floor.errands->post([room = floor.room, bridge, ticket = std::move(ticket),
                         read = std::make_shared<query::IncomingRead>(std::move(incoming))] {
        room->open(bridge, ticket, std::move(*read));
    });
    return bridge;
}

ReadTotals ReadHouse::totals() const
{
    ReadTotals totals;
    for (const auto &floor : m_floors)
        totals.add(floor->counters);
    totals.open = m_open->load(std::memory_order_relaxed);
    totals.turnedAway = m_turnedAway.load(std::memory_order_relaxed);
    return totals;
}

} // namespace tg::app

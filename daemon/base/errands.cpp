#include "base/errands.h"

#include <future>
#include <memory>
#include <utility>

namespace tg {

Errands::Errands(QObject &receiver)
{
    m_wake.connectTo(&receiver, [this] { runAll(); });
}

void Errands::post(std::function<void()> work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    m_wake.ring();
}

void Errands::runAndWait(std::function<void()> work)
{
    auto done = std::make_shared<std::promise<void>>();
    auto isDone = done->get_future();
    post([work = std::move(work), done] {
        work();
        done->set_value();
    });
    isDone.wait();
}

void Errands::runAll()
{
    m_wake.arm();
    std::vector<std::function<void()>> due;
    {
        const std::scoped_lock lock(m_mutex);
        due.swap(m_waiting);
    }
    for (const auto &work : due)
        work();
}

} // namespace tg

#include "app/reads/read_bridge.h"

#include <utility>

namespace tg::app {

ReadBridge::News ReadBridge::take()
{
    News news;
    bool isReaderWaiting = false;
    {
        const std::scoped_lock lock(m_mutex);
        news = std::exchange(m_news, {});
        isReaderWaiting = std::exchange(m_isReaderWaiting, false);
    }
    if (isReaderWaiting) {
        m_reader.post([self = shared_from_this()] {
            if (self->m_readerSide)
                self->m_readerSide->onRoom();
        });
    }
    return news;
}

void ReadBridge::lookAgain()
{
    if (m_workerSide)
        m_workerSide->onNews();
}

void ReadBridge::leave()
{
    m_workerSide = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        if (std::exchange(m_hasLeft, true))
            return;
        m_news = {};
    }
    m_reader.post([self = shared_from_this()] {
        if (self->m_readerSide)
            self->m_readerSide->onGone();
    });
}

void ReadBridge::answer(query::ReadAnswer answer)
{
    std::unique_lock lock(m_mutex);
    m_news.answer = std::move(answer);
    wakeWorker(std::move(lock));
}

bool ReadBridge::append(std::string_view bytes)
{
    std::unique_lock lock(m_mutex);
    if (m_hasLeft)
        return false;
    m_news.bytes += bytes;
    m_isReaderWaiting = m_news.bytes.size() >= kHeldBytes;
    const bool hasRoom = !m_isReaderWaiting;
    wakeWorker(std::move(lock));
    return hasRoom;
}

void ReadBridge::finish(bool isWhole)
{
    std::unique_lock lock(m_mutex);
    m_news.end = isWhole;
    wakeWorker(std::move(lock));
}

// Outside of the lock: no lock is held while calling out.
void ReadBridge::wakeWorker(std::unique_lock<std::mutex> lock)
{
    const bool isWoken = m_hasLeft || std::exchange(m_isWorkerWoken, true);
    lock.unlock();
    if (isWoken)
        return;
    m_worker->post([self = shared_from_this()] {
        {
            const std::scoped_lock again(self->m_mutex);
            self->m_isWorkerWoken = false;
        }
        self->lookAgain();
    });
}

} // namespace tg::app

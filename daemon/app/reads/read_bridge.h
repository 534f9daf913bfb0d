// One read between the worker that has its client and the read thread that answers it. Both push
// under its mutex and wake each other with errands; bytes on their way are bounded. Shared by both
// sides, dies with the later one.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/errands.h"
#include "query/door/read_sink.h"

namespace tg::app {

class ReadBridge : public std::enable_shared_from_this<ReadBridge>
{
public:
    // The one who answers is asked to wait beyond this; one append() may go over it.
    static constexpr std::size_t kHeldBytes = 256 * 1024;

    class WorkerSide
    {
    public:
        virtual ~WorkerSide() = default;
        virtual void onNews() = 0; // something to take()
    };
    class ReaderSide
    {
    public:
        virtual ~ReaderSide() = default;
        virtual void onRoom() = 0;
        virtual void onGone() = 0; // nobody reads the answer any more
    };

    // The errands live as long as the bridge, the worker's too: it may end before a read does.
    ReadBridge(std::shared_ptr<Errands> worker, Errands &reader)
        : m_worker(std::move(worker))
        , m_reader(reader)
    {
    }

    // Worker's thread.
    struct News {
        std::optional<query::ReadAnswer> answer;
        std::string bytes;
        std::optional<bool> end; // the streamed answer is whole, or broke off
    };
    News take(); // makes room
    void attach(WorkerSide &side) { m_workerSide = &side; }
    void lookAgain(); // onNews(), if it has not left
    void leave();     // the exchange is not touched from now on

    // Read thread.
    void attach(ReaderSide &side) { m_readerSide = &side; }
    void detachReader() { m_readerSide = nullptr; }
    void answer(query::ReadAnswer answer);
    bool append(std::string_view bytes);
    void finish(bool isWhole);

private:
    void wakeWorker(std::unique_lock<std::mutex> lock);

    const std::shared_ptr<Errands> m_worker;
    Errands &m_reader;
    WorkerSide *m_workerSide = nullptr; // worker's thread only
    ReaderSide *m_readerSide = nullptr; // read thread only

    std::mutex m_mutex; // all below
    News m_news;
    bool m_isWorkerWoken = false;
    bool m_isReaderWaiting = false;
    bool m_hasLeft = false;
};

} // namespace tg::app

// A data door on loopback with scripted handlers: pool and acceptor on the test's thread, port
// chosen by the system.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "ingest/acceptor.h"
#include "ingest/worker_pool.h"
#include "raw_client.h"
#include "scripted_router.h"
#include "shared/base/clock.h"

namespace tg::ingest::test {

class TestDoor
{
public:
    explicit TestDoor(const Limits &limits = {}, int workers = 1)
        : pool(workers, limits, m_clock, [this](Worker &) { return makeRouter(); })
        , acceptor(pool)
    {
        pool.start();
        const Result<quint16> opened = acceptor.open("127.0.0.1", 0);
        port = opened ? *opened : quint16{0};
    }

    std::unique_ptr<RawClient> connectClient() { return std::make_unique<RawClient>(port); }
    void release(const std::string &key) { tell("release", key); }
    void resume(const std::string &key) { tell("resume", key); }

    Script script;

private:
    std::unique_ptr<RequestRouter> makeRouter()
    {
        auto router = std::make_unique<ScriptedRouter>(script);
        const std::scoped_lock lock(m_lock);
        m_routers.push_back(router.get());
        return router;
    }
    void tell(const std::string &verb, const std::string &key)
    {
        const std::scoped_lock lock(m_lock);
        for (ScriptedRouter *router : m_routers)
            router->tell(verb, key);
    }

    SystemClock m_clock;
    std::mutex m_lock;
    std::vector<ScriptedRouter *> m_routers; // alive until the pool is joined

public:
    WorkerPool pool;
    Acceptor acceptor;
    quint16 port = 0;
};

} // namespace tg::ingest::test

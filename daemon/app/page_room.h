// Makes the page of /metrics for the data door on a thread of its own. Whoever asks before a page
// is begun gets that page, so it is built once for many and is never older than the question;
// between two pages it rests, so that clients who ask without end take a tenth of one core. Owned
// by the composition root on the main thread; ask() from any thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/owned_thread.h"
#include "base/wake.h"
#include "shared/base/clock.h"

namespace tg::app {

class PageRoom
{
public:
    using Page = std::shared_ptr<const std::string>;
    using Done = std::function<void(Page)>;

    // build: called on the room's thread.
    PageRoom(std::function<std::string()> build, const Clock &clock);
    ~PageRoom();
    PageRoom(const PageRoom &) = delete;
    PageRoom &operator=(const PageRoom &) = delete;

    void start();
    void stop(); // waits for the page being made; who is left is told null, as is who comes later
    // done: once, on the room's thread; after stop() on the caller's.
    void ask(Done done);

private:
    class Builder;

    std::vector<Done> takeAsked();

    const std::function<std::string()> m_build;
    const Clock &m_clock;
    std::mutex m_mutex; // guards the two below
    std::vector<Done> m_asked;
    bool m_isStopped = false;
    Wake m_wake;
    Builder *m_builder; // deleted at the end of its thread
    OwnedThread m_thread;
};

} // namespace tg::app

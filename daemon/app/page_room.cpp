#include "app/page_room.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QObject>
#include <QTimer>

namespace tg::app {

namespace {

constexpr int kRestShare = 9; // rests nine times as long as the page took
constexpr std::chrono::milliseconds kLeastRest{1};
constexpr std::chrono::milliseconds kMostRest{100}; // a busy machine may have held it up

} // namespace

class PageRoom::Builder final : public QObject
{
public:
    explicit Builder(PageRoom &room)
        : m_room(room)
        , m_rest(this)
    {
        m_rest.setSingleShot(true);
        m_rest.setTimerType(Qt::PreciseTimer);
        connect(&m_rest, &QTimer::timeout, this, [this] { work(); });
        m_room.m_wake.connectTo(this, [this] { work(); });
    }

private:
    void work()
    {
        m_room.m_wake.arm();
        if (m_rest.isActive())
            return;
        const auto asked = m_room.takeAsked();
        if (asked.empty())
            return;
        const auto begun = m_room.m_clock.now();
        const auto page = std::make_shared<const std::string>(m_room.m_build());
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(
            kRestShare * (m_room.m_clock.now() - begun));
        m_rest.start(std::clamp(rest, kLeastRest, kMostRest));
        for (const auto &done : asked)
            done(page);
    }

    PageRoom &m_room;
    QTimer m_rest;
};

PageRoom::PageRoom(std::function<std::string()> build, const Clock &clock)
    : m_build(std::move(build))
    , m_clock(clock)
    , m_builder(new Builder(*this)) // no parent: it changes thread
    , m_thread(ownThread(QStringLiteral("pages")))
{
    m_builder->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_builder, &QObject::deleteLater);
}

PageRoom::~PageRoom()
{
    stop();
}

void PageRoom::start()
{
    m_thread->start();
}

void PageRoom::stop()
{
    if (m_thread && !m_thread->isRunning() && !m_thread->isFinished())
        delete m_builder; // never started
    m_thread.reset();
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopped = true;
    }
    for (const auto &done : takeAsked())
        done(nullptr);
}

void PageRoom::ask(Done done)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_isStopped)
            m_asked.push_back(std::exchange(done, nullptr));
    }
    if (done)
        done(nullptr);
    else
        m_wake.ring();
}

std::vector<PageRoom::Done> PageRoom::takeAsked()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_asked, {});
}

} // namespace tg::app

#include "console/link/demo_link.h"

#include <algorithm>
#include <limits>

#include "shared/protocol/commands.h"

namespace tg::console {

using namespace std::chrono_literals;

namespace {

constexpr auto kNextTry = 4s; // what the banner counts down

} // namespace

DemoLink::DemoLink(const Clock &clock, QString name, std::vector<RecordedEntry> entries,
                   QObject *parent)
    : ClusterFeed(clock, parent)
    , m_entries(std::move(entries))
    , m_answers(m_entries)
    , m_intake([this](protocol::Message &&message) { return take(std::move(message)); })
{
    m_status.where = std::move(name);
    m_status.transport = tr("recording");
    m_intake.trustPeer();
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, &DemoLink::playDue);
}

void DemoLink::start()
{
    m_startedAt = m_clock.now();
    m_status.phase = Phase::Connecting;
    m_timer.start();
    playDue();
    Q_EMIT statusChanged();
}

void DemoLink::stop()
{
    m_timer.stop();
    m_status.phase = Phase::Idle;
    loseMirrors();
    Q_EMIT statusChanged();
}

void DemoLink::playTogether(const std::vector<DemoLink *> &links, ManualClock &clock,
                            const std::function<void()> &eachSecond)
{
    for (auto *link : links)
        link->m_status.phase = Phase::Connecting;
    const auto nextOf = [](const DemoLink *link) {
        return link->m_next < link->m_entries.size() ? link->m_entries[link->m_next].atMs
                                                     : std::numeric_limits<qint64>::max();
    };
    qint64 at = 0;
    while (!links.empty()) {
        auto *first = *std::ranges::min_element(links, {}, nextOf);
        if (first->m_next == first->m_entries.size())
            break;
        const qint64 due = std::max(at, nextOf(first));
        if (eachSecond && due / 1'000 != at / 1'000)
            eachSecond();
        clock.advance(std::chrono::milliseconds(due - at));
        at = due;
        first->play(first->m_entries[first->m_next++]);
    }
    for (auto *link : links)
        Q_EMIT link->statusChanged();
}

void DemoLink::call(const QString &method, const QJsonObject &params, QObject *context,
                    CommandHandler handler)
{
    CommandOutcome outcome = protocol::CommandError{
        kNotConnected, tr("This is a recording: '%1' has nobody to run it.").arg(method)};
    if (method == protocol::kHistoryGet) {
        if (auto history = m_answers.historyOf(params[protocol::member::kNode].toString(), m_atMs,
                                               gatewayNowMs()))
            outcome = std::move(*history);
    }
    QMetaObject::invokeMethod(
        context, [handler = std::move(handler), outcome = std::move(outcome)] { handler(outcome); },
        Qt::QueuedConnection);
}

void DemoLink::playDue()
{
    using namespace std::chrono;
    const auto elapsed = duration_cast<milliseconds>(m_clock.now() - m_startedAt).count();
    for (; m_next < m_entries.size() && m_entries[m_next].atMs <= elapsed; ++m_next)
        play(m_entries[m_next]);
    if (m_next == m_entries.size())
        m_timer.stop();
}

void DemoLink::play(const RecordedEntry &entry)
{
    m_atMs = entry.atMs;
    if (entry.what == Recorded::Question)
        return;
    if (entry.what == Recorded::Until) {
        if (m_status.phase == Phase::Waiting)
            m_status.nextAttempt = m_clock.now() + kNextTry;
        return;
    }
    if (entry.what == Recorded::Lost) {
        m_status.phase = Phase::Waiting;
        m_status.problem = tr("the gateway closed the connection");
        m_status.lag.reset();
        m_status.nextAttempt = m_clock.now() + kNextTry;
        loseMirrors();
    } else if (auto fed = m_intake.feed(entry.frame); !fed) {
        m_status.phase = Phase::Refused;
        m_status.problem = QString::fromStdString(fed.error().text);
        m_timer.stop();
    }
    Q_EMIT statusChanged();
}

} // namespace tg::console

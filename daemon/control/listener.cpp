#include "control/listener.h"

#include <cerrno>
#include <chrono>
#include <sys/socket.h>
#include <unistd.h>

#include "base/accept_errors.h"
#include "control/control_log.h"

namespace tg::control {

namespace {

constexpr std::chrono::milliseconds kPause{200}; // without descriptors or memory
constexpr int kPausesPerLogLine = 50;            // one line in ten seconds of trouble

} // namespace

Listener::Listener(int descriptor, std::size_t mostWaiting, std::function<void(int)> take)
    : m_descriptor(descriptor)
    , m_mostWaiting(mostWaiting)
    , m_take(std::move(take))
    , m_notifier(descriptor, QSocketNotifier::Read, this)
    , m_resumeTimer(this)
{
    m_notifier.setEnabled(false);
    m_resumeTimer.setSingleShot(true);
    m_resumeTimer.setInterval(kPause);
    connect(&m_notifier, &QSocketNotifier::activated, this, &Listener::acceptSome);
    connect(&m_resumeTimer, &QTimer::timeout, this, &Listener::start);
}

Listener::~Listener()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

void Listener::start()
{
    m_notifier.setEnabled(m_waiting < m_mostWaiting);
}

void Listener::settled()
{
    --m_waiting;
    if (!m_resumeTimer.isActive())
        start();
}

void Listener::acceptSome()
{
    while (m_waiting < m_mostWaiting) {
        const int client = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client >= 0) {
            ++m_waiting;
            m_pausesSoFar = 0;
            m_take(client);
            continue;
        }
        if (errno == EAGAIN)
            return;
        if (isShortage(errno))
            return pause(errno);
    }
    m_notifier.setEnabled(false);
}

void Listener::pause(int error)
{
    if (m_pausesSoFar++ % kPausesPerLogLine == 0)
        qCWarning(lcControl).noquote()
            << "cannot accept consoles, trying again:" << qt_error_string(error);
    m_notifier.setEnabled(false);
    m_resumeTimer.start();
    Q_EMIT paused();
}

} // namespace tg::control

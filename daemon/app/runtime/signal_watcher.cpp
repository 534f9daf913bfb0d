#include "app/runtime/signal_watcher.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace tg::app {
namespace {

// What the handler may touch: a signal handler has no other way to its object.
std::atomic<int> g_writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int signalNumber)
{
    const int savedErrno = errno;
    const auto byte = static_cast<unsigned char>(signalNumber);
    // A full pipe drops the byte; 64 KiB of unread signals say enough.
    [[maybe_unused]] const auto written = ::write(g_writeEnd.load(), &byte, 1);
    errno = savedErrno;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
    , m_notifier(QSocketNotifier::Read)
{
    Q_ASSERT(g_writeEnd.load() == -1);
    if (::pipe2(m_pipe.data(), O_NONBLOCK | O_CLOEXEC) != 0)
        qFatal("event=signals_unavailable errno=%d", errno);
    g_writeEnd = m_pipe[1];
    m_notifier.setSocket(m_pipe[0]);
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::readPipe);
    m_notifier.setEnabled(true);

    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        struct sigaction action {
        };
        action.sa_handler = kSignals[i] == SIGPIPE ? SIG_IGN : onSignal;
        action.sa_flags = SA_RESTART;
        ::sigaction(kSignals[i], &action, &m_before[i]);
    }
}

SignalWatcher::~SignalWatcher()
{
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &m_before[i], nullptr);
    g_writeEnd = -1;
    m_notifier.setEnabled(false);
    for (int fd : m_pipe)
        ::close(fd);
}

void SignalWatcher::readPipe()
{
    std::array<unsigned char, 64> bytes{};
    const auto got = ::read(m_pipe[0], bytes.data(), bytes.size());
    for (ssize_t i = 0; i < got; ++i)
        report(bytes[static_cast<std::size_t>(i)]);
}

void SignalWatcher::report(int signalNumber)
{
    if (signalNumber == SIGHUP) {
        Q_EMIT reloadRequested();
    } else if (!m_isStopping) {
        m_isStopping = true;
        Q_EMIT stopRequested(signalNumber);
    } else {
        Q_EMIT hardStopRequested(signalNumber);
    }
}

} // namespace tg::app

#include "console/app/quit_signals.h"

#include <atomic>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace tg::console {

namespace {

std::atomic<int> g_writeEnd{-1}; // a signal handler has no other way to its object
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int)
{
    const int savedErrno = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(g_writeEnd.load(), &byte, 1);
    errno = savedErrno;
}

} // namespace

QuitSignals::QuitSignals(QObject *parent)
    : QObject(parent)
    , m_notifier(QSocketNotifier::Read)
{
    Q_ASSERT(g_writeEnd.load() == -1);
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_ends.data()) != 0)
        return; // then a signal ends the program as it ends any other
    g_writeEnd = m_ends[1];
    m_notifier.setSocket(m_ends[0]);
    connect(&m_notifier, &QSocketNotifier::activated, this, &QuitSignals::read);
    m_notifier.setEnabled(true);
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        struct sigaction action {
        };
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
        ::sigaction(kSignals[i], &action, &m_before[i]);
    }
}

QuitSignals::~QuitSignals()
{
    if (m_ends[0] < 0)
        return;
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals[i], &m_before[i], nullptr);
    g_writeEnd = -1;
    m_notifier.setEnabled(false);
    for (const int end : m_ends)
        ::close(end);
}

void QuitSignals::read()
{
    std::array<char, 16> bytes{};
    if (::read(m_ends[0], bytes.data(), bytes.size()) > 0)
        Q_EMIT quitWanted();
}

} // namespace tg::console

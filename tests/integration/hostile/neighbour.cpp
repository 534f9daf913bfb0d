#include "neighbour.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QDir>
#include <QFile>

#include "gateway_process.h"
#include "hostile_client.h"

namespace tg::test {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using Time = std::chrono::steady_clock;

qint64 memoryOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

namespace {

// The statistics file of a thread by its name; empty if there is none.
QByteArray statisticsOf(qint64 pid, const QByteArray &thread)
{
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(pid));
    for (const auto &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(tasks.filePath(task + QStringLiteral("/comm")));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == thread)
            return tasks.filePath(task + QStringLiteral("/schedstat")).toUtf8();
    }
    return {};
}

// How long a thread has been ready to run and was not let.
std::chrono::nanoseconds waitedIn(const QByteArray &statistics)
{
    QFile file(QString::fromUtf8(statistics));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return std::chrono::nanoseconds(file.readAll().split(' ').value(1).toLongLong());
}

} // namespace

std::chrono::nanoseconds Neighbour::machineDelay() const
{
    return waitedIn(m_workerStatistics) + waitedIn("/proc/thread-self/schedstat");
}

Neighbour::Neighbour(quint16 port, qint64 gatewayPid)
    : m_port(port)
    , m_pid(gatewayPid)
    , m_workerStatistics(statisticsOf(gatewayPid, "ingest-0"))
    , m_thread([this] { run(); })
{
}

Neighbour::~Neighbour()
{
    m_isOver = true;
    m_thread.join();
    if (m_socket >= 0)
        ::close(m_socket);
}

void Neighbour::begin()
{
    const std::scoped_lock lock(m_mutex);
    m_watch = {};
    m_watch.memoryBefore = m_watch.memoryAtMost = memoryOf(m_pid);
}

Neighbour::Watch Neighbour::end()
{
    std::unique_lock lock(m_mutex);
    const long wanted = m_cyclesBegun + 1;
    m_hasWritten.wait(lock, [&] { return m_cyclesEnded >= wanted; });
    return m_watch;
}

void Neighbour::run()
{
    auto due = Time::now();
    while (!m_isOver) {
        due += kEvery;
        std::this_thread::sleep_until(due);
        const auto woken = Time::now();
        const auto delayBefore = machineDelay();
        {
            const std::scoped_lock lock(m_mutex);
            ++m_cyclesBegun;
        }
        const QByteArray trouble = writeOnce();
        const auto answered = Time::now();
        const auto memory = memoryOf(m_pid);
        ++m_writes;
        {
            const std::scoped_lock lock(m_mutex);
            ++m_cyclesEnded;
            ++m_watch.writes;
            const auto took = answered - woken - (machineDelay() - delayBefore);
            m_watch.slowest = std::max(m_watch.slowest, duration_cast<microseconds>(took));
            m_watch.memoryAtMost = std::max(m_watch.memoryAtMost, memory);
            if (!trouble.isEmpty())
                m_watch.trouble = trouble;
        }
        m_hasWritten.notify_all();
        due = std::max(due, answered - kEvery); // what was missed is not made up for
    }
}

bool Neighbour::reconnect()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = connectTo(m_port);
    const int on = 1;
    return m_socket >= 0 && ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0;
}

// Empty: it was answered 204.
QByteArray Neighbour::writeOnce()
{
    if (m_socket < 0 && !reconnect())
        return "no connection";
    const QByteArray line =
        "neighbour{host=\"good\"} 1 " + QByteArray::number(++m_second) + "000\n";
    const QByteArray request = posted(kText, line, "X-Timeless-Ack: queued\r\n");
    QByteArray answer;
    if (::send(m_socket, request.constData(), static_cast<std::size_t>(request.size()),
               MSG_NOSIGNAL) == request.size()) {
        std::array<char, 4096> room; // filled by the kernel
        qsizetype rest = 1;
        while (rest != 0) {
            pollfd entry{m_socket, POLLIN, 0};
            if (::poll(&entry, 1, kPatienceMs) <= 0)
                break;
            const ssize_t got = ::recv(m_socket, room.data(), room.size(), 0);
            if (got <= 0)
                break;
            answer.append(room.data(), got);
            statusesIn(answer, rest);
        }
        if (rest == 0 && answer.startsWith("HTTP/1.1 204 "))
            return {};
    }
    reconnect();
    return "answer: " + answer.left(300);
}

} // namespace tg::test

#include "crowd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include "hostile_client.h"

namespace tg::test {

Crowd::Crowd(quint16 port, int size)
{
    for (int i = 0; i < size; ++i) {
        Client client;
        client.socket = connectTo(port);
        if (client.socket < 0)
            break;
        ++m_connected;
        m_clients.push_back(std::move(client));
    }
}

Crowd::~Crowd()
{
    const linger atOnce{1, 0};
    for (const Client &client : m_clients) {
        ::setsockopt(client.socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        ::close(client.socket);
    }
}

void Crowd::say(const QByteArray &piece, qsizetype times)
{
    m_piece = piece;
    m_total = piece.size() * times;
    for (Client &client : m_clients)
        client.said = 0;
}

bool Crowd::hasSaidAll() const
{
    return std::all_of(m_clients.begin(), m_clients.end(), [this](const Client &client) {
        return client.said >= m_total || client.cannotSend;
    });
}

int Crowd::open() const
{
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(),
                                          [](const Client &client) { return !client.isClosed; }));
}

std::map<int, int> Crowd::answers() const
{
    std::map<int, int> counts;
    for (const Client &client : m_clients) {
        qsizetype rest = 0;
        for (const int status : statusesIn(client.heard, rest))
            ++counts[status];
    }
    return counts;
}

QByteArray Crowd::lastAnswer() const
{
    for (const Client &client : m_clients) {
        if (!client.heard.isEmpty())
            return client.heard;
    }
    return {};
}

bool Crowd::until(const std::function<bool()> &isThere, int withinMs)
{
    const QDeadlineTimer deadline(withinMs);
    while (!isThere()) {
        if (deadline.hasExpired())
            return false;
        pump(10);
    }
    return true;
}

void Crowd::untilQuiet(int quietMs)
{
    QElapsedTimer quiet;
    quiet.start();
    while (quiet.elapsed() < quietMs) {
        if (pump(10))
            quiet.restart();
    }
}

// True: something went.
bool Crowd::pump(int patienceMs)
{
    std::vector<pollfd> entries;
    std::vector<Client *> asked;
    for (Client &client : m_clients) {
        const bool wantsOut = client.said < m_total && !client.cannotSend;
        if (client.isClosed || (!wantsOut && !m_isListening))
            continue;
        const int events = (m_isListening ? POLLIN : 0) | (wantsOut ? POLLOUT : 0);
        entries.push_back({client.socket, static_cast<short>(events), 0});
        asked.push_back(&client);
    }
    ::poll(entries.data(), entries.size(), patienceMs);
    bool went = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const int events = entries[i].revents;
        if (m_isListening && (events & (POLLIN | POLLHUP | POLLERR)) != 0)
            went |= receive(*asked[i]);
        if ((events & (POLLOUT | POLLERR)) != 0)
            went |= send(*asked[i]);
    }
    return went;
}

bool Crowd::send(Client &client)
{
    if (client.said >= m_total)
        return false;
    const QByteArrayView part = QByteArrayView(m_piece).sliced(client.said % m_piece.size());
    const ssize_t sent = ::send(client.socket, part.data(), static_cast<std::size_t>(part.size()),
                                MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
        client.said += sent;
        m_sent += sent;
    } else if (errno != EAGAIN) {
        client.cannotSend = true;
    }
    return sent > 0;
}

bool Crowd::receive(Client &client)
{
    std::array<char, 65'536> room; // filled by the kernel
    const ssize_t got = ::recv(client.socket, room.data(), room.size(), MSG_DONTWAIT);
    if (got > 0)
        client.heard.append(room.data(), got);
    else if (got == 0 || errno != EAGAIN)
        client.isClosed = true;
    return got > 0;
}

} // namespace tg::test

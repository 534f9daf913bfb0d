// Many clients that say the same: each on a socket of its own, all on the caller's thread. Nothing
// happens outside of the calls.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include <QByteArray>

namespace tg::test {

class Crowd
{
public:
    Crowd(quint16 port, int size);
    ~Crowd(); // resets what is still open
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    int connected() const { return m_connected; }
    // Each sends `piece` so many times, as fast as it is taken.
    void say(const QByteArray &piece, qsizetype times = 1);
    // Whether answers are read; from the start they are.
    void listen(bool isListening) { m_isListening = isListening; }
    // Sends and receives what goes until `isThere`; false: it did not come.
    bool until(const std::function<bool()> &isThere, int withinMs);
    // Until nothing has gone for so long.
    void untilQuiet(int quietMs);

    bool hasSaidAll() const;
    qint64 sentBytes() const { return m_sent; }
    int open() const; // not ended by the gateway
    // Of whole answers, how many of each status.
    std::map<int, int> answers() const;
    QByteArray lastAnswer() const;

private:
    struct Client {
        int socket = -1;
        qsizetype said = 0; // bytes of what is to be said
        QByteArray heard;
        bool isClosed = false;
        bool cannotSend = false;
    };
    bool pump(int patienceMs);
    bool send(Client &client);
    bool receive(Client &client);

    std::vector<Client> m_clients;
    QByteArray m_piece;
    qsizetype m_total = 0;
    int m_connected = 0;
    qint64 m_sent = 0;
    bool m_isListening = true;
};

} // namespace tg::test

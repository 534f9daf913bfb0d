// A loopback TCP relay between a gateway and a node that can fail as networks do. Runs on a thread
// of its own; every function may be called from the test's thread and has taken effect when it
// returns.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>

#include <QtGlobal>

#include "erl/unique_fd.h"

namespace tg::test {

class TcpProxy
{
public:
    // Listens at once, on a port the system chooses.
    TcpProxy();
    ~TcpProxy();

    quint16 port() const { return m_port; }
    void setTarget(quint16 port);

    // Both ends of every connection are closed; new ones are taken as before.
    void cut();
    // After so many further bytes towards the node: as cut(), wherever in a frame that is.
    void cutAfter(std::uint64_t bytes);
    bool wasCut(); // cutAfter() has come to pass
    // New connections are refused (closed at once), or taken again.
    void refuse(bool refuses);
    // Nothing is passed on any more and nobody is told; new connections hang likewise.
    void freeze();
    // The gateway's ends are closed, the node's ends stay open: the node has not noticed.
    void cutGatewaySide();
    // Ends freeze() and cutGatewaySide(): what was frozen or half-open is closed.
    void heal();

    std::uint64_t accepted(); // connections since start

private:
    struct Relay {
        erl::UniqueFd client;
        erl::UniqueFd node;
        std::string toNode; // read, not passed on yet
        std::string toClient;
    };

    void run();
    void act(const std::function<void()> &change);
    void wake();
    void accept();
    bool pump(Relay &relay);
    bool read(erl::UniqueFd &from, std::string &into);
    bool write(erl::UniqueFd &to, std::string &bytes, std::size_t most);

    erl::UniqueFd m_listener;
    erl::UniqueFd m_event;
    quint16 m_port = 0;
    std::mutex m_mutex; // everything below; held by the thread except while it waits
    std::list<Relay> m_relays;
    quint16 m_target = 0;
    std::uint64_t m_accepted = 0;
    std::uint64_t m_bytesUntilCut = UINT64_MAX;
    bool m_wasCut = false;
    bool m_refuses = false;
    bool m_isFrozen = false;
    bool m_isStopping = false;
    std::jthread m_thread;
};

} // namespace tg::test

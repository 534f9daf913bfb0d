// The socket that libei shakes hands over: with time-outs, and with a memory of what the node said,
// because libei reports a refused cookie and a name already in use as the same EIO. Used on the
// connecting thread, lives only as long as the handshake. Source of the packets: Erlang
// "Distribution Protocol", distribution handshake.
#pragma once

#include <ei.h>
#include <optional>
#include <string>
#include <sys/socket.h>

#include "erl/unique_fd.h"

namespace tg::erl {

class HandshakeSocket
{
public:
    // What libei calls; the setup context is a HandshakeSocket.
    static ei_socket_callbacks *callbacks();

    // Connects there, whatever address libei has in mind (which knows IPv4 only).
    void setTarget(const sockaddr_storage &address, socklen_t size);
    UniqueFd takeFd() { return std::move(m_fd); }

    bool wasConnected() const { return m_wasConnected; }
    bool wasClosedByPeer() const { return m_wasClosedByPeer; }
    bool hasTimedOut() const { return m_hasTimedOut; }
    int lastErrno() const { return m_errno; }
    // The status of the node ("ok", "nok", "alive", ...), empty if it sent none.
    std::string status() const;
    bool sawChallenge() const; // the node went on to check the cookie

private:
    int open();
    int connectTo(const void *address, int size, unsigned timeoutMs);
    int write(const char *bytes, ssize_t *size, unsigned timeoutMs);
    int read(char *bytes, ssize_t *size, unsigned timeoutMs);
    int waitFor(short events, unsigned timeoutMs);
    std::string packet(std::size_t index) const;

    UniqueFd m_fd;
    std::optional<std::pair<sockaddr_storage, socklen_t>> m_target;
    std::string m_received;
    int m_errno = 0;
    bool m_wasConnected = false;
    bool m_wasClosedByPeer = false;
    bool m_hasTimedOut = false;
};

} // namespace tg::erl

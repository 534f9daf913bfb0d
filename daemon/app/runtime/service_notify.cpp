#include "app/runtime/service_notify.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace tg::app {

ServiceNotify::ServiceNotify(std::string socketName)
    : m_socketName(std::move(socketName))
{
}

ServiceNotify ServiceNotify::fromEnvironment()
{
    const char *name = std::getenv("NOTIFY_SOCKET");
    return ServiceNotify(name ? name : "");
}

Result<void> ServiceNotify::ready()
{
    return send("READY=1");
}

Result<void> ServiceNotify::stopping()
{
    return send("STOPPING=1");
}

Result<void> ServiceNotify::status(std::string_view text)
{
    std::string message = "STATUS=" + std::string(text);
    std::ranges::replace(message, '\n', ' '); // a line break would begin the next variable
    return send(message);
}

Result<void> ServiceNotify::send(const std::string &message)
{
    if (!isActive())
        return {};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (m_socketName.size() >= sizeof address.sun_path)
        return Error{ErrorCode::LimitExceeded,
                     "NOTIFY_SOCKET '" + m_socketName + "' is too long for a unix socket"};
    m_socketName.copy(address.sun_path, sizeof address.sun_path - 1);
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socketName.size());

    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto *const target = reinterpret_cast<const sockaddr *>(&address);
    const bool isSent = fd >= 0 && ::sendto(fd, message.data(), message.size(), MSG_NOSIGNAL,
                                            target, length) == static_cast<ssize_t>(message.size());
    const int cause = errno;
    if (fd >= 0)
        ::close(fd);
    if (!isSent)
        return Error{ErrorCode::Unavailable,
                     "cannot notify '" + m_socketName + "': " + std::strerror(cause)};
    return {};
}

} // namespace tg::app

// Tells the service manager how the daemon is, by the sd_notify protocol: datagrams to the socket
// that NOTIFY_SOCKET names. Without such a socket every call does nothing. Main thread, owned by
// the composition root.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::app {

class ServiceNotify
{
public:
    // A path, or "@name" for an abstract socket; empty = nobody listens.
    explicit ServiceNotify(std::string socketName);
    static ServiceNotify fromEnvironment();

    bool isActive() const { return !m_socketName.empty(); }

    // Never blocks. An error means that the manager was not told; the daemon can go on.
    Result<void> ready();
    Result<void> stopping();
    Result<void> status(std::string_view text); // one line for people

private:
    Result<void> send(const std::string &message);

    std::string m_socketName;
};

} // namespace tg::app

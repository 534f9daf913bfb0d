// Opens a listening TCP socket with the system's own word on why it could not. Any thread.
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/result.h"

namespace tg::ingest {

struct ListenSocket {
    int descriptor; // the caller's; non-blocking, closed on exec
    std::uint16_t port;
};

// `host` is an address or a name ("127.0.0.1", "::1", "localhost"); "::" takes IPv4 clients too.
// Port 0: the system chooses. The error text names address, port and cause.
Result<ListenSocket> openListenSocket(const std::string &host, std::uint16_t port);

} // namespace tg::ingest

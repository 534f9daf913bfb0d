// The unix socket's file: claimed under a lock, so that no other daemon's socket is ever taken;
// with its mode and group before anybody can connect. Main thread, owned by the ControlServer.
#pragma once

#include <memory>
#include <string>
#include <sys/types.h>

#include "shared/base/result.h"

namespace tg::control {

struct UnixPlaceConfig {
    std::string path;  // absolute, at most kMaxSocketPathBytes
    unsigned mode = 0; // permission bits
    std::string group; // name or number; empty: as the process
};

inline constexpr std::size_t kMaxSocketPathBytes = 100; // a sockaddr_un holds 107, with ".new"

class UnixPlace
{
public:
    // Locks path + ".lock" (the file stays; the lock ends with the process), removes a socket on
    // which nobody listens, and listens. Refused: another process has it, or something that is no
    // socket is there.
    static Result<std::unique_ptr<UnixPlace>> claim(const UnixPlaceConfig &config);
    ~UnixPlace(); // removes the socket
    UnixPlace(const UnixPlace &) = delete;
    UnixPlace &operator=(const UnixPlace &) = delete;

    int takeDescriptor(); // once: the listening socket, non-blocking
    void remove();        // the file, if it still is ours

private:
    UnixPlace() = default;
    Result<void> lock(const std::string &path);
    Result<void> listenAt(const UnixPlaceConfig &config);

    std::string m_path;
    int m_lock = -1;
    int m_descriptor = -1;
    dev_t m_device = 0; // of the socket's file
    ino_t m_inode = 0;  // 0: it is removed
};

} // namespace tg::control

#include "control/unix_place.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <optional>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

#include "control/control_bounds.h"

namespace tg::control {

namespace {

Error failed(const std::string &what, const std::string &path, const std::string &hint = {})
{
    return {ErrorCode::System,
            "control.socket: cannot " + what + " '" + path + "': " + std::strerror(errno) + hint};
}

sockaddr_un addressOf(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

int newSocket()
{
    return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

// Is there a process behind it?
bool isListenedOn(const std::string &path)
{
    const int probe = newSocket();
    const sockaddr_un address = addressOf(path);
    const bool isRefused =
        ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0 &&
        (errno == ECONNREFUSED || errno == ENOENT);
    ::close(probe);
    return !isRefused;
}

// A socket that a crash left behind does not stand in the way; anything else does.
Result<void> clearWay(const std::string &path)
{
    struct stat status = {};
    if (::lstat(path.c_str(), &status) != 0)
        return errno == ENOENT ? Result<void>() : Result<void>(failed("look at", path));
    if (!S_ISSOCK(status.st_mode))
        return Error{ErrorCode::Refused, "control.socket: '" + path +
                                             "' is no socket and is left alone: move it away, or "
                                             "set another path"};
    if (isListenedOn(path))
        return Error{ErrorCode::Refused, "control.socket: another program listens on '" + path +
                                             "': stop it, or set another path"};
    return {};
}

Result<std::optional<gid_t>> groupNamed(const std::string &name)
{
    if (name.empty())
        return std::optional<gid_t>();
    gid_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size())
        return std::optional(number);
    std::array<char, 16 * kKiB> buffer{};
    struct group entry = {};
    struct group *found = nullptr;
    ::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    if (!found)
        return Error{ErrorCode::NotFound, "control.group: there is no group '" + name +
                                              "': make it (groupadd), or leave the key out"};
    return std::optional(found->gr_gid);
}

Result<void> giveTo(const std::string &path, const std::optional<gid_t> &group, unsigned mode)
{
    if (group && ::chown(path.c_str(), static_cast<uid_t>(-1), *group) != 0)
        return failed("give to control.group", path, ": the gateway's user must be in that group");
    if (::chmod(path.c_str(), mode) != 0)
        return failed("set the mode of", path);
    return {};
}

} // namespace

Result<std::unique_ptr<UnixPlace>> UnixPlace::claim(const UnixPlaceConfig &config)
{
    if (!config.path.starts_with('/') || config.path.size() > kMaxSocketPathBytes ||
        config.path.find('\0') != std::string::npos)
        return Error{ErrorCode::BadValue, "control.socket: '" + config.path +
                                              "' is not an absolute path of at most " +
                                              std::to_string(kMaxSocketPathBytes) + " bytes"};
    std::unique_ptr<UnixPlace> place(new UnixPlace);
    if (const auto locked = place->lock(config.path); !locked)
        return locked.error();
    if (const auto clear = clearWay(config.path); !clear)
        return clear.error();
    if (const auto listening = place->listenAt(config); !listening)
        return listening.error();
    return place;
}

// Not QLockFile: it judges a lock that was left behind by the process number in it, and in a
// container a gateway has the same number at each start.
Result<void> UnixPlace::lock(const std::string &path)
{
    const std::string name = path + ".lock";
    m_lock = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_lock < 0)
        return failed("open the lock", name,
                      ": its folder must exist and be writable for the gateway");
    if (::flock(m_lock, LOCK_EX | LOCK_NB) == 0)
        return {};
    if (errno == EWOULDBLOCK)
        return Error{ErrorCode::Refused, "control.socket: another gateway has locked '" + name +
                                             "': stop it, or set another path"};
    return failed("lock", name);
}

Result<void> UnixPlace::listenAt(const UnixPlaceConfig &config)
{
    const auto group = groupNamed(config.group);
    if (!group)
        return group.error();
    const std::string name = config.path + ".new";
    if (::unlink(name.c_str()) != 0 && errno != ENOENT)
        return failed("remove", name);
    m_descriptor = newSocket();
    const sockaddr_un address = addressOf(name);
    // Nobody can connect before listen().
    if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0)
        return failed("make", name, ": its folder must exist and be writable for the gateway");
    auto given = giveTo(name, *group, config.mode);
    if (given && (::listen(m_descriptor, kListenBacklog) != 0 ||
                  ::rename(name.c_str(), config.path.c_str()) != 0))
        given = failed("listen on", config.path);
    struct stat status = {};
    if (given && ::lstat(config.path.c_str(), &status) != 0)
        given = failed("look at", config.path);
    if (!given) {
        ::unlink(name.c_str());
        return given.error();
    }
    m_path = config.path;
    m_device = status.st_dev;
    m_inode = status.st_ino;
    return {};
}

UnixPlace::~UnixPlace()
{
    remove();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (m_lock >= 0)
        ::close(m_lock);
}

int UnixPlace::takeDescriptor()
{
    return std::exchange(m_descriptor, -1);
}

void UnixPlace::remove()
{
    struct stat status = {};
    if (m_inode != 0 && ::lstat(m_path.c_str(), &status) == 0 && status.st_dev == m_device &&
        status.st_ino == m_inode)
        ::unlink(m_path.c_str());
    m_inode = 0;
}

} // namespace tg::control

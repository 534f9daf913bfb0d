#include "app/config/small_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tg::app {
namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_fd; }

private:
    int m_fd;
};

Error systemError(const std::string &path)
{
    return {ErrorCode::System, "cannot read '" + path + "': " + std::strerror(errno)};
}

} // namespace

Result<SmallFile> readSmallFile(const std::string &path, std::size_t maxBytes)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0)
        return systemError(path);
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::BadValue, "'" + path + "' is not a regular file"};

    SmallFile result{std::string(maxBytes + 1, '\0'), status.st_mode & 07777U};
    std::size_t filled = 0;
    while (filled < result.bytes.size()) {
        const auto got =
            ::read(file.get(), result.bytes.data() + filled, result.bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(path);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled > maxBytes) {
        return Error{ErrorCode::LimitExceeded,
                     "'" + path + "' is larger than " + std::to_string(maxBytes) + " bytes"};
    }
    result.bytes.resize(filled);
    return result;
}

} // namespace tg::app

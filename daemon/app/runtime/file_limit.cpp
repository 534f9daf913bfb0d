#include "app/runtime/file_limit.h"

#include <cerrno>
#include <cstring>
#include <sys/resource.h>

namespace tg::app {

Result<std::uint64_t> raiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return Error{ErrorCode::System,
                     std::string("cannot read the limit of open files: ") + std::strerror(errno)};
    const auto before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return Error{ErrorCode::System,
                     "cannot raise the limit of open files from " + std::to_string(before) +
                         " to " + std::to_string(limit.rlim_max) + ": " + std::strerror(errno)};
    }
    return static_cast<std::uint64_t>(limit.rlim_cur);
}

} // namespace tg::app

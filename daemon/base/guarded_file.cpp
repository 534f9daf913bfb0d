#include "base/guarded_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

#include <QFile>

namespace tg {

namespace {

std::string octal(unsigned mode)
{
    std::string digits;
    for (const unsigned shift : {9U, 6U, 3U, 0U})
        digits += static_cast<char>('0' + ((mode >> shift) & 7U));
    return digits;
}

} // namespace

Result<QByteArray> readGuardedFile(const std::string &path, const std::string &what,
                                   const FileGuard &guard)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return Error{ErrorCode::System, "cannot read " + what + ": " + std::strerror(errno)};
    QFile file;
    const bool isOpen = file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    struct stat status = {};
    if (!isOpen || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return Error{ErrorCode::BadValue, what + " is not a regular file"};
    if ((status.st_mode & guard.forbidden) != 0)
        return Error{ErrorCode::Refused, what + " has mode " + octal(status.st_mode) +
                                             ": others could read it; " +
                                             std::string(guard.advice)};
    QByteArray content = file.read(static_cast<qint64>(guard.most) + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::System,
                     "cannot read " + what + ": " + file.errorString().toStdString()};
    if (content.size() > static_cast<qsizetype>(guard.most))
        return Error{ErrorCode::LimitExceeded,
                     what + " is larger than " + std::to_string(guard.most / 1024) + " KiB"};
    return content;
}

} // namespace tg

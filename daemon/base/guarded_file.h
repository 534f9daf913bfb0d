// Reads a small file, and if there is a secret in it, only if it is guarded: a regular file (a pipe
// would hold up the start) whose mode gives nothing away. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <QByteArray>

#include "shared/base/result.h"

namespace tg {

struct FileGuard {
    unsigned forbidden = 0;  // mode bits, none of which may be set
    std::string_view advice; // what to do if one is
    std::size_t most = 0;    // bytes, whole KiB
};

// what: its key and path, for errors. System: cannot be read; BadValue: no regular file; Refused:
// its mode; LimitExceeded: larger than guard.most.
Result<QByteArray> readGuardedFile(const std::string &path, const std::string &what,
                                   const FileGuard &guard);

} // namespace tg

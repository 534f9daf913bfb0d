// Reads a whole small file (config, cookie) with a bound on its size. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <sys/types.h>

#include "shared/base/result.h"

namespace tg::app {

struct SmallFile {
    std::string bytes;
    mode_t mode = 0; // permission bits, of the very file that was read
};

// Only regular files: a directory or a pipe is an error, never a wait.
Result<SmallFile> readSmallFile(const std::string &path, std::size_t maxBytes);

} // namespace tg::app

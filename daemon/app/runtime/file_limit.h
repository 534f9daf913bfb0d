// More file descriptors: each client connection needs one. Main thread, before the doors open.
#pragma once

#include <cstdint>

#include "shared/base/result.h"

namespace tg::app {

// Raises this process' soft limit to its hard limit. The value is the limit now in force, also if
// it was that before.
Result<std::uint64_t> raiseFileLimit();

} // namespace tg::app

// What the kernel says of this process, under the names every Prometheus client uses. Any thread.
#pragma once

#include <cstdint>
#include <string>

#include "metrics/exposition.h"
#include "shared/base/result.h"

namespace tg::metrics {

struct ProcessStats {
    double cpuSeconds = 0; // user + system, all threads
    std::uint64_t residentBytes = 0;
    std::uint64_t virtualBytes = 0;
    std::uint64_t openFds = 0;
    std::uint64_t maxFds = 0;
    double startTimeSeconds = 0; // since 1970
    std::uint64_t threads = 0;
};

// procRoot is /proc but for tests.
Result<ProcessStats> readProcessStats(const std::string &procRoot = "/proc");
void writeProcessStats(const ProcessStats &stats, Exposition &out);

} // namespace tg::metrics

// The command line of timeless-loadgen as a checked value. Any thread.
#pragma once

#include <chrono>
#include <string>

#include <QStringList>

#include "shared/base/result.h"
#include "tests/loadgen/packing.h"
#include "tests/loadgen/request_plan.h"

namespace tg::loadgen {

struct Options {
    std::string url;
    PlanSettings plan;
    Encoding encoding = Encoding::Identity;
    std::uint64_t packedRounds = 0; // in the ring of packed bodies; 0 = as many as are usual
    std::size_t connections = 4;
    std::chrono::nanoseconds duration{0}; // 0 = no end by time
    std::uint64_t requests = 0;           // 0 = no end by number
    std::chrono::nanoseconds warmup{0};
    std::chrono::nanoseconds timeout{0}; // for one answer
    double pointsPerSecond = 0;          // 0 = closed loop
    double newSeriesPerSecond = 0;
    std::string ack; // empty = the server's default
    std::string recordPath;
    std::string expandPath;
    int expandStatus = 204;
    bool json = false;
    bool perSecond = false;
    bool allowErrors = false;
};

// Ends the process for --help and --version, as QCommandLineParser does.
Result<Options> optionsOf(const QStringList &arguments);

} // namespace tg::loadgen

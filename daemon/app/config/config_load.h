// The way from file, environment and --set to a Config that can be trusted. Main thread: at start,
// on SIGHUP and for check-config.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "app/config/config_overrides.h"
#include "app/config/config_problem.h"

namespace tg::app {

struct ConfigResult {
    Config config;                       // to be used only if isUsable()
    std::vector<ConfigProblem> problems; // all of them, in reading order

    bool isUsable() const { return !hasErrors(problems); }
};

// Later sources win: file < environment < sets ("key=value"). An empty path means no file. Relative
// paths in the configuration start at the folder of the file.
ConfigResult loadConfig(const std::string &path, const Environment &environment,
                        std::span<const std::string> sets);

// The configuration in force as a TOML file, for check-config. Holds no secret.
std::string renderConfig(const Config &config);

} // namespace tg::app

// The TOML file taken apart: every value with its name and its place, nothing judged yet. Main
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/config/config_problem.h"
#include "app/config/config_value.h"

namespace tg::app {

struct WrittenEntry {
    std::string key; // "limits.labels", "workers"; inside [[node]] only "port"
    WrittenValue value;
    Origin origin;
};

struct WrittenNode {
    Origin origin; // of its [[node]]
    std::vector<WrittenEntry> entries;
};

struct WrittenConfig {
    std::vector<WrittenEntry> entries;
    std::vector<WrittenNode> nodes;
    std::vector<ConfigProblem> problems; // bad syntax ends the reading: then nothing else is filled
};

WrittenConfig readConfigText(std::string_view toml, const std::string &fileName);

} // namespace tg::app

// Answers `explain 'metric{labels}'`: where a new series would go and why, from the configuration
// alone. Main thread.
#pragma once

#include <string>
#include <string_view>

#include "app/config/config.h"
#include "route/router.h"
#include "shared/base/result.h"

namespace tg::app {

// The shard map that the configuration gives; node indexes are positions in config.nodes.
std::shared_ptr<const route::ShardMap> mapOf(const Config &config);

// The canonical key of a series written as metric{label="value",...}; the error says how to write
// it.
Result<std::string> keyOfSeries(std::string_view text, const Limits &limits);

Result<std::string> explainSeries(const Config &config, std::string_view text);

} // namespace tg::app

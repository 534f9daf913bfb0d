// Reads the TOML text of a node file: [[node]] tables with id, node, host, port, weight, http,
// store. One wrong line refuses the whole text, so that a half-written file changes nothing. Pure,
// any thread. Bounds: 1 MiB of text, tables nested at most 16 deep by dotted keys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/discovery/node_spec.h"
#include "shared/base/result.h"

namespace tg::cluster {

inline constexpr std::size_t kMaxNodeFileBytes = 1024 * 1024;

// Errors begin with fileName:line and name the key. No [[node]] at all is an error too.
Result<std::vector<NodeSpec>> parseNodeFile(std::string_view text, const std::string &fileName);

} // namespace tg::cluster

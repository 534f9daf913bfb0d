// What an operator sees of one source of nodes. A value, any thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/ids.h"

namespace tg::cluster {

struct DiscoveryStatus {
    std::string name;            // "static", "dns _erl._tcp.example", "file /etc/nodes.toml"
    TimeMs lastAsked = 0;        // 0 = never
    TimeMs lastGood = 0;         // last good answer; 0 = never
    TimeMs nextAsk = 0;          // 0 = none is due
    std::chrono::seconds ttl{0}; // smallest of the last good answer; 0 = none given
    std::string lastError;       // empty when the last answer was good
    unsigned failuresInARow = 0;
    std::vector<std::string> problems; // of the last good answer: missing, refused, surplus nodes
};

} // namespace tg::cluster

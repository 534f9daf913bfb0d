// What has changed about a node's shared ids between two looks. Pure functions.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "base/ids.h"
#include "route/shared_id_book.h"

namespace tg::cluster {

struct SharedIdNews {
    std::vector<std::string> texts;     // for the journal, a line each
    std::bitset<kShardCount> newShards; // series of them were stopped since
};

// Each id by its name as far as they are listed; nothing has changed: no text.
SharedIdNews newsOf(const route::NodeSharedIds &before, const route::NodeSharedIds &now);

// "id 7 is shared by a{x="1"} and b{x="1"}"
std::string sharedIdText(const route::SharedId &shared);

} // namespace tg::cluster

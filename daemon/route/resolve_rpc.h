// The registrar's way to a node: one batch resolve call. Implemented over erl links in app, so that
// route needs no knowledge of Erlang.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "shared/base/result.h"

namespace tg::route {

class ResolveRpc
{
public:
    // ids in the order of the keys. An Error leaves open whether the node created some of the
    // series: asking again is safe, the call is idempotent.
    using Done = std::function<void(Result<std::vector<std::uint64_t>>)>;

    virtual ~ResolveRpc() = default;
    // Any thread; at most kResolveChunk keys, whose bytes live until done. `done` runs on some
    // other thread.
    virtual void resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done) = 0;
};

} // namespace tg::route

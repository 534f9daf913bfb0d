// A request to turn names into ids on one node, travelling from any thread to the node's link and
// back.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "term/bytes.h"

namespace tg::erl {

struct ResolveCall {
    term::Bytes arguments;  // of term::writeResolveArguments
    std::size_t series = 0; // how many ids there must be
    std::chrono::milliseconds timeout{10'000};
    // Called exactly once, on the link's thread. After an error it is unknown which of the series
    // exist on the node; Unavailable means that the call was not sent.
    std::function<void(Result<std::vector<std::uint64_t>>)> done;
};

} // namespace tg::erl

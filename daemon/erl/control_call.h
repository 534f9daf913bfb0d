// What can be asked of a node over its control link. Values that travel from any thread to the link
// and back.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "shared/base/result.h"
#include "term/bytes.h"
#include "term/registry_reader.h"

namespace tg::erl {

struct ControlCall {
    std::string module;
    std::string function;
    term::Bytes arguments;                     // an encoded list, without the version byte
    std::chrono::milliseconds timeout{10'000}; // from now on, waiting for a connection included
    // Called exactly once, on the link's thread: the reply term without its version byte ({badrpc,
    // _} is a reply too).
    std::function<void(Result<term::Bytes>)> done;
};

struct RegistrySummary {
    std::uint64_t series = 0;     // given to the sink; one may come twice (overflow and map)
    std::uint64_t oddEntries = 0; // in the registry, but no series we could write to
    std::uint64_t lastId = 0;     // the highest id seen
    bool wasPaged =
        false; // read by SQL, where labels with ',' or '=' in a value cannot be told apart
};

struct RegistryRead {
    term::RegistrySink *sink =
        nullptr;               // called on the link's thread until done; must live until then
    std::uint64_t afterId = 0; // 0: everything. Else only ids above it, by SQL: the periodic delta
    std::chrono::milliseconds timeout{120'000};        // of each of its few calls
    std::function<void(Result<RegistrySummary>)> done; // exactly once, on the link's thread
};

struct ControlLimits {
    std::size_t replyBytes = 64 * 1024 * 1024; // a longer reply to a ControlCall is an error
    std::size_t waitingCalls = 1024;
    std::size_t callsOnWire = 16;
    std::uint64_t mapSeries = 2'000'000; // a node with more ids is read page by page
    std::uint32_t pageSeries = 20'000;
};

} // namespace tg::erl

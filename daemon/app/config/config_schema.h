// The one table of all configuration keys: what each is called, may hold and is for. Reading,
// checking, overriding and the test of the example file all run over it. The default of a key is
// what a default-made Config holds. Constant data; any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "app/config/config.h"
#include "shared/base/result.h"

namespace tg::app {

enum class KeyType : std::uint8_t {
    Text,
    Choice,       // one of a closed list of words
    Words,        // some of a closed list of words
    Flag,         // true or false
    Count,        // a whole number
    Bytes,        // a whole number, or "64 MiB"
    Milliseconds, // a whole number of ms, or "2s"
    Address       // "host:port"
};

struct KeyRule {
    std::string_view key; // full name; for keys of a node without the leading "node.<id>."
    KeyType type = KeyType::Text;
    std::uint64_t least = 0; // numbers: bounds of the value (bytes, ms); text: of its length
    std::uint64_t most = 0;
    Result<void> (*check)(std::string_view) = nullptr; // text only: what the words must look like
    std::string_view help;
    bool isRequired = false;
};

// Where the value of a key lives.
using Slot = std::variant<std::string *, bool *, std::uint16_t *, unsigned *, std::size_t *,
                          std::chrono::milliseconds *, ListenAddress *, AckLevel *, OnFull *,
                          parse::TimeUnit *, SeveralNodes *, DiscoveryKind *, Role *, LogLevel *,
                          LogFormat *, LabelPolicy *, BoundSet *>;

template <typename Owner> struct SchemaRow : KeyRule {
    Slot (*slot)(Owner &) = nullptr;
};

std::span<const SchemaRow<Config>> configSchema(); // everything outside [[node]]
std::span<const SchemaRow<NodeConfig>> nodeSchema();

} // namespace tg::app

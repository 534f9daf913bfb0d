// Numbers with units as operators write them: "64 MiB", "500ms", 10_000. Pure functions, any
// thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::app {

// Digits only, underscores between them allowed; empty for anything else and for what does not fit.
std::optional<std::uint64_t> readWhole(std::string_view text);

// A whole number of bytes with B, KiB, MiB, GiB or TiB behind it, or nothing for bytes.
Result<std::uint64_t> readBytes(std::string_view text);
// A whole number with ms, s, min or h behind it, or nothing for milliseconds.
Result<std::uint64_t> readMilliseconds(std::string_view text);

// The same the other way, as the example file has it: 50_000_000; 64 MiB.
std::string wholeText(std::uint64_t value);
std::string bytesText(std::uint64_t bytes);

} // namespace tg::app

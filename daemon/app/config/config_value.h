// Puts one written value into its place by the rule of its key, and writes it back as the example
// file has it. Pure functions; main thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "app/config/config_schema.h"
#include "shared/base/result.h"

namespace tg::app {

// A TOML value of a kind that no key takes.
struct OddValue {
    std::string_view kind; // "a table", "a date"
};
// Text from the environment or --set: its type follows from the key.
struct BareText {
    std::string text;
};
using WrittenValue = std::variant<std::int64_t, bool, std::string, OddValue, BareText>;

// On an error the place keeps its old value. The text names the offending value and what would be
// right.
Result<void> assignValue(const KeyRule &rule, Slot slot, WrittenValue value);

// As TOML: true, 10_000, "64 MiB", "reject".
std::string valueText(const KeyRule &rule, Slot slot);

} // namespace tg::app

// What overrides the file: environment variables, and --set key=value over those. Main thread, at
// start.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "app/config/config_builder.h"

namespace tg::app {

using Environment = std::map<std::string, std::string>;

inline constexpr std::string_view kVariablePrefix = "TIMELESS_GATEWAY_";

// The variables of this process that begin with kVariablePrefix.
Environment gatewayEnvironment();

// "limits.head_bytes" -> "TIMELESS_GATEWAY_LIMITS__HEAD_BYTES"; what an environment name cannot
// hold becomes _.
std::string variableName(std::string_view key);

// A variable that fits no key is a warning: container platforms invent such names by themselves.
void applyEnvironment(ConfigDraft &draft, const Environment &environment);
void applySets(ConfigDraft &draft, std::span<const std::string> sets);

} // namespace tg::app

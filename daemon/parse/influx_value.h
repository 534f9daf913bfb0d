// One value of an Influx field, when it is not the plain number that nearly all are. Plain
// functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/reject_reason.h"

namespace tg::parse {

enum class InfluxKind : std::uint8_t { Number, Boolean, String };

// The whole token: a float (decimal, perhaps with exponent), an integer with `i` within 64 bits, an
// unsigned one with `u`, or a boolean (1 or 0). A reason if it is anything else; an empty one is
// Syntax.
std::optional<RejectReason> readInfluxValue(std::string_view token, double &value,
                                            InfluxKind &kind);

// Behind the closing quote of the string whose opening quote stands at p; null: it is not closed.
// Of escapes only \" and \\ matter.
const char *skipInfluxString(const char *p, const char *end);

} // namespace tg::parse

// One JSON line read through simdjson's DOM and nothing else.
#pragma once

#include "reference_text.h"

namespace tg::parse::test {

// Unknown where simdjson refuses a number that JSON itself allows.
ReferenceLine readJsonLine(const std::string &line, TimeUnit unit);

} // namespace tg::parse::test

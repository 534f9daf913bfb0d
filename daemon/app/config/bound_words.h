// The words of limits.measure_only: names of bounds (base/series_bounds.h) with commas between, or
// none. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/series_bounds.h"
#include "shared/base/result.h"

namespace tg::app {

// Errors: BadValue with the word that is no bound, and all that are.
Result<BoundSet> readBoundWords(std::string_view text);
std::string boundWords(BoundSet bounds);

} // namespace tg::app

// "Did you mean ...?": the known word nearest to a mistyped one. A pure function, any thread.
#pragma once

#include <string_view>
#include <vector>

namespace tg::app {

// Nearest by edit distance, if it is near enough to be a slip of the fingers; a word that was cut
// short or put into the wrong section counts as near. Empty when nothing fits.
std::string_view nearestWord(std::string_view typed, const std::vector<std::string_view> &known);

} // namespace tg::app

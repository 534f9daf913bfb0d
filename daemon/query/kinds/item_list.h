// a, b,c as nodes read it: split at commas, trimmed, empty items left out. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tg::query {

std::string_view trimBlanks(std::string_view text);
std::vector<std::string> itemsOf(std::string_view list);

} // namespace tg::query

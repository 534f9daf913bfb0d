// How label values stand on nodes that cannot hold , and = in them: as %2C and %3D, and a percent
// sign that would read as one of these as %25. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace tg::query {

bool needsEscape(std::string_view value); // whether it changes when it is written to a node
std::string escapeLabel(std::string_view value);
std::string unescapeLabel(std::string_view value);

} // namespace tg::query

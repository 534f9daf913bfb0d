// JSON as nodes write it, so that an answer of the gateway's own looks like one of theirs. Pure
// functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace tg::query {

inline constexpr std::string_view kNodeJsonType = "application/json; charset=utf-8";

void writeNodeJson(std::string_view text, std::string &out); // quoted; UTF-8 goes out as it is

} // namespace tg::query

// JSON as nodes write it, so that an answer of the gateway's own looks like one of theirs. Pure
// functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "query/door/read_sink.h"

namespace tg::query {

inline constexpr std::string_view kNodeJsonType = "application/json; charset=utf-8";

void writeNodeJson(std::string_view text, std::string &out); // quoted; UTF-8 goes out as it is

ReadAnswer jsonAnswer(std::string body, int status = 200);

} // namespace tg::query

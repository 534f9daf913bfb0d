// What is wrong with a parameter of a read, told so that an operator finds it: its name, what it
// was sent as, what to send. One form for all paths. Pure functions, any thread.
#pragma once

#include <string_view>

#include "query/door/read_sink.h"
#include "shared/base/result.h"

namespace tg::query {

// NotFound, in a node's words.
Error missingParameter(std::string_view name);
// BadValue: the parameter "step" is "0": it must be above 0.
Error badParameter(std::string_view name, std::string_view value, std::string_view why);
// The same of what a reader of the value found; its code stays.
Error inParameter(std::string_view name, std::string_view value, const Error &error);

// missing-parameter for NotFound, in a node's shape, {"error":"missing required parameter:
// metric"}, outside of /prometheus/; else bad-parameter, in the shape the path promises.
ReadAnswer parameterAnswer(const Error &error, std::string_view path);

} // namespace tg::query

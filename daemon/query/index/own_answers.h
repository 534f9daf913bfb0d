// Answers that the gateway gives itself: refusals with the same ids wherever they happen, and the
// mark of an answer that lacks something. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/door/read_sink.h"
#include "shared/base/result.h"

namespace tg::query {

// In a node's words, {"error":"missing required parameter: metric"}, and its shape outside of
// /prometheus/.
ReadAnswer missingParameter(std::string_view name, std::string_view path);

// Of what the client asked for, in the shape its path promises.
ReadAnswer problemOf(const Error &error, std::string_view path = {});
ReadAnswer notThroughGateway(std::string_view what, std::string_view why);

// X-Timeless-Partial and Warning; the body says it for itself ("isPartial":true).
void markPartial(ReadAnswer &answer, std::string_view why);

std::string joined(const std::vector<std::string> &names); // a, b, c

} // namespace tg::query

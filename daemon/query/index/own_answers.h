// Answers that the gateway gives itself: refusals with the same ids wherever they happen, and the
// mark of an answer that lacks something. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/door/read_sink.h"
#include "shared/base/result.h"

namespace tg::query {

// Of a list that is too large, or a body that is not understood, in the shape the path promises. Of
// parameters: parameter_error.h.
ReadAnswer problemOf(const Error &error, std::string_view path = {});
ReadAnswer notThroughGateway(std::string_view what, std::string_view why);

// X-Timeless-Partial and Warning; the body says it for itself ("isPartial":true).
void markPartial(ReadAnswer &answer, std::string_view why);

std::string joined(const std::vector<std::string> &names); // a, b, c

} // namespace tg::query

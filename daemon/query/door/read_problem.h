// Errors of the gateway itself in the shape the asked path promises: Prometheus' own envelope below
// /prometheus/, problem details elsewhere; and the marks of an answer that is not complete. Pure
// functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/door/read_sink.h"

namespace tg::query {

// With 503 comes a Retry-After.
ReadAnswer errorAnswer(std::string_view path, int status, std::string_view id,
                       std::string_view title, std::string_view detail);

// X-Timeless-Partial, and a Warning that says what is missing.
HeaderFields partialMarks(std::string_view missing);
// Puts "isPartial":true first into a body that is a JSON object; others stay as they are.
void insertPartial(std::string &body);

} // namespace tg::query

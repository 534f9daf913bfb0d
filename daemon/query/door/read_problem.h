// Errors of the gateway itself in the shape the asked path promises: Prometheus' own envelope below
// /prometheus/, problem details elsewhere; and the marks of an answer that is not complete. Pure
// functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_body.h"
#include "query/door/read_sink.h"

namespace tg::query {

// With 503 comes a Retry-After. path: as it was asked.
ReadAnswer errorAnswer(std::string_view path, ErrorId id, std::string_view detail);
ReadAnswer errorAnswer(ErrorShape shape, ErrorId id, std::string_view detail,
                       unsigned retryAfterSeconds = 1);

// X-Timeless-Partial, and a Warning that says what is missing.
HeaderFields partialMarks(std::string_view missing);
// Puts "isPartial":true first into a body that is a JSON object; others stay as they are.
void insertPartial(std::string &body);

} // namespace tg::query

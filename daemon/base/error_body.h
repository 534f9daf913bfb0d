// The body of an error answer: RFC 9457 problem details, or what the client's protocol has instead.
// The stable id (error_catalog.h) is in each of them. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/error_catalog.h"

namespace tg {

enum class ErrorShape : std::uint8_t {
    Problem,    // application/problem+json: type, title, status, detail, help
    Node,       // writes: the node's {"error": detail}, with id and all of Problem beside it
    Influx,     // {"code", "message"} as of InfluxDB 2, with "error" for clients of 1.x, and id
    Prometheus, // {"status":"error", "errorType", "error": "id: detail"}
};

// The shape that a path of the data door promises.
ErrorShape errorShapeOf(std::string_view path);

std::string_view contentTypeOf(ErrorShape shape);

// detail: what was wrong this time; bytes that are no UTF-8 are replaced. extra: further members as
// JSON text, each with a comma before it ("instance" of the admin API); not for Prometheus.
std::string errorBody(ErrorId id, std::string_view detail, ErrorShape shape = ErrorShape::Problem,
                      std::string_view extra = {});

} // namespace tg

// Reads that the gateway answers from its own registry, without asking a node: names of metrics and
// labels, values of labels, series; and what Grafana asks of a Prometheus before anything else.
// Read thread.
#pragma once

#include <memory>

#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"

namespace tg::query {

// Null: not one of its paths.
std::unique_ptr<ReadJob> openIndex(ReadRequest &request, const ReadContext &context,
                                   ReadSink &sink);

} // namespace tg::query

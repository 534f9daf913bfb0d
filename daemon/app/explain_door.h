// GET /api/v1/explain on the data door: what the admin API says about a read, for whoever makes it.
// Read thread.
#pragma once

#include <memory>

#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"

namespace tg::app {

// Null: not its path. Takes query=, or metric= with labels, or match[]; start and end in unix
// seconds.
std::unique_ptr<query::ReadJob>
openExplain(query::ReadRequest &request, const query::ReadContext &context, query::ReadSink &sink);

} // namespace tg::app

// What a node's API offers and a gateway does not, each with the reason. Pure function, any thread.
#pragma once

#include <optional>

#include "query/door/read_request.h"
#include "query/door/read_sink.h"

namespace tg::query {

std::optional<ReadAnswer> refusalOf(const ReadRequest &request); // nothing: not refused here

} // namespace tg::query

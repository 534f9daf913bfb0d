// Which reads select series, by path. On the read thread.
#pragma once

#include <memory>

#include "query/kinds/read_kind.h"

namespace tg::query {

// Null: none of these paths, or not with this method. The context outlives the kind.
std::unique_ptr<ReadKind> kindFor(const ReadRequest &request, const ReadContext &context);

} // namespace tg::query

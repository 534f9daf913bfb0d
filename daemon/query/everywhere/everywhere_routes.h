// Requests that concern every node: metadata, annotations, alert rules. And those of a node's API
// that a gateway refuses, with the reason. Read thread.
#pragma once

#include <memory>

#include "query/door/read_context.h"
#include "query/door/read_request.h"
#include "query/door/read_sink.h"
#include "query/everywhere/node_atoms.h"

namespace tg::query {

// Null: not one of its paths. atoms: outlives the job.
std::unique_ptr<ReadJob> openEverywhere(ReadRequest &request, const ReadContext &context,
                                        ReadSink &sink, NodeAtoms &atoms);

} // namespace tg::query

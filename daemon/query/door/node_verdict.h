// What the head of a node's answer means for a read, and which of its fields a client may see. Pure
// functions, any thread.
#pragma once

#include <string>

#include "query/door/read_sink.h"
#include "query/node/node_client.h"

namespace tg::query {

// Empty: the node has done its work, be its answer 200 or that the request is wrong. Else why this
// is no answer for a client and another node has to be asked.
std::string failureIn(const NodeHead &head);

// Status, content type and fields, without those that are only between the node and us.
ReadAnswer headFor(const NodeHead &head, const std::string &nodeId);

} // namespace tg::query

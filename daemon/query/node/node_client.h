// The seam to the nodes' own HTTP API. All on the read thread; calls come from the event loop,
// never from within ask().
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "shared/base/result.h"

namespace tg::query {

struct NodeRequest {
    NodeIndex node;
    std::string method = "GET"; // GET, POST, DELETE
    std::string target;         // path and query, encoded
    std::string body;
    std::string contentType;
    std::string acceptEncoding; // empty: identity
};

struct NodeHead {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> fields; // names in lower case, in order

    std::string_view field(std::string_view lowerName) const; // empty if there is none
    std::optional<std::uint64_t> contentLength() const;
};

// Who is told of a node's answer. After onEnd() or onFailure() nothing more comes. A listener may
// destroy its call from within any of these.
class NodeListener
{
public:
    virtual ~NodeListener() = default;
    virtual void onHead(const NodeHead &head) = 0;
    virtual void onReadable() = 0; // bytes wait; read them, or leave them: then the node waits too
    virtual void onEnd() = 0;      // the answer is whole and all its bytes have been read
    // Unavailable: no connection, or it broke off; TimedOut; Refused: no answer that HTTP knows.
    virtual void onFailure(Error error) = 0;
};

class NodeCall
{
public:
    virtual ~NodeCall() = default; // cancels what is not over
    virtual std::string read(std::size_t atMost) = 0;
};

class NodeClient
{
public:
    virtual ~NodeClient() = default;
    // Never null. The listener outlives the call. A node without an HTTP address fails (later, from
    // the event loop) with Unavailable.
    virtual std::unique_ptr<NodeCall> ask(NodeRequest request, NodeListener &listener) = 0;
    // The node has answered, but not as a node that works: a 500, a token refused. Failures that
    // onFailure() tells are counted already.
    virtual void noteFailure(NodeIndex) {}
};

} // namespace tg::query

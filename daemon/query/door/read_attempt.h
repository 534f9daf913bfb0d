// One attempt to answer a read with the nodes of one plan: pass_through, gatherer or streamer. Read
// thread, owned by SelectedRead, which makes the next one when a node fails.
#pragma once

#include <string>

#include "base/error_catalog.h"
#include "query/door/read_sink.h"
#include "query/node/node_client.h"

namespace tg::query {

inline constexpr std::size_t kReadBytes = 64 * 1024; // read from a node at a time
// An answer is held back up to this size: until then another node can take over unseen, and what is
// no larger goes out as a whole.
inline constexpr std::size_t kHeldBack = 64 * 1024;

class ReadAttempt
{
public:
    virtual ~ReadAttempt() = default;
    virtual void onRoom() {}
};

// What an attempt knows of its read, and whom it tells. The attempt is not destroyed from within.
class AttemptOwner
{
public:
    virtual ~AttemptOwner() = default;
    virtual NodeClient &nodes() = 0;
    virtual std::string nodeId(NodeIndex node) = 0;
    // Nothing has been sent to the client yet, and this attempt does nothing more.
    virtual void nodeFailed(NodeIndex node, std::string reason) = 0;
    // The same, but no other node would help.
    virtual void impossible(ErrorId id, std::string_view detail) = 0;
    // To the client, once; marked there if it is partial.
    virtual void answer(ReadAnswer answer) = 0;
    virtual bool append(std::string_view bytes) = 0;
    virtual void finish(bool isWhole) = 0;
    // A node broke off in the middle of a streamed answer: the client will see a broken body.
    virtual void brokeOff(NodeIndex node, const std::string &reason) = 0;
};

} // namespace tg::query

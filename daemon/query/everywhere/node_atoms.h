// The seam to what HTTP cannot do: a fresh node answers 500 to an alert rule, because it does not
// know the words above and below as atoms yet; so does a 3.4.0 node for the type histogram.
// Implemented by app over the control links. Read thread.
#pragma once

#include <functional>

#include "base/ids.h"
#include "shared/base/result.h"

namespace tg::query {

class NodeAtoms
{
public:
    virtual ~NodeAtoms() = default;

    using Done = std::function<void(Result<void>)>;
    // Makes the node know above, below and histogram. done: once, on the read thread from the event
    // loop, also when whoever asked is gone. Errors: Unavailable, TimedOut, Refused.
    virtual void prepare(NodeIndex node, Done done) = 0;
};

} // namespace tg::query

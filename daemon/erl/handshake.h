// Connects to a node and shakes hands as a hidden C node. Blocks, so it is called on a link's own
// thread only. libei does the handshake and asks epmd; nothing of libei is used afterwards. Source:
// Erlang "Distribution Protocol".
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "erl/link_config.h"
#include "erl/unique_fd.h"
#include "shared/base/result.h"

namespace tg::erl {

struct Handshaken {
    UniqueFd fd;          // non-blocking
    std::string selfNode; // the pid that calls come from
    std::uint32_t selfId = 0;
    std::uint32_t selfSerial = 0;
    std::uint32_t selfCreation = 0;
};

// localName is name@host, unique per gateway and link. Blocks up to `timeout` for each of its few
// steps, and for a name look-up when the address holds a name. Errors tell apart: not reachable,
// name in use, cookie refused.
Result<Handshaken> shakeHands(const PeerAddress &peer, const std::string &localName,
                              std::chrono::milliseconds timeout);

// tg-x@host -> tg-x-ctl@host: what the control link of the same gateway calls itself.
std::string controlName(const std::string &localName);

} // namespace tg::erl

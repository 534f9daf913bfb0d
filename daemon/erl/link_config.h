// How to reach one node and as whom. A value, read-only once its links are made.
#pragma once

#include <cstdint>
#include <string>

#include "base/label_policy.h"

namespace tg::erl {

struct PeerAddress {
    std::string logicalId; // the id that is hashed; names the node in logs and metrics
    std::string nodeName;  // Erlang node name, name@host
    std::string host;      // address to connect to; empty = the part behind '@'
    std::uint16_t port =
        0;              // distribution port; 0 = ask epmd on that host (ERL_EPMD_PORT is honoured)
    std::string cookie; // secret: never logged
    std::string store = "timeless_metrics"; // atom of the node's store
    LabelForm labels = LabelForm::Escaped;  // how it tells label values
};

// What a node says of itself right after the handshake.
struct PeerFacts {
    std::string nodeName; // erlang:node()
    std::uint32_t creation =
        0; // erlang:system_info(creation): changes with every start of the node
};

} // namespace tg::erl

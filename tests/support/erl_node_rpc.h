// A blocking rpc connection for tests: one call at a time, from the thread of the test.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "erl/handshake.h"
#include "term/bytes.h"

namespace tg::test {

class RpcClient
{
public:
    static std::unique_ptr<RpcClient> connectTo(const erl::PeerAddress &peer,
                                                const std::string &localName, std::string &error);

    // Not when the node has hung up, which it does after a minute or so without a call.
    bool isConnected();
    // The reply term; empty when there was none.
    term::Bytes call(std::string_view module, std::string_view function, term::BytesView arguments);

private:
    explicit RpcClient(erl::Handshaken handshaken)
        : m_peer(std::move(handshaken))
    {
    }

    erl::Handshaken m_peer;
    std::uint64_t m_tag = 1000;
};

} // namespace tg::test

// Hands one node's answer on as it is, packed bytes too. The node waits while the client does.
// Read thread, owned by SelectedRead.
#pragma once

#include <memory>
#include <string>

#include "query/door/read_attempt.h"

namespace tg::query {

class PassThrough final : public ReadAttempt, private NodeListener
{
public:
    PassThrough(AttemptOwner &owner, NodeRequest request);

    void onRoom() override;

private:
    void onHead(const NodeHead &head) override;
    void onReadable() override;
    void onEnd() override;
    void onFailure(Error error) override;

    void pump();
    void giveUp(const std::string &reason);

    AttemptOwner &m_owner;
    const NodeIndex m_node;
    ReadAnswer m_answer; // until it goes out; its body is what is held back
    bool m_hasBegun = false;
    bool m_hasRoom = true;
    std::unique_ptr<NodeCall> m_call; // null: over
};

} // namespace tg::query

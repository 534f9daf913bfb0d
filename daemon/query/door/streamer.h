// Leads the answers of several nodes, one after the other, through a StreamFilter to the client. It
// holds little, and a node waits while the client does. Read thread, owned by SelectedRead.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "query/door/read_attempt.h"
#include "query/kinds/read_kind.h"

namespace tg::query {

class Streamer final : public ReadAttempt, private NodeListener
{
public:
    Streamer(AttemptOwner &owner, std::unique_ptr<StreamFilter> filter);

    void onRoom() override;

private:
    void onHead(const NodeHead &head) override;
    void onReadable() override;
    void onEnd() override;
    void onFailure(Error error) override;

    void askNext();
    void pump();
    void send();
    void complete();
    void stopBy(const Error &error);
    void giveUp(const std::string &reason);
    NodeIndex node() const { return m_filter->requests()[m_which].node; }

    AttemptOwner &m_owner;
    std::unique_ptr<StreamFilter> m_filter;
    std::size_t m_which = 0; // of the requests
    NodeHead m_head;
    std::string m_out; // filtered, held back until the answer begins
    bool m_hasBegun = false;
    bool m_hasRoom = true;
    std::unique_ptr<NodeCall> m_call; // null: over
};

} // namespace tg::query

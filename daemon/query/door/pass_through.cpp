#include "query/door/pass_through.h"

#include "query/door/node_verdict.h"

namespace tg::query {

PassThrough::PassThrough(AttemptOwner &owner, NodeRequest request)
    : m_owner(owner)
    , m_node(request.node)
    , m_call(owner.nodes().ask(std::move(request), *this))
{
}

void PassThrough::onHead(const NodeHead &head)
{
    if (const auto failure = failureIn(head); !failure.empty()) {
        m_owner.nodes().noteFailure(m_node);
        return giveUp(failure);
    }
    m_answer = headFor(head, m_owner.nodeId(m_node));
    m_answer.streamedBytes = head.contentLength();
}

void PassThrough::onReadable()
{
    pump();
}

void PassThrough::onRoom()
{
    m_hasRoom = true;
    pump();
}

void PassThrough::pump()
{
    while (m_call && m_hasRoom) {
        const auto bytes = m_call->read(kReadBytes);
        if (bytes.empty())
            return;
        if (m_hasBegun) {
            m_hasRoom = m_owner.append(bytes);
            continue;
        }
        m_answer.body += bytes;
        if (m_answer.body.size() < kHeldBack)
            continue;
        m_hasBegun = true;
        m_answer.isStreamed = true;
        m_owner.answer(std::move(m_answer));
    }
}

void PassThrough::onEnd()
{
    m_call.reset();
    if (m_hasBegun)
        return m_owner.finish(true);
    m_answer.streamedBytes.reset();
    m_owner.answer(std::move(m_answer));
}

void PassThrough::onFailure(Error error)
{
    giveUp(error.text);
}

void PassThrough::giveUp(const std::string &reason)
{
    m_call.reset();
    if (m_hasBegun)
        m_owner.brokeOff(m_node, reason);
    else
        m_owner.nodeFailed(m_node, reason);
}

} // namespace tg::query

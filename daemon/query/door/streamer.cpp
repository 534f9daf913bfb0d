#include "query/door/streamer.h"

#include "query/door/node_verdict.h"

namespace tg::query {

Streamer::Streamer(AttemptOwner &owner, std::unique_ptr<StreamFilter> filter)
    : m_owner(owner)
    , m_filter(std::move(filter))
{
    askNext();
}

void Streamer::askNext()
{
    m_head = {};
    m_call = m_owner.nodes().ask(m_filter->requests()[m_which], *this);
}

void Streamer::onHead(const NodeHead &head)
{
    m_head = head;
    if (const auto failure = failureIn(head); !failure.empty()) {
        m_owner.nodes().noteFailure(node());
        return giveUp(failure);
    }
    if (head.status != 200 && m_hasBegun)
        giveUp("it answered HTTP " + std::to_string(head.status));
}

void Streamer::onReadable()
{
    pump();
}

void Streamer::onRoom()
{
    m_hasRoom = true;
    pump();
}

void Streamer::pump()
{
    while (m_call && m_hasRoom) {
        const auto bytes = m_call->read(kReadBytes);
        if (bytes.empty())
            return;
        if (m_head.status != 200) { // why it refuses the request; small
            m_out.append(bytes, 0, kHeldBack - std::min(kHeldBack, m_out.size()));
            continue;
        }
        if (const auto passed = m_filter->pass(m_which, bytes, m_out); !passed)
            return stopBy(passed.error());
        if (m_hasBegun || m_out.size() >= kHeldBack)
            send();
    }
}

void Streamer::send()
{
    if (m_out.empty())
        return;
    if (m_hasBegun) {
        m_hasRoom = m_owner.append(m_out);
        m_out.clear();
        return;
    }
    m_hasBegun = true;
    ReadAnswer answer;
    answer.contentType = m_filter->contentType();
    answer.isStreamed = true;
    answer.body = std::exchange(m_out, {});
    m_owner.answer(std::move(answer));
}

void Streamer::onEnd()
{
    m_call.reset();
    if (m_head.status != 200) {
        auto answer = headFor(m_head, m_owner.nodeId(node()));
        answer.body = std::move(m_out);
        return m_owner.answer(std::move(answer));
    }
    if (const auto ended = m_filter->end(m_which, m_out); !ended)
        return stopBy(ended.error());
    if (m_which + 1 == m_filter->requests().size())
        return complete();
    ++m_which;
    if (m_hasBegun)
        send();
    askNext();
}

void Streamer::complete()
{
    if (m_hasBegun) {
        send();
        return m_owner.finish(true);
    }
    ReadAnswer answer;
    answer.contentType = m_filter->contentType();
    answer.body = std::move(m_out);
    m_owner.answer(std::move(answer));
}

void Streamer::onFailure(Error error)
{
    giveUp(error.text);
}

void Streamer::stopBy(const Error &error)
{
    if (error.code != ErrorCode::LimitExceeded || m_hasBegun)
        return giveUp("its answer cannot be understood: " + error.text);
    m_call.reset();
    m_owner.impossible(ErrorId::AnswerTooLarge, error.text);
}

void Streamer::giveUp(const std::string &reason)
{
    m_call.reset();
    if (m_hasBegun)
        m_owner.brokeOff(node(), reason);
    else
        m_owner.nodeFailed(node(), reason);
}

} // namespace tg::query

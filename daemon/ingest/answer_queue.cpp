#include "ingest/answer_queue.h"

#include <algorithm>
#include <utility>

#include "ingest/response_writer.h"

namespace tg::ingest {

OpenRequest &AnswerQueue::openReceiving(const MessageTraits &traits)
{
    m_receiving = m_open.emplace_back(std::make_unique<OpenRequest>(m_owner, traits)).get();
    return *m_receiving;
}

void AnswerQueue::addAnswered(Response response)
{
    m_open.emplace_back(std::make_unique<OpenRequest>(m_owner, MessageTraits{}))
        ->answer(std::move(response));
}

OpenRequest *AnswerQueue::endReceiving()
{
    return std::exchange(m_receiving, nullptr);
}

bool AnswerQueue::takeDue(std::string &out, std::size_t room, bool isInputOver)
{
    const std::size_t before = out.size();
    while (!m_open.empty()) {
        OpenRequest &front = *m_open.front();
        if (!front.isAnswered()) {
            if (front.owesContinue())
                out += kInterimContinue;
            front.settleContinue();
            return false;
        }
        if (out.size() - before >= room)
            return false;
        const bool isStreamed = front.response().isStreamed;
        if (isStreamed) {
            appendStreamed(out, isLast(front, isInputOver));
            if (!front.stream().isOver())
                return false;
        }
        const bool wasLast =
            isLast(front, isInputOver) || (isStreamed && front.stream().endsConnection());
        if (isStreamed)
            popFront();
        else
            appendFront(out, wasLast);
        if (wasLast)
            return true;
    }
    return false;
}

// A client that still waits for "100 Continue" may or may not send its body: what follows cannot be
// understood.
bool AnswerQueue::isLast(const OpenRequest &request, bool isInputOver) const
{
    return request.response().close || !request.traits().keepAlive || request.owesContinue() ||
           (isInputOver && m_open.size() == 1);
}

void AnswerQueue::appendFront(std::string &out, bool isLast)
{
    const OpenRequest &front = *m_open.front();
    const MessageTraits &traits = front.traits();
    appendResponse(out, front.response(), {traits.isHead, isLast, !traits.isHttp11 && !isLast});
    popFront();
}

// The head when it has not gone out yet, and what there is of the body.
void AnswerQueue::appendStreamed(std::string &out, bool isLast)
{
    OpenRequest &front = *m_open.front();
    const MessageTraits &traits = front.traits();
    StreamedBody &stream = front.stream();
    if (!stream.hasBegun()) {
        using enum StreamedBody::Framing;
        const auto framing = front.response().streamedBytes ? Length
                             : traits.isHttp11              ? Chunked
                                                            : UntilClose;
        const bool endsHere = isLast || framing == UntilClose;
        stream.begin(framing, traits.isHead);
        appendResponse(out, front.response(),
                       {.withoutBody = traits.isHead,
                        .close = endsHere,
                        .sayKeepAlive = !traits.isHttp11 && !endsHere,
                        .isChunked = framing == Chunked,
                        .isUnbounded = framing == UntilClose});
    }
    if (stream.drainInto(out) && !stream.isOver() && front.handler())
        front.handler()->onRoom();
}

bool AnswerQueue::streamsOn() const
{
    return !m_open.empty() && m_open.front()->isAnswered() && m_open.front()->stream().hasHeld();
}

void AnswerQueue::popFront()
{
    const OpenRequest &front = *m_open.front();
    const int statusClass = std::clamp(front.response().status / 100, 0, 5);
    m_counters.answers[static_cast<std::size_t>(statusClass)].add(1);
    if (m_receiving == &front)
        m_receiving = nullptr;
    m_open.pop_front();
}

void AnswerQueue::answerOpen(HttpFault fault)
{
    for (const auto &request : m_open) {
        if (request->isAnswered())
            continue;
        request->answer(problem(fault, request->errorShape()));
        if (request.get() == m_receiving)
            request->handler()->onCut();
    }
    m_receiving = nullptr;
}

void AnswerQueue::tellInputEnded()
{
    for (const auto &request : m_open) {
        if (request->handler())
            request->handler()->onInputEnded();
    }
}

void AnswerQueue::abandonAll(bool bodyIsOpen)
{
    const auto open = std::exchange(m_open, {});
    const OpenRequest *receiving = std::exchange(m_receiving, nullptr);
    for (const auto &request : open)
        request->abandon(bodyIsOpen && request.get() == receiving);
}

} // namespace tg::ingest

// The open requests of one connection in their order, and the one whose body is being received.
// Answers leave in that order, whenever they are given. Lives on the worker's thread, owned by
// HttpConnection.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>

#include "ingest/http_counters.h"
#include "ingest/http_fault.h"
#include "ingest/open_request.h"

namespace tg::ingest {

class AnswerQueue
{
public:
    AnswerQueue(OpenRequest::Owner &owner, HttpCounters &counters)
        : m_owner(owner)
        , m_counters(counters)
    {
    }

    bool isEmpty() const { return m_open.empty(); }
    std::size_t size() const { return m_open.size(); }

    OpenRequest &openReceiving(const MessageTraits &traits);
    void addAnswered(Response response);                   // by the door itself
    OpenRequest *receiving() const { return m_receiving; } // null: none, or its body is thrown away
    OpenRequest *endReceiving();

    // Appends the answers that are due, also "100 Continue", until `out` has grown by `room`. True:
    // the connection ends with the last one appended, and the client is told so. isInputOver: no
    // request will follow the ones here.
    bool takeDue(std::string &out, std::size_t room, bool isInputOver);

    // The answer at the front is streamed, and more of it can be written now.
    bool streamsOn() const;
    void answerOpen(HttpFault fault); // all that have no answer yet
    void tellInputEnded();
    void abandonAll(bool bodyIsOpen); // the client is gone

private:
    bool isLast(const OpenRequest &request, bool isInputOver) const;
    void appendFront(std::string &out, bool isLast);
    void appendStreamed(std::string &out, bool isLast);
    void popFront();

    OpenRequest::Owner &m_owner;
    HttpCounters &m_counters;
    std::deque<std::unique_ptr<OpenRequest>> m_open;
    OpenRequest *m_receiving = nullptr;
};

} // namespace tg::ingest

// One keep-alive connection: sends one request at a time, a packed body or one out of the shared
// template, and collects its answer. Never blocks. Lives on the run's thread; owned by LoadRun,
// which decides what a lost connection means.
#pragma once

#include <chrono>
#include <string>

#include "tests/loadgen/answer_reader.h"
#include "tests/loadgen/packed_ring.h"
#include "tests/loadgen/tcp_socket.h"

namespace tg::loadgen {

class Connection
{
public:
    using Time = std::chrono::steady_clock::time_point;

    enum class Sending { Complete, Blocked, Lost };
    enum class Receiving { Nothing, Answered, Lost };

    struct Request {
        RequestPlan plan;
        SharedBytes packed;      // null: the body comes out of the template
        std::uint64_t bytes = 0; // head and body
        Time due;                // latency counts from here
        Time begun;              // the patience for its answer from here
    };

    void attach(TcpSocket socket);
    void close();
    void begin(Request request, std::string head);
    void end() { m_busy = false; }

    Sending send(BodyTemplate &body);
    Receiving receive(Answer &answer);

    bool isOpen() const { return m_socket.isOpen(); }
    bool isBusy() const { return m_busy; }
    bool isSent() const { return m_pending.empty() && m_next == m_end; }
    int fd() const { return m_socket.fd(); }
    const Request &request() const { return m_request; }

private:
    std::string_view nextChunk(BodyTemplate &body);
    void keepUnsent(std::size_t sent, std::string_view chunk);

    TcpSocket m_socket;
    AnswerReader m_reader;
    Request m_request;
    std::string m_pending;    // written before the chunk: the head, or what the socket did not take
    std::uint64_t m_next = 0; // lines of the template, or bytes of a packed body
    std::uint64_t m_end = 0;
    bool m_busy = false;
};

} // namespace tg::loadgen

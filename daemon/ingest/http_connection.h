// One client connection of the data door: reads requests, opens a handler for each, writes the
// answers in the order of the requests whenever they are given, and ends the connection so that the
// client really gets the last answer. Lives on its worker's thread, owned by the Worker, which
// deletes it once isClosed().
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <QObject>

#include "ingest/answer_queue.h"
#include "ingest/client_socket.h"
#include "ingest/connection_host.h"
#include "ingest/http_grammar.h"
#include "ingest/open_request.h"

namespace tg::ingest {

class HttpConnection final : public QObject, private GrammarSink, private OpenRequest::Owner
{
    Q_OBJECT

public:
    explicit HttpConnection(ConnectionHost &host);
    ~HttpConnection() override; // tells open handlers that the client is gone

    bool open(qintptr descriptor);
    void
    refuse(HttpFault fault,
           unsigned retryAfterSeconds); // answers at once, whatever the client sends, and closes
    void proceed();                     // only the host calls this, see ConnectionHost::later()
    void checkDeadlines(Clock::Steady now);
    void drain(); // no further request after the one being received
    void cut();   // 503 to what is still open, then the end
    bool isClosed() const { return m_phase == Phase::Closed; }

    // The host's own notes.
    bool isQueued = false;
    std::size_t position = 0;
    bool isRefusal = false;

private:
    enum class Phase {
        Serving,   // requests are read and answered
        Answering, // nothing more is read; open requests are waited for
        Flushing,  // the last answer has been given to the socket
        Lingering, // nothing more will be written; input is read and thrown away until the client
                   // closes
        Closed
    };
    enum class Event { InputOver, LastAnswer, Flushed, Gone };

    // GrammarSink and OpenRequest::Owner
    bool onHead(const RequestHead &head, const MessageTraits &traits) override;
    bool onBody(std::string_view bytes) override;
    void onEnd() override;
    void requestChanged() override;
    bool awaitsClient() const override { return !m_socket.hasInput() && !m_socket.isBroken(); }
    std::shared_ptr<ConnectionFlow> flow() override { return m_flow; }

    void transition(Event event);
    void work();     // reads, hands on and answers as much as can be done now
    bool readOnce(); // false: nothing more to do for now
    void feed(std::string_view bytes);
    bool discardInput();
    void inputEnded();
    void tellInputEnded();
    void refuseInput(HttpFault fault);
    void settle(); // writes the answers that are due
    void finishPhase();
    void startLingering();
    void close();
    bool wantsInput() const;
    std::size_t readSpace() const;
    void checkServing(Clock::Steady now);

    ConnectionHost &m_host;
    ClientSocket m_socket;
    std::optional<HttpGrammar> m_grammar;
    const std::shared_ptr<ConnectionFlow> m_flow = std::make_shared<ConnectionFlow>();
    AnswerQueue m_requests;
    std::string m_carried; // bytes read and not consumed
    Phase m_phase = Phase::Serving;
    bool m_isBlocked = false; // m_carried may hold whole requests: no need to read first
    bool m_isWorking = false;
    bool m_isBodyOpen = false;    // between onHead() and onEnd()
    bool m_isLastMessage = false; // the request being received is the last one
    bool m_isDraining = false;
    bool m_hasInputEnded = false;     // the client has closed its sending side
    bool m_isInputEndTold = false;    // to the handlers; perhaps before it has been read
    std::uint64_t m_messageBytes = 0; // of the body being received
    bool m_sendsBulk = false;         // its last body was worth a large read
    std::uint64_t m_discarded = 0;    // bytes read while lingering
    Clock::Steady m_lastRead;
    Clock::Steady m_lastWritten; // last progress of unsent bytes
    Clock::Steady m_headSince;
    Clock::Steady m_idleSince;
    Clock::Steady m_lingerSince;
};

} // namespace tg::ingest

// One write request from its first body byte to its answer: parse, resolve, admit segment by
// segment, wait for the receipts. Outlives the HTTP handler when the client leaves early, so that
// what was handed over is followed to its end. Worker thread; owned by the WriteDesk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/ack_level.h"
#include "batch/admission.h"
#include "batch/slicer.h"
#include "inflate/body_inflater.h"
#include "ingest/http_exchange.h"
#include "ingest/write/segment_builder.h"
#include "ingest/write/write_answer.h"
#include "parse/point.h"
#include "route/resolver.h"
#include "shared/base/clock.h"

namespace tg::batch {
struct ReceiptOutcome;
}

namespace tg::ingest {

class WriteDesk;
enum class BodyFormat : std::uint8_t;
struct WriteOrigin;

class WriteJob
{
public:
    WriteJob(WriteDesk &desk, std::uint64_t id, Exchange &exchange,
             std::unique_ptr<parse::LineParser> parser, std::unique_ptr<batch::Slicer> slicer,
             BodyFormat format, inflate::Encoding encoding, AckLevel wanted, WriteOrigin origin);
    ~WriteJob();

    // From the HTTP handler.
    void body(std::string_view bytes);
    void end();
    void cut();
    void clientGone();

    // From the desk.
    void resolved(const route::ResolveBatch &answers);
    void tick(Clock::Steady now);
    void inflate(); // a turn of unpacking, as asked for by inflateLater()
    void abandon(); // the process stops

    std::uint64_t id() const { return m_id; }
    BodyFormat format() const { return m_format; }

    std::unique_ptr<parse::LineParser> takeParser() { return std::move(m_parser); }
    std::unique_ptr<batch::Slicer> takeSlicer() { return std::move(m_slicer); }

private:
    enum class Stage {
        Reading,          // takes body bytes
        WaitingForBudget, // limits.in_flight_bytes reached
        Resolving,        // asked the registrar
        WaitingForRoom,   // a node's queue is full
        WaitingForFlow,   // this client has limits.connection_bytes unconfirmed
        Confirming,       // all handed over, waiting for receipts
        Finished
    };

    void takePlain(std::string_view bytes);
    void take(std::string_view bytes);
    std::size_t stepBytes() const;
    bool isMemoryShort() const;
    void askForSeries();
    void endBody(bool isComplete);
    void showRejects(); // to those who read samples of them
    void openInflater();
    void closeInflater();
    void breakOff(inflate::Fault fault);
    void refuseBody(const BodyFault &fault);
    void resumeBody();
    bool reserve(std::size_t &held, std::size_t needed);
    std::size_t mostForLarge() const;
    void awaitClient(Clock::Steady::duration passed);
    bool isSegmentFull() const;
    void reserveBudget();
    void closeSegment();
    void admitSegment(bool gapFull);
    void displaceFor(NodeIndex node);
    void segmentAdmitted();
    void settled(const batch::ReceiptOutcome &outcome);
    void takeFlow();
    void goOn();
    void refuse(WriteFailure failure, NodeIndex node);
    void answer(Response response);
    void answerWhenDone();
    void pause(Stage stage);

    WriteDesk &m_desk;
    const std::uint64_t m_id;
    const std::shared_ptr<ConnectionFlow> m_flow;
    Exchange *m_exchange; // null once the client is gone or has its answer
    std::unique_ptr<parse::LineParser> m_parser;
    std::unique_ptr<batch::Slicer> m_slicer;
    SegmentBuilder m_builder;
    const BodyFormat m_format;
    const inflate::Encoding m_encoding;
    std::unique_ptr<inflate::BodyInflater> m_inflater; // of a packed body, while it is being read
    std::vector<batch::Part> m_parts;                  // parsed and resolved, waiting for room
    const AckLevel m_wanted;

    Stage m_stage = Stage::Reading;
    bool m_isEnded = false; // no more body bytes will come
    bool m_isPaused = false;
    std::size_t m_segmentBytes = 0;             // body bytes of the open segment
    std::size_t m_reserved = 0;                 // of the process budget, for the open segment
    std::size_t m_inflaterReserved = 0;         // the same, for the decoder
    std::size_t m_parserReserved = 0;           // the same, for an unfinished line
    std::string m_untaken;                      // of a plain body, while it is paused
    bool m_isProbed = false;                    // its beginning has been taken
    std::optional<Clock::Steady> m_seriesSince; // since when the open segment asks for series
    bool m_isInflateDue = false;                // inflateLater() was asked for
    unsigned m_openReceipts = 0;
    Clock::Steady m_waitingSince{};
    Clock::Steady m_tickedAt;
    Clock::Steady::duration m_awaited{}; // for the client's bytes, with much of the budget held
    WriteSummary m_summary;
    std::uint64_t m_partPoints = 0;
    std::optional<WriteFailure> m_failure;
    BodyFault m_bodyFault;
    NodeIndex m_failedNode;
};

} // namespace tg::ingest

#include "ingest/write/write_job.h"

#include <utility>

#include "batch/receipt_book.h"
#include "ingest/write/write_desk.h"

namespace tg::ingest {

namespace {

// Requests that hold no more than this may use all of limits.in_flight_bytes, others seven eighths:
// clients that dawdle in the middle of large bodies do not shut small ones out.
constexpr std::size_t kSmallBytes = 64 * kKiB;
// on_full = drop_oldest: no room was made for so long, since all of it is on its way to the node.
constexpr std::chrono::milliseconds kDisplacing{1'000};

} // namespace

WriteJob::WriteJob(WriteDesk &desk, std::uint64_t id, Exchange &exchange,
                   std::unique_ptr<parse::LineParser> parser, std::unique_ptr<batch::Slicer> slicer,
                   BodyFormat format, inflate::Encoding encoding, AckLevel wanted,
                   WriteOrigin origin)
    : m_desk(desk)
    , m_id(id)
    , m_flow(exchange.flow())
    , m_exchange(&exchange)
    , m_parser(std::move(parser))
    , m_slicer(std::move(slicer))
    , m_builder(desk.services().table, *m_slicer, desk.ledger(), desk.services().limits)
    , m_format(format)
    , m_encoding(encoding)
    , m_wanted(wanted)
    , m_tickedAt(desk.services().clock.now())
{
    const auto &services = desk.services();
    m_builder.boundAges(
        AgeBounds::at(services.clock.unixMilliseconds(), services.limits, services.board));
    m_summary.wanted = wanted;
    m_summary.isRemoteWrite = format == BodyFormat::RemoteWrite;
    if (format == BodyFormat::Influx)
        m_summary.shape = ErrorShape::Influx;
    m_summary.rejects = &m_builder.rejects();
    if (auto *samples = desk.rejectedSamples())
        m_builder.sampleRejects(*samples,
                                {name(format), origin.endpoint, std::move(origin.source)});
    if (auto *flow = desk.flowTally())
        m_builder.countFlow(*flow);
    if (auto *metadata = desk.services().metadata)
        m_builder.passMetadata(*metadata);
}

WriteJob::~WriteJob() = default;

// A body of exactly that size is still one segment.
bool WriteJob::isSegmentFull() const
{
    return m_segmentBytes > m_desk.services().limits.segmentBytes;
}

// Slices count against the process-wide bound while they are being built, not only once they are
// handed over, and so do samples that wait for the registrar. What is handed over then is exactly
// what the slices hold.
void WriteJob::reserveBudget()
{
    if (m_stage != Stage::Reading && m_stage != Stage::WaitingForBudget)
        return;
    const bool hasRoom = reserve(m_reserved, m_slicer->bytes() + m_builder.waitingBytes()) &&
                         reserve(m_inflaterReserved, m_inflater ? m_inflater->memoryBytes() : 0) &&
                         reserve(m_parserReserved, m_isEnded ? 0 : m_parser->heldBytes());
    if (hasRoom) {
        if (m_stage == Stage::WaitingForBudget)
            m_stage = Stage::Reading;
        return;
    }
    if (m_stage != Stage::WaitingForBudget) {
        m_waitingSince = m_desk.services().clock.now();
        pause(Stage::WaitingForBudget);
    }
}

std::size_t WriteJob::mostForLarge() const
{
    const auto most = m_desk.services().budget.max();
    return most - most / 8;
}

bool WriteJob::reserve(std::size_t &held, std::size_t needed)
{
    auto &budget = m_desk.services().budget;
    const bool isSmall = needed <= kSmallBytes;
    if (needed > held && !budget.tryReserve(needed - held, isSmall ? budget.max() : mostForLarge()))
        return false;
    if (needed < held)
        budget.release(held - needed);
    held = needed;
    return true;
}

void WriteJob::pause(Stage stage)
{
    m_stage = stage;
    m_desk.needTick();
    if (!m_isPaused && !m_isEnded && m_exchange) {
        m_isPaused = true;
        m_exchange->pauseBody();
    }
}

// In rounds, so that a client whose series are all new costs its worker no more than one of them
// while it waits. All rounds of a segment together have limits.new_series_wait_ms.
void WriteJob::askForSeries()
{
    const auto now = m_desk.services().clock.now();
    if (!m_seriesSince)
        m_seriesSince = now;
    if (now - *m_seriesSince > m_desk.services().limits.newSeriesWait) {
        refuse(WriteFailure::Throttled, kNoNode);
        return;
    }
    pause(Stage::Resolving);
    m_desk.askRegistrar(m_id, m_builder.takeQuestions());
}

void WriteJob::closeSegment()
{
    if (m_builder.hasUnknown()) {
        askForSeries();
        return;
    }
    m_seriesSince.reset();
    m_segmentBytes = 0;
    m_partPoints = m_builder.points();
    if (m_partPoints == 0) {
        segmentAdmitted();
        return;
    }
    m_waitingSince = m_desk.services().clock.now();
    admitSegment(false);
}

void WriteJob::resolved(const route::ResolveBatch &answers)
{
    if (m_stage != Stage::Resolving)
        return;
    const auto joined = m_builder.join(answers);
    showRejects();
    if (joined.what == SegmentBuilder::Joined::Complete) {
        m_stage = Stage::Reading;
        reserveBudget();
        goOn();
        return;
    }
    refuse(joined.what == SegmentBuilder::Joined::Throttled ? WriteFailure::Throttled
                                                            : WriteFailure::Unavailable,
           joined.blamed);
}

void WriteJob::admitSegment(bool gapFull)
{
    if (m_parts.empty())
        m_parts = m_builder.takeParts();
    const std::size_t bytes = m_reserved;
    ++m_openReceipts;
    m_flow->unconfirmedBytes += bytes;
    const auto verdict = m_desk.book().admit(
        m_parts, m_wanted, gapFull,
        [desk = &m_desk, id = m_id, flow = m_flow, bytes](const batch::ReceiptOutcome &outcome) {
            flow->unconfirmedBytes -= bytes;
            if (auto *job = desk->find(id))
                job->settled(outcome);
        });
    switch (verdict.kind) {
    case batch::AdmissionVerdict::Kind::Admitted:
        segmentAdmitted();
        return;
    case batch::AdmissionVerdict::Kind::Unavailable:
    case batch::AdmissionVerdict::Kind::Full:
        break;
    }
    --m_openReceipts;
    m_flow->unconfirmedBytes -= bytes;
    if (verdict.kind == batch::AdmissionVerdict::Kind::Unavailable) {
        refuse(WriteFailure::Unavailable, verdict.node);
        return;
    }
    m_failedNode = verdict.node;
    if (m_stage != Stage::WaitingForRoom)
        pause(Stage::WaitingForRoom);
}

// Of a body that comes slowly all that it holds is held for as long as it takes, and little sent
// may hold much: packed lines, short ones, the window of a zstd frame. While there is room for
// others nobody minds; then only so long. Bytes that lie unread make the gateway late, not the
// client.
void WriteJob::awaitClient(Clock::Steady::duration passed)
{
    if (m_stage != Stage::Reading || m_isPaused || m_isEnded || !m_exchange)
        return;
    if (m_reserved + m_inflaterReserved + m_parserReserved <= kSmallBytes)
        return;
    m_awaited += passed;
    if (m_awaited > m_desk.services().limits.slowBody && isMemoryShort() &&
        m_exchange->awaitsClient())
        refuse(WriteFailure::Slow, kNoNode);
}

void WriteJob::tick(Clock::Steady now)
{
    awaitClient(now - std::exchange(m_tickedAt, now));
    const auto &limits = m_desk.services().limits;
    const auto isOver = [&] { return now - m_waitingSince >= limits.admissionWait; };
    if (m_stage == Stage::WaitingForBudget) {
        reserveBudget();
        if (m_stage == Stage::Reading)
            goOn();
        else if (isOver())
            refuse(WriteFailure::Busy, kNoNode);
    } else if (m_stage == Stage::WaitingForFlow) {
        takeFlow(); // freed by another request of this connection
    } else if (m_stage == Stage::WaitingForRoom) {
        const OnFull onFull = m_desk.services().onFull;
        admitSegment(isOver() && onFull == OnFull::Gap);
        if (m_stage != Stage::WaitingForRoom || !isOver()) // perhaps the next segment waits now
            return;
        if (onFull == OnFull::DropOldest &&
            now - m_waitingSince < limits.admissionWait + kDisplacing)
            displaceFor(m_failedNode);
        else
            refuse(WriteFailure::Full, m_failedNode);
    }
}

// on_full = drop_oldest: the link of that node gives up what has waited longest; admission is tried
// again at the next tick.
void WriteJob::displaceFor(NodeIndex node)
{
    std::size_t bytes = 0;
    for (const auto &part : m_parts) {
        for (const auto &slice : part.slices)
            bytes += slice->node == node ? slice->bytes.size() : 0;
    }
    m_desk.services().queues[node.value]->makeRoom(bytes);
}

void WriteJob::segmentAdmitted()
{
    m_reserved = 0; // the receipt book gives the bytes back, slice by slice
    m_awaited = {};
    m_desk.ledger().queued.sub(std::exchange(m_partPoints, 0));
    if (m_isEnded && (m_builder.points() > 0 || m_builder.hasUnknown())) {
        m_stage = Stage::Reading; // the last line came while this segment waited
        reserveBudget();
        goOn();
    } else if (m_isEnded) {
        m_stage = Stage::Confirming;
        answerWhenDone();
    } else if (m_flow->unconfirmedBytes > m_desk.services().limits.connectionBytes) {
        pause(Stage::WaitingForFlow);
    } else {
        m_stage = Stage::Reading;
        resumeBody();
    }
}

// Back in Reading with nothing pending: close what the end of the body or a full segment asks for.
void WriteJob::goOn()
{
    if (m_stage != Stage::Reading)
        return;
    if (m_isEnded || isSegmentFull()) {
        closeSegment();
    } else {
        resumeBody();
    }
}

void WriteJob::takeFlow()
{
    if (m_stage != Stage::WaitingForFlow ||
        m_flow->unconfirmedBytes > m_desk.services().limits.connectionBytes)
        return;
    m_stage = Stage::Reading;
    reserveBudget(); // for a last line that came meanwhile
    goOn();
}

void WriteJob::settled(const batch::ReceiptOutcome &outcome)
{
    --m_openReceipts;
    m_summary.stored += outcome.storedPoints;
    m_summary.gapPoints += outcome.gapPoints;
    if (!outcome.isStored && !m_failure) {
        refuse(WriteFailure::Unconfirmed, outcome.blamed);
        return;
    }
    if (!outcome.isStored) { // outweighs a later segment's refusal: something was forwarded and may
                             // be stored
        m_failure = WriteFailure::Unconfirmed;
        m_failedNode = outcome.blamed;
    }
    takeFlow();
    answerWhenDone();
}

void WriteJob::refuse(WriteFailure failure, NodeIndex node)
{
    m_desk.ledger().queued.sub(m_partPoints);
    const std::uint64_t points = m_builder.discard() + std::exchange(m_partPoints, 0);
    m_parts.clear();
    m_desk.services().budget.release(std::exchange(m_reserved, 0));
    m_desk.services().budget.release(std::exchange(m_parserReserved, 0));
    m_desk.ledger().dropped[static_cast<std::size_t>(DropReason::NotAdmitted)].add(points);
    if (!m_failure) {
        m_failure = failure;
        m_failedNode = node;
    }
    m_stage = Stage::Confirming;
    closeInflater();
    m_untaken.clear();
    resumeBody(); // the rest of the body is read and forgotten
    answerWhenDone();
}

void WriteJob::answerWhenDone()
{
    if (m_stage != Stage::Confirming || m_openReceipts > 0 || (!m_isEnded && !m_failure))
        return;
    const bool isBodyBad = m_bodyFault.fault != inflate::Fault::None;
    if (isBodyBad && (!m_failure || m_failure == WriteFailure::BadBody)) {
        answer(badBodyAnswer(m_bodyFault, m_summary.stored, m_summary.shape));
        return;
    }
    if (!m_failure) {
        answer(importAnswer(m_summary));
        return;
    }
    const auto node = m_failedNode.isValid()
                          ? std::string_view(m_desk.services().board.at(m_failedNode).logicalId)
                          : std::string_view();
    answer(failureAnswer(*m_failure, node, m_summary, m_desk.retryAfterSeconds()));
}

void WriteJob::answer(Response response)
{
    m_stage = Stage::Finished;
    m_desk.sweepLater(m_id);
    if (m_summary.isRemoteWrite)
        tellWritten(response, m_summary.stored);
    if (auto *exchange = std::exchange(m_exchange, nullptr))
        exchange->answer(std::move(response));
}

void WriteJob::abandon()
{
    if (m_stage == Stage::Finished)
        return;
    m_isEnded = true;
    if (m_stage == Stage::Confirming)
        return; // its receipts are abandoned by the book, which answers it
    refuse(WriteFailure::Stopping, kNoNode);
}

} // namespace tg::ingest

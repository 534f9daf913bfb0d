// How a WriteJob takes its body in: what comes at once, what waits, unpacking in turns, its end.
#include <utility>

#include "ingest/write/write_desk.h"
#include "ingest/write/write_job.h"

namespace tg::ingest {

namespace {

// Unpacked in one turn, then the other connections of the worker have theirs: as much as a plain
// body brings in a turn.
constexpr std::size_t kInflatedPerTurn = 1 * kMiB;
// The same for lines that cost more than others: bad ones, and short ones.
constexpr std::chrono::milliseconds kInflateTurn{10};
constexpr std::size_t kBytesWhenShort =
    16 * kKiB; // taken at once while half of limits.in_flight_bytes is in use
constexpr std::size_t kBytesWhenNew = 64 * kKiB; // and while series are new, or may be

} // namespace

void WriteJob::body(std::string_view bytes)
{
    if (m_failure || m_isEnded)
        return; // already refused: what still arrives is read and forgotten
    if (m_encoding == inflate::Encoding::Identity) {
        if (!m_untaken.empty()) // read before the pause, as in the next but one line
            m_untaken += bytes;
        else if (m_stage == Stage::Reading)
            takePlain(bytes);
        else
            take(bytes);
        return;
    }
    openInflater();
    m_inflater->give(bytes);
    inflate();
}

// Short lines become ten times as much when they are encoded, and a new series is much more work
// than a known one, and both are noticed when it has been done: so little is done at a time where
// memory is short or series are new, and the rest waits as it came.
void WriteJob::takePlain(std::string_view bytes)
{
    while (!bytes.empty() && m_stage == Stage::Reading) {
        const auto step = bytes.substr(0, stepBytes());
        m_isProbed = true;
        bytes.remove_prefix(step.size());
        take(step);
    }
    if (!m_failure)
        m_untaken.assign(bytes);
}

std::size_t WriteJob::stepBytes() const
{
    if (isMemoryShort())
        return kBytesWhenShort;
    return m_isProbed && !m_builder.hasUnknown() ? std::string_view::npos : kBytesWhenNew;
}

bool WriteJob::isMemoryShort() const
{
    const auto &budget = m_desk.services().budget;
    return budget.used() > budget.max() / 2;
}

void WriteJob::take(std::string_view bytes)
{
    m_parser->feed(bytes, m_builder);
    showRejects();
    if (const auto fault = m_parser->fault(); !fault.empty()) [[unlikely]] {
        refuseBody({m_encoding, inflate::Fault::Corrupt, fault, true});
        return;
    }
    m_segmentBytes += bytes.size();
    reserveBudget();
    if (m_stage == Stage::Reading && isSegmentFull())
        closeSegment();
    else if (m_stage == Stage::Reading && m_builder.unknownSeries() >= kResolveChunk)
        askForSeries();
}

void WriteJob::end()
{
    if (m_failure || m_isEnded)
        return;
    if (m_encoding == inflate::Encoding::Identity) {
        m_parser->feed(std::exchange(m_untaken, {}), m_builder);
        endBody(true);
        return;
    }
    openInflater();
    m_inflater->giveEnd();
    inflate();
}

void WriteJob::endBody(bool isComplete)
{
    m_isEnded = true;
    closeInflater();
    m_parser->finish(isComplete, m_builder);
    showRejects();
    reserve(m_parserReserved, 0);
    if (const auto fault = m_parser->fault(); !fault.empty()) {
        refuseBody({m_encoding, inflate::Fault::Corrupt, fault, true});
        return;
    }
    if (m_stage == Stage::Reading) {
        reserveBudget();
        goOn();
    }
}

void WriteJob::showRejects()
{
    if (auto *samples = m_desk.rejectedSamples())
        samples->handOver();
}

void WriteJob::openInflater()
{
    if (!m_inflater)
        m_inflater = std::make_unique<inflate::BodyInflater>(
            m_encoding, m_desk.takeDecoder(m_encoding), m_desk.services().limits.inflatedBytes);
}

void WriteJob::closeInflater()
{
    if (!m_inflater)
        return;
    m_desk.giveBack(m_encoding, m_inflater->takeDecoder());
    m_inflater.reset();
    m_desk.services().budget.release(std::exchange(m_inflaterReserved, 0));
}

// A turn of unpacking. Stops where the body would be paused, and when others should have their
// turn; what is left of the packed bytes waits here, and the body stays paused meanwhile.
void WriteJob::inflate()
{
    m_isInflateDue = false;
    if (!m_untaken.empty()) {
        takePlain(std::exchange(m_untaken, {}));
        if (m_stage == Stage::Reading)
            resumeBody();
        return;
    }
    const auto &clock = m_desk.services().clock;
    const auto turnEnds = clock.now() + kInflateTurn;
    std::size_t unpacked = 0;
    while (m_inflater && m_stage == Stage::Reading) {
        reserveBudget();
        if (m_stage != Stage::Reading)
            break;
        if (unpacked >= kInflatedPerTurn || clock.now() >= turnEnds) {
            pause(Stage::Reading);
            resumeBody(); // later
            break;
        }
        const auto room = m_desk.inflateRoom();
        const auto piece = m_inflater->next(isMemoryShort() ? room.first(kBytesWhenShort) : room);
        if (piece.fault != inflate::Fault::None) {
            breakOff(piece.fault);
        } else if (!piece.bytes.empty()) {
            unpacked += piece.bytes.size();
            take(piece.bytes);
        } else if (m_inflater->isOver()) {
            endBody(true);
        } else {
            resumeBody();
            return;
        }
    }
    if (m_inflater)
        m_inflater->keep();
}

// Of a body that is cut off the complete lines are stored, as of a plain one. Of a damaged one
// nothing that is not stored already: what came out before may be damaged, too.
void WriteJob::breakOff(inflate::Fault fault)
{
    const BodyFault found{m_encoding, fault, m_inflater->complaint()};
    if (fault != inflate::Fault::Truncated) {
        refuseBody(found);
        return;
    }
    m_bodyFault = found;
    endBody(false);
}

void WriteJob::refuseBody(const BodyFault &fault)
{
    m_bodyFault = fault;
    refuse(WriteFailure::BadBody, kNoNode);
}

void WriteJob::resumeBody()
{
    if (!m_untaken.empty() || (m_inflater && !m_inflater->isDry())) {
        if (!std::exchange(m_isInflateDue, true))
            m_desk.inflateLater(m_id);
        return;
    }
    if (m_isPaused && m_exchange) {
        m_isPaused = false;
        m_exchange->resumeBody();
    }
}

// The complete lines before the cut are stored, as a node would; the unfinished one is not. The
// answer has been given by whoever cut the body.
void WriteJob::cut()
{
    if (m_failure || m_isEnded)
        return;
    m_parser->feed(std::exchange(m_untaken, {}), m_builder);
    endBody(false);
}

void WriteJob::clientGone()
{
    m_exchange = nullptr;
    if (!m_isEnded)
        cut();
    else
        answerWhenDone();
}

} // namespace tg::ingest

#include "ingest/http_connection.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "ingest/http_fault.h"
#include "ingest/ingest_log.h"

namespace tg::ingest {

namespace {

constexpr std::size_t kMaxUnsentBytes =
    1 * kMiB; // a client that does not read its answers is not read either
constexpr std::size_t kKeptWriteBuffer = 1 * kMiB;
constexpr int kReadsPerTurn = 4; // then the other connections of the worker have their turn
constexpr std::chrono::milliseconds kLingerSilence{2'000};
constexpr std::chrono::milliseconds kLingerTotal{5'000};
constexpr std::uint64_t kLingerBytes = 64 * kMiB;

const char *nameOf(int phase)
{
    constexpr const char *kNames[] = {"serving", "answering", "flushing", "lingering", "closed"};
    return kNames[phase];
}

} // namespace

HttpConnection::HttpConnection(ConnectionHost &host)
    : m_host(host)
    , m_requests(*this, host.counters)
    , m_lastRead(host.clock.now())
    , m_lastWritten(m_lastRead)
    , m_headSince(m_lastRead)
    , m_idleSince(m_lastRead)
    , m_lingerSince(m_lastRead)
{
}

HttpConnection::~HttpConnection()
{
    if (m_phase != Phase::Closed)
        close();
}

bool HttpConnection::open(qintptr descriptor)
{
    if (!m_socket.open(descriptor))
        return false;
    m_grammar.emplace(m_host.limits, m_socket.peer());
    const QAbstractSocket *socket = &m_socket.device();
    connect(socket, &QAbstractSocket::readyRead, this, &HttpConnection::work);
    connect(socket, &QAbstractSocket::bytesWritten, this, [this] {
        m_lastWritten = m_host.clock.now();
        work();
    });
    connect(socket, &QAbstractSocket::disconnected, this, [this] { transition(Event::Gone); });
    return true;
}

void HttpConnection::refuse(HttpFault fault, unsigned retryAfterSeconds)
{
    m_isWorking = true;
    m_requests.addAnswered(problem(fault, ErrorShape::Problem, retryAfterSeconds));
    transition(Event::InputOver);
    m_isWorking = false;
    work();
}

void HttpConnection::proceed()
{
    work();
}

void HttpConnection::requestChanged()
{
    if (!m_isWorking)
        m_host.later(*this);
}

bool HttpConnection::onHead(const RequestHead &head, const MessageTraits &traits)
{
    OpenRequest &request = m_requests.openReceiving(traits);
    m_isBodyOpen = true;
    m_messageBytes = 0;
    m_isLastMessage = !traits.keepAlive;
    m_host.counters.requests.add(1);
    request.setErrorShape(errorShapeOf(head.path));
    request.setHandler(m_host.router->route(head, request));
    if (!request.handler())
        request.answer(problem(HttpFault::NoHandler, request.errorShape()));
    return !request.isPaused();
}

bool HttpConnection::onBody(std::string_view bytes)
{
    m_messageBytes += bytes.size();
    OpenRequest *request = m_requests.receiving();
    if (!request)
        return true;
    request->settleContinue();
    if (request->isAnswered())
        return true; // before its end: the rest is thrown away
    request->handler()->onBody(bytes);
    return !request->isPaused();
}

void HttpConnection::onEnd()
{
    m_isBodyOpen = false;
    m_sendsBulk = m_messageBytes > kHeadReadBytes;
    m_idleSince = m_lastRead;
    OpenRequest *request = m_requests.endReceiving();
    if (request && !request->isAnswered())
        request->handler()->onEnd();
}

void HttpConnection::work()
{
    if (m_isWorking || m_phase == Phase::Closed)
        return;
    m_isWorking = true;
    settle();
    bool goesOn = true;
    bool hasRead = false;
    for (int turn = 0; goesOn && turn < kReadsPerTurn; ++turn) {
        hasRead = !m_isBlocked; // else carried bytes are handed on, and the socket is left alone
        goesOn = readOnce();
    }
    finishPhase();
    m_isWorking = false;
    // Bytes that were announced and not read are not announced again.
    if (goesOn && (m_isBlocked || !hasRead) && wantsInput())
        m_host.later(*this);
}

bool HttpConnection::wantsInput() const
{
    const OpenRequest *receiving = m_requests.receiving();
    return m_phase == Phase::Serving && !(receiving && receiving->isPaused()) &&
           (m_isBodyOpen || m_grammar->phase() != HttpGrammar::Phase::Between ||
            m_requests.size() < m_host.limits.pipelinedRequests) &&
           m_socket.unsentBytes() < kMaxUnsentBytes;
}

std::size_t HttpConnection::readSpace() const
{
    if (m_grammar->isChunked())
        return kChunkedReadBytes;
    const auto left = std::min<std::uint64_t>(m_grammar->bodyBytesLeft(), kBodyReadBytes);
    if (left > 0)
        return static_cast<std::size_t>(left);
    return m_sendsBulk ? kBodyReadBytes : kHeadReadBytes;
}

bool HttpConnection::readOnce()
{
    if (m_phase == Phase::Lingering)
        return discardInput();
    if (!wantsInput())
        return false;
    char *buffer = m_host.readBuffer.data();
    std::size_t filled = m_carried.copy(buffer, m_host.readBuffer.size());
    if (m_isBlocked) {
        feed({buffer, filled});
        return true;
    }
    const std::size_t space = readSpace();
    assert(filled + space <= m_host.readBuffer.size());
    const auto [outcome, bytes] = m_socket.read(buffer + filled, space);
    switch (outcome) {
    case ClientSocket::Outcome::Nothing:
        return false;
    case ClientSocket::Outcome::Ended:
        inputEnded();
        settle();
        return false;
    case ClientSocket::Outcome::Broken:
        transition(Event::Gone);
        return false;
    case ClientSocket::Outcome::Bytes:
        break;
    }
    m_host.counters.bytesIn.add(bytes);
    m_lastRead = m_host.clock.now();
    feed({buffer, filled + bytes});
    return m_isBlocked ? wantsInput() : bytes == space;
}

void HttpConnection::feed(std::string_view bytes)
{
    bool isNewHead = m_grammar->phase() != HttpGrammar::Phase::Head;
    m_isBlocked = false;
    for (bool goesOn = true; goesOn;) {
        const HttpGrammar::Step step = m_grammar->consume(bytes, *this);
        bytes.remove_prefix(step.consumed);
        goesOn = false;
        switch (step.stop) {
        case HttpGrammar::Stop::NeedMore:
            break;
        case HttpGrammar::Stop::Paused:
            m_isBlocked = true;
            break;
        case HttpGrammar::Stop::Failed:
            refuseInput(m_grammar->fault());
            break;
        case HttpGrammar::Stop::MessageEnd:
            isNewHead = true;
            if (m_isLastMessage || m_isDraining)
                transition(Event::InputOver);
            else if (m_requests.size() >= m_host.limits.pipelinedRequests)
                m_isBlocked = true;
            else
                goesOn = true;
        }
    }
    if (m_phase == Phase::Serving)
        m_carried.assign(bytes);
    if (isNewHead)
        m_headSince = m_lastRead;
    settle();
}

void HttpConnection::inputEnded()
{
    m_hasInputEnded = true;
    if (m_isBodyOpen)
        refuseInput(HttpFault::BodyCut);
    else
        transition(Event::InputOver);
    tellInputEnded();
}

// Where input is not read any more, the end of it is looked for with the deadlines.
void HttpConnection::tellInputEnded()
{
    if (!m_isInputEndTold && !m_isBodyOpen)
        m_requests.tellInputEnded();
    m_isInputEndTold = true;
}

// The rest of the input cannot be understood, or will not come: the request at hand is the last
// one.
void HttpConnection::refuseInput(HttpFault fault)
{
    m_host.counters.faults.add(1);
    qCDebug(lcIngest) << "refused input:" << tg::describe(describe(fault).id).slug.data();
    OpenRequest *request = m_requests.endReceiving();
    if (request && !request->isAnswered()) {
        request->cutBody(problem(fault, request->errorShape()));
    } else if (!m_isBodyOpen) {
        m_requests.addAnswered(problem(fault));
    }
    transition(Event::InputOver);
}

void HttpConnection::settle()
{
    if (m_phase != Phase::Serving && m_phase != Phase::Answering)
        return;
    const std::size_t unsent = m_socket.unsentBytes();
    if (unsent >= kMaxUnsentBytes)
        return;
    std::string &out = m_host.writeBuffer;
    out.clear();
    const bool wasLast =
        m_requests.takeDue(out, kMaxUnsentBytes - unsent, m_phase == Phase::Answering);
    if (!out.empty()) {
        m_idleSince = m_host.clock.now();
        if (unsent == 0)
            m_lastWritten = m_idleSince;
        m_host.counters.bytesOut.add(out.size());
        if (!m_socket.write(out))
            transition(Event::Gone);
        if (out.capacity() > kKeptWriteBuffer)
            std::string().swap(out);
        if (m_requests.streamsOn()) // what the kernel took at once is told by no signal
            m_host.later(*this);
    }
    if (wasLast)
        transition(Event::LastAnswer);
}

void HttpConnection::finishPhase()
{
    if (m_phase == Phase::Answering && m_requests.isEmpty())
        transition(Event::LastAnswer);
    if (m_phase == Phase::Flushing && m_socket.unsentBytes() == 0)
        transition(Event::Flushed);
}

void HttpConnection::transition(Event event)
{
    const Phase before = m_phase;
    switch (event) {
    case Event::InputOver:
        if (m_phase == Phase::Serving)
            m_phase = Phase::Answering;
        break;
    case Event::LastAnswer:
        if (m_phase == Phase::Serving || m_phase == Phase::Answering)
            m_phase = Phase::Flushing;
        break;
    case Event::Flushed:
        if (m_phase == Phase::Flushing && !m_hasInputEnded)
            m_phase = Phase::Lingering;
        else if (m_phase == Phase::Flushing)
            close();
        break;
    case Event::Gone:
        if (m_phase != Phase::Closed)
            close();
        break;
    }
    if (m_phase == before)
        return;
    qCDebug(lcIngest) << "connection" << this << nameOf(static_cast<int>(before)) << "->"
                      << nameOf(static_cast<int>(m_phase)) << "by event" << static_cast<int>(event);
    if (m_phase == Phase::Lingering)
        startLingering();
}

void HttpConnection::startLingering()
{
    m_socket.shutdownWrite();
    m_lingerSince = m_lastRead = m_host.clock.now();
    m_carried.clear();
    while (m_phase == Phase::Lingering && discardInput()) {
    }
}

// Closing with unread input would make the kernel send a reset, which can take the answer away from
// the client.
bool HttpConnection::discardInput()
{
    const auto [outcome, bytes] = m_socket.read(m_host.readBuffer.data(), kBodyReadBytes);
    m_host.counters.bytesIn.add(bytes);
    m_discarded += bytes;
    if (outcome == ClientSocket::Outcome::Nothing)
        return false;
    m_lastRead = m_host.clock.now();
    if (outcome != ClientSocket::Outcome::Bytes || m_discarded > kLingerBytes)
        transition(Event::Gone);
    return bytes == kBodyReadBytes;
}

void HttpConnection::close()
{
    m_phase = Phase::Closed;
    const bool wasWorking = std::exchange(m_isWorking, true);
    m_requests.abandonAll(m_isBodyOpen);
    m_socket.abort();
    m_isWorking = wasWorking;
    m_host.later(*this);
}

void HttpConnection::checkDeadlines(Clock::Steady now)
{
    if (m_phase == Phase::Closed)
        return;
    if (m_socket.unsentBytes() > 0 && now - m_lastWritten > m_host.limits.bodyStall)
        return transition(Event::Gone);
    switch (m_phase) {
    case Phase::Serving:
        checkServing(now);
        break;
    case Phase::Lingering:
        if (now - m_lastRead > kLingerSilence || now - m_lingerSince > kLingerTotal)
            transition(Event::Gone);
        break;
    case Phase::Answering:
    case Phase::Flushing:
        if (m_socket.isBroken())
            transition(Event::Gone);
        else if (!m_isInputEndTold && m_socket.hasPeerShut())
            tellInputEnded();
        break;
    case Phase::Closed:
        break;
    }
}

void HttpConnection::checkServing(Clock::Steady now)
{
    if (!wantsInput()) {
        m_lastRead = m_headSince = now; // it is us who do not read: the client is not late
        if (m_socket.isBroken())
            transition(Event::Gone);
        else if (!m_isInputEndTold && m_socket.hasPeerShut())
            tellInputEnded();
        return;
    }
    if (m_requests.receiving() && m_requests.receiving()->owesContinue())
        m_lastRead = now;
    const bool hasStalled = m_isBodyOpen && now - m_lastRead > m_host.limits.bodyStall;
    const bool isIdle = m_requests.isEmpty() && m_grammar->phase() == HttpGrammar::Phase::Between &&
                        now - m_idleSince > m_host.limits.idleTimeout;
    if ((hasStalled || isIdle) && m_socket.hasInput())
        return m_host.later(*this); // its bytes are here: this thread is late, not the client
    std::optional<HttpFault> late;
    if (hasStalled)
        late = HttpFault::BodyStalled;
    else if (!m_isBodyOpen && m_grammar->phase() == HttpGrammar::Phase::Head &&
             now - m_headSince > m_host.limits.headTimeout)
        late = HttpFault::HeadTimedOut;
    else if (isIdle)
        return transition(Event::Gone);
    if (!late)
        return;
    m_isWorking = true;
    refuseInput(*late);
    m_isWorking = false;
    work();
}

void HttpConnection::drain()
{
    m_isDraining = true;
    if (m_phase != Phase::Serving || m_isBodyOpen ||
        m_grammar->phase() != HttpGrammar::Phase::Between)
        return;
    if (m_requests.isEmpty())
        return transition(Event::Gone); // idle: nothing is owed
    transition(Event::InputOver);
    work();
}

void HttpConnection::cut()
{
    if (m_phase == Phase::Closed)
        return;
    m_isWorking = true;
    m_requests.answerOpen(HttpFault::Stopping);
    transition(Event::InputOver);
    settle();
    finishPhase();
    m_isWorking = false;
    transition(Event::Gone);
}

} // namespace tg::ingest

#include "tests/loadgen/load_run.h"

#include <algorithm>

#include "tests/loadgen/process_time.h"
namespace tg::loadgen {

using namespace std::chrono_literals;

namespace {

constexpr auto kRefusalPause = 50ms; // closed loop: no storm at a server that says it is full
constexpr auto kUnreachable = 30s;   // a server that stays away so long ends the run
constexpr auto kSlowCheck = 100ms;
constexpr auto kLate = 1ms;

double asSeconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

PlanSettings startingNow(PlanSettings settings)
{
    if (settings.startTimeMs == 0)
        settings.startTimeMs = unixMilliseconds() / 1000 * 1000;
    return settings;
}

} // namespace

LoadRun::LoadRun(const Options &options, const Endpoint &endpoint, RecordWriter *record,
                 const std::atomic<bool> &stop)
    : m_options(options)
    , m_endpoint(endpoint)
    , m_record(record)
    , m_stop(stop)
    , m_plans(startingNow(options.plan))
    , m_body(options.plan.set, options.plan.style, options.newSeriesPerSecond > 0)
    , m_pool(endpoint, options.connections)
    , m_pacer(options.pointsPerSecond)
    , m_headStart(
          headStart(options.plan.set.format, options.encoding, endpoint.authority, options.ack))
{
}

Result<Tally> LoadRun::run()
{
    if (auto probe = connectTo(m_endpoint); !probe)
        return probe.error();
    if (usesRing()) {
        const std::uint64_t rounds = m_options.packedRounds > 0
                                         ? m_options.packedRounds
                                         : PackedRing::usualRounds(m_plans.bodies());
        const auto filled =
            m_ring.fill(m_body, m_options.plan, m_options.encoding, rounds, unixMilliseconds());
        if (!filled)
            return filled.error();
    }
    m_runStart = Time::clock::now();
    if (m_options.warmup.count() > 0) {
        if (auto warm = runPart({m_options.warmup, 0}); !warm)
            return warm.error();
    }
    return runPart({m_options.duration, m_options.requests});
}

Result<Tally> LoadRun::runPart(const Part &part)
{
    const double cpuBefore = cpuSeconds();
    m_tally = Tally{};
    m_partStart = m_lastEnd = Time::clock::now();
    m_pacer.restart(m_partStart);
    Time now = m_partStart;
    while (m_pool.busy() > 0 || !isOver(part, now)) {
        startDue(part, now);
        m_pool.wait(wakeTime(part, now), [this](std::size_t index) { handle(index); });
        now = Time::clock::now();
        giveUpSlowOnes(now);
        if (m_pool.isUnreachableFor(kUnreachable, now))
            return Error{ErrorCode::Unavailable,
                         "http://" + m_endpoint.authority + " was away for 30 s: giving up"};
    }
    if (part.duration.count() > 0 && !m_stop)
        m_tally.notSent = m_pacer.owedAt(m_partStart + part.duration,
                                         m_plans.linesPerBody() * m_plans.samplesPerLine());
    m_tally.seconds = asSeconds(m_lastEnd - m_partStart);
    m_tally.cpuSeconds = cpuSeconds() - cpuBefore;
    return m_tally;
}

bool LoadRun::isOver(const Part &part, Time now) const
{
    return m_stop || (part.duration.count() > 0 && now - m_partStart >= part.duration) ||
           (part.requests > 0 && m_tally.requests >= part.requests);
}

void LoadRun::startDue(const Part &part, Time now)
{
    while (!isOver(part, now) && m_pacer.isDue(now)) {
        const auto index = m_pool.take(now);
        if (!index)
            return;
        start(*index, now);
    }
}

void LoadRun::start(std::size_t index, Time now)
{
    Connection::Request request;
    choose(request, now);
    request.begun = now;
    request.due = m_pacer.take(now, request.plan.lines * m_plans.samplesPerLine());
    const std::size_t bodyBytes =
        request.packed ? request.packed->size() : m_body.bodyBytes(request.plan);
    std::string head = m_headStart + std::to_string(bodyBytes) + "\r\n\r\n";
    request.bytes = head.size() + bodyBytes;
    m_tally.late += now - request.due > kLate ? 1 : 0;
    ++m_tally.requests;
    m_pool.at(index).begin(std::move(request), std::move(head));
    send(index);
}

// Which samples a request carries, and their bytes if they are packed.
void LoadRun::choose(Connection::Request &request, Time now)
{
    const double newSeries = asSeconds(now - m_runStart) * m_options.newSeriesPerSecond;
    const std::uint64_t churn =
        static_cast<std::uint64_t>(newSeries) / seriesPerLine(m_options.plan.set.format);
    request.plan = m_plans.next(unixMilliseconds(), churn);
    if (usesRing()) {
        const PackedRing::Body body = m_ring.next(request.plan.number);
        request.plan = body.plan;
        request.packed = body.bytes;
    } else if (m_options.encoding != Encoding::Identity) {
        request.packed = packedBody(m_body, request.plan, m_options.encoding);
    }
}

// Only where bodies may come again.
bool LoadRun::usesRing() const
{
    return m_options.encoding != Encoding::Identity && m_options.newSeriesPerSecond == 0 &&
           m_options.plan.style != ValueStyle::Unique;
}

LoadRun::Time LoadRun::wakeTime(const Part &part, Time now) const
{
    Time until = now + kSlowCheck;
    if (m_pacer.isOpenLoop() && m_pool.hasFree())
        until = std::min(until, m_pacer.nextDue());
    else if (m_pool.hasFree() && !isOver(part, now))
        until = now;
    if (part.duration.count() > 0 && m_partStart + part.duration > now)
        until = std::min(until, m_partStart + part.duration);
    return until;
}

void LoadRun::handle(std::size_t index)
{
    Connection &connection = m_pool.at(index);
    Answer answer;
    switch (connection.receive(answer)) {
    case Connection::Receiving::Answered:
        finish(index, answer);
        break;
    case Connection::Receiving::Lost:
        lose(index);
        break;
    case Connection::Receiving::Nothing:
        if (connection.isBusy())
            send(index);
        break;
    }
}

void LoadRun::send(std::size_t index)
{
    Connection &connection = m_pool.at(index);
    if (connection.send(m_body) != Connection::Sending::Lost)
        return;
    Answer answer; // the server may have said why before it hung up
    if (connection.receive(answer) == Connection::Receiving::Answered)
        finish(index, answer);
    else
        lose(index);
}

void LoadRun::finish(std::size_t index, const Answer &answer)
{
    Connection &connection = m_pool.at(index);
    if (answer.status == 204 && !connection.isSent()) {
        lose(index); // it cannot have stored what it has not read
        return;
    }
    const Connection::Request &request = connection.request();
    m_lastEnd = Time::clock::now();
    m_tally.latency.add(m_lastEnd - request.due);
    ++m_tally.byStatus[answer.status];
    m_tally.partialSamples += answer.samples;
    m_tally.errors += answer.errors;
    m_tally.gaps += answer.gaps;
    if (answer.status == 204)
        countStored(request);
    recordEnd(request.plan, answer.status);
    const bool isUnusable = answer.closes || !answer.framed || !connection.isSent();
    connection.end();
    if (isUnusable)
        connection.close();
    const bool isFull = answer.status == 429 || answer.status == 503;
    const auto pause = isFull && !m_pacer.isOpenLoop() ? kRefusalPause : 0ms;
    m_pool.release(index, pause);
}

void LoadRun::countStored(const Connection::Request &request)
{
    const std::uint64_t samples = request.plan.lines * m_plans.samplesPerLine();
    const auto second = static_cast<std::size_t>((m_lastEnd - m_partStart) / 1s);
    m_tally.samples += samples;
    m_tally.bytes += request.bytes;
    m_tally.perSecond.resize(std::max(m_tally.perSecond.size(), second + 1));
    m_tally.perSecond[second] += samples;
}

void LoadRun::lose(std::size_t index)
{
    Connection &connection = m_pool.at(index);
    const bool wasBusy = connection.isBusy();
    ++m_tally.reconnects;
    connection.end();
    connection.close();
    if (!wasBusy)
        return; // free already; opened again with its next request
    ++m_tally.unanswered;
    m_lastEnd = Time::clock::now();
    recordEnd(connection.request().plan, 0);
    m_pool.release(index, 0ms);
}

void LoadRun::giveUpSlowOnes(Time now)
{
    if (m_options.timeout.count() == 0 || now < m_nextSlowCheck)
        return;
    m_nextSlowCheck = now + kSlowCheck;
    for (std::size_t index = 0; index < m_pool.size(); ++index) {
        const Connection &connection = m_pool.at(index);
        if (connection.isBusy() && now - connection.request().begun > m_options.timeout)
            lose(index);
    }
}

void LoadRun::recordEnd(const RequestPlan &plan, int status)
{
    if (m_record != nullptr)
        m_record->write({status, plan});
}

} // namespace tg::loadgen

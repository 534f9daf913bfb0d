#include "erl/call_window.h"

#include <algorithm>

#include "term/term_reader.h"

namespace tg::erl {

namespace {

constexpr std::size_t kMaxSlices =
    1000; // of one call: small slices must not make endless lists of parts

bool isOk(const Reply &reply)
{
    term::TermReader reader(reply.result);
    return reply.isWhole && reader.atomIs("ok") && reader.atEnd();
}

} // namespace

CallWindow::CallWindow(batch::NodeQueue &queue, NodeStatus &status, const Limits &limits,
                       LinkCounters &counters, RecentWrites &recent, const Clock &clock)
    : m_queue(queue)
    , m_status(status)
    , m_limits(limits)
    , m_counters(counters)
    , m_recent(recent)
    , m_clock(clock)
    , m_home(queue)
{
}

void CallWindow::takeWaiting()
{
    const auto before = m_waiting.size();
    m_queue.takeAll(m_waiting);
    m_counters.waitingSlices.add(m_waiting.size() - before);
}

void CallWindow::displaceOldest()
{
    const auto wanted = m_queue.takeRoomWanted();
    while (wanted > 0 && !m_waiting.empty() && !m_queue.hasRoom(wanted)) {
        m_counters.displacedPoints.add(m_waiting.front()->points);
        m_counters.waitingSlices.sub(1);
        m_home.add(std::move(m_waiting.front()), batch::SliceFate::Displaced);
        m_waiting.pop_front();
    }
}

void CallWindow::sendSome(DistConnection &connection, const RpcFrames &frames, TagSource &tags,
                          std::string_view store)
{
    const std::size_t pace = m_status.pacePermille.load(std::memory_order_relaxed);
    const auto mayBeOut = (m_limits.callsInFlight * pace + 999) / 1000;
    while (connection.isOpen() && m_calls.size() < mayBeOut) {
        auto call = gather();
        if (call.slices.empty())
            return;
        std::uint32_t points = 0;
        for (const auto &slice : call.slices)
            points += slice->points;
        call.tag = tags.next();
        call.sentAt = m_clock.now();
        auto frame = frames.openBatch(call.tag, store, points);
        frame.body.reserve(call.slices.size() + 1);
        for (const auto &slice : call.slices) {
            frame.body.emplace_back(slice->bytes.data(), slice->bytes.size());
            if (++slice->sends > 1)
                m_counters.resentPoints.add(slice->points);
        }
        RpcFrames::closeBatch(frame);
        m_calls.push_back(std::move(call));
        m_counters.calls.add(1);
        m_counters.sentPoints.add(points);
        m_counters.callsInFlight.add(1);
        connection.send(std::move(frame));
    }
}

// The slices of the next call; the stale ones on the way go home.
CallWindow::Call CallWindow::gather()
{
    Call call;
    std::size_t points = 0;
    std::size_t bytes = 0;
    const auto epoch = m_status.epoch.load(std::memory_order_acquire);
    while (!m_waiting.empty() && call.slices.size() < kMaxSlices) {
        auto &next = m_waiting.front();
        const bool isStale = next->epoch != epoch;
        if (!isStale && !call.slices.empty() &&
            (points + next->points > kSlicePoints || bytes + next->bytes.size() > kSliceBytes))
            break;
        if (isStale) {
            m_counters.stalePoints.add(next->points);
            m_home.add(std::move(next), batch::SliceFate::Stale);
        } else {
            points += next->points;
            bytes += next->bytes.size();
            call.slices.push_back(std::move(next));
        }
        m_waiting.pop_front();
        m_counters.waitingSlices.sub(1);
    }
    return call;
}

CallWindow::Verdict CallWindow::answer(const Reply &reply)
{
    const auto at = std::find_if(m_calls.begin(), m_calls.end(),
                                 [&](const Call &call) { return call.tag == reply.tag; });
    if (at == m_calls.end())
        return Verdict::NotOurs;
    auto call = std::move(*at);
    m_calls.erase(at);
    m_counters.callsInFlight.sub(1);
    if (!isOk(reply)) {
        m_counters.refusedCalls.add(1);
        settle(std::move(call), batch::SliceFate::Lost);
        return Verdict::Refused;
    }
    const auto now = m_clock.now();
    m_counters.confirmLatency.record(
        std::chrono::duration_cast<std::chrono::microseconds>(now - call.sentAt));
    markTimely(call, now);
    settle(std::move(call), batch::SliceFate::Confirmed);
    return Verdict::Confirmed;
}

// In time for its requests: the node keeps up.
void CallWindow::markTimely(const Call &call, Clock::Steady now)
{
    for (const auto &slice : call.slices) {
        if (now - slice->admittedAt > m_limits.lateCopy)
            return;
    }
    // Read first: workers read this line all the time.
    if (m_status.lateInARow.load(std::memory_order_relaxed) != 0)
        m_status.lateInARow.store(0, std::memory_order_relaxed);
    if (!m_status.keepsUp.load(std::memory_order_relaxed))
        m_status.keepsUp.store(true, std::memory_order_relaxed);
}

void CallWindow::settle(Call call, batch::SliceFate fate)
{
    for (auto &slice : call.slices) {
        if (fate == batch::SliceFate::Lost) {
            lose(std::move(slice));
            continue;
        }
        m_counters.confirmedPoints.add(slice->points);
        m_counters.confirmedBytes.add(slice->bytes.size());
        m_recent.add(slice->region, m_clock.now());
        m_home.add(std::move(slice), fate);
    }
}

void CallWindow::lose(batch::SlicePtr slice)
{
    m_counters.lostPoints.add(slice->points);
    m_home.add(std::move(slice), batch::SliceFate::Lost);
}

void CallWindow::loseWaiting()
{
    auto closed = m_queue.close();
    m_counters.waitingSlices.sub(m_waiting.size());
    for (auto &slice : m_waiting)
        lose(std::move(slice));
    for (auto &slice : closed)
        lose(std::move(slice));
    m_waiting.clear();
}

void CallWindow::loseAll()
{
    m_counters.callsInFlight.sub(m_calls.size());
    for (auto &call : std::exchange(m_calls, {}))
        settle(std::move(call), batch::SliceFate::Lost);
    loseWaiting();
}

std::optional<Clock::Steady> CallWindow::oldestSentAt() const
{
    return m_calls.empty() ? std::nullopt : std::optional(m_calls.front().sentAt);
}

} // namespace tg::erl

// Drives all connections of a run on one thread: starts requests as soon as a connection is free
// (closed loop) or when they are due (--rate), and books every ending exactly once. Owned by
// main().
#pragma once

#include <atomic>
#include <string>

#include "tests/loadgen/connection_pool.h"
#include "tests/loadgen/options.h"
#include "tests/loadgen/pacer.h"
#include "tests/loadgen/record_file.h"
#include "tests/loadgen/tally.h"

namespace tg::loadgen {

class LoadRun
{
public:
    // record may be null; stop ends the run early but in order, when a signal sets it.
    LoadRun(const Options &options, const Endpoint &endpoint, RecordWriter *record,
            const std::atomic<bool> &stop);

    // Warm-up and measured part; each ends only when its last request was answered or given up.
    Result<Tally> run();

private:
    using Time = Connection::Time;

    // What ends a part; zero means no such end.
    struct Part {
        std::chrono::nanoseconds duration{0};
        std::uint64_t requests = 0;
    };

    Result<Tally> runPart(const Part &part);
    bool isOver(const Part &part, Time now) const;
    void startDue(const Part &part, Time now);
    void start(std::size_t index, Time now);
    void choose(Connection::Request &request, Time now);
    bool usesRing() const;
    Time wakeTime(const Part &part, Time now) const;
    void handle(std::size_t index);
    void send(std::size_t index);
    void finish(std::size_t index, const Answer &answer);
    void countStored(const Connection::Request &request);
    void lose(std::size_t index);
    void giveUpSlowOnes(Time now);
    void recordEnd(const RequestPlan &plan, int status);

    const Options &m_options;
    const Endpoint &m_endpoint;
    RecordWriter *m_record;
    const std::atomic<bool> &m_stop;
    PlanMaker m_plans;
    BodyTemplate m_body;
    PackedRing m_ring;
    ConnectionPool m_pool;
    Pacer m_pacer;
    std::string m_headStart; // of every request, up to the length of its body
    Tally m_tally;
    Time m_runStart; // churn counts from here
    Time m_partStart;
    Time m_lastEnd;
    Time m_nextSlowCheck;
};

} // namespace tg::loadgen

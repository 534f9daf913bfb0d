// Everything a worker needs to turn write requests into slices and answers, beside its connections:
// the receipt book, the inboxes from the links and the registrar, spare parsers and slicers, the
// jobs under way. One per worker, made and used on its thread.
#pragma once

#include <atomic>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <QObject>
#include <QTimer>

#include "base/ack_level.h"
#include "base/byte_budget.h"
#include "base/counters.h"
#include "base/family_metadata.h"
#include "base/gap_sink.h"
#include "base/limits.h"
#include "base/node_board.h"
#include "batch/receipt_book.h"
#include "inflate/decoder.h"
#include "ingest/write/write_job.h"
#include "parse/influx_time.h"
#include "parse/json_lines.h"
#include "route/resolver.h"
#include "series/series_table.h"

namespace tg::ingest {

enum class BodyFormat : std::uint8_t {
    PrometheusText,
    OpenMetrics,
    JsonLines,
    Influx,
    RemoteWrite
};
inline constexpr std::size_t kBodyFormats = 5;

constexpr std::string_view name(BodyFormat format)
{
    constexpr std::array<std::string_view, kBodyFormats> kNames{"prometheus", "openmetrics", "json",
                                                                "influx", "remote_write"};
    return kNames[static_cast<std::size_t>(format)];
}

// Whom a write came from, for whoever looks for the sender of bad lines.
struct WriteOrigin {
    std::string_view endpoint; // path of the route, a literal
    std::string source;        // address:port of the client
};

// What all workers share. Outlives them.
struct WriteServices {
    series::SeriesTable &table;
    NodeBoard &board;
    batch::NodeQueues &queues;
    route::Resolver &resolver;
    GapSink &gaps;
    ByteBudget &budget;
    const Clock &clock;
    const Limits &limits;
    AckLevel defaultAck = AckLevel::All;
    OnFull onFull = OnFull::Reject;
    parse::TimeUnit jsonTimeUnit = parse::TimeUnit::Auto;
    MetadataSink *metadata = nullptr; // null: it is counted and forgotten
};

class WriteDesk final : public QObject
{
public:
    // rejected: where samples of rejected lines go; flow: where is counted what points are of.
    // null: nowhere.
    WriteDesk(const WriteServices &services, LedgerCounters &ledger, std::uint64_t seed,
              RejectedSamples *rejected = nullptr, series::FlowTally *flow = nullptr);
    ~WriteDesk() override;

    // A new request. The job lives until it has been answered and everything it handed over is
    // settled.
    // precision: of an Influx body's times.
    WriteJob &open(Exchange &exchange, BodyFormat format, inflate::Encoding encoding,
                   AckLevel wanted, parse::InfluxPrecision precision = parse::InfluxPrecision::Auto,
                   WriteOrigin origin = {});

    std::size_t openJobs() const { return m_jobs.size(); }
    bool isIdle() const { return m_jobs.empty() && m_book.openReceipts() == 0; }
    void abandonAll();

    // For jobs.
    const WriteServices &services() const { return m_services; }
    LedgerCounters &ledger() { return m_ledger; }
    batch::ReceiptBook &book() { return m_book; }
    RejectedSamples *rejectedSamples() { return m_rejected; }
    series::FlowTally *flowTally() { return m_flow; }
    void askRegistrar(std::uint64_t job, route::ResolveBatchPtr questions);
    unsigned retryAfterSeconds(); // jittered, so that refused clients do not come back together
    WriteJob *find(std::uint64_t job);
    void needTick();
    // From the event loop: the job goes on unpacking.
    void inflateLater(std::uint64_t job);
    std::unique_ptr<inflate::Decoder> takeDecoder(inflate::Encoding encoding);
    void giveBack(inflate::Encoding encoding, std::unique_ptr<inflate::Decoder> decoder);
    std::span<char> inflateRoom();      // where pieces of bodies are unpacked: one after the other
    void sweepLater(std::uint64_t job); // finished: destroyed as soon as nobody stands on it

private:
    void drainInboxes();
    void tick();
    void sweep();
    void inflateAll();
    std::unique_ptr<parse::LineParser> takeParser(BodyFormat format,
                                                  parse::InfluxPrecision precision);
    std::unique_ptr<parse::LineParser> makeParser(BodyFormat format) const;

    WriteServices m_services;
    LedgerCounters &m_ledger;
    RejectedSamples *const m_rejected;
    series::FlowTally *const m_flow;
    batch::SlicePool m_pool;
    batch::SliceInbox m_sliceInbox;
    route::ResolveInbox m_resolveInbox;
    batch::ReceiptBook m_book;
    std::unordered_map<std::uint64_t, std::unique_ptr<WriteJob>> m_jobs;
    std::vector<std::uint64_t> m_finished;
    std::array<std::vector<std::unique_ptr<parse::LineParser>>, kBodyFormats> m_spareParsers;
    std::vector<std::unique_ptr<batch::Slicer>> m_spareSlicers;
    std::array<std::vector<std::unique_ptr<inflate::Decoder>>, inflate::kEncodings> m_spareDecoders;
    std::vector<char> m_inflateRoom; // empty until the first packed body
    std::vector<std::uint64_t> m_toInflate;
    std::uint64_t m_nextJob = 1;
    std::minstd_rand m_random;
    QTimer m_timer;
};

} // namespace tg::ingest

#include "ingest/write/write_desk.h"

#include <chrono>
#include <utility>

#include "parse/influx_lines.h"
#include "parse/prometheus_text.h"
#include "parse/remote_write.h"

namespace tg::ingest {

namespace {

constexpr std::chrono::milliseconds kTick{20};
constexpr std::size_t kSpares = 32;       // parsers of each format, and slicers, kept for reuse
constexpr std::size_t kSpareDecoders = 4; // of each encoding: a zstd one may hold 8 MiB

} // namespace

WriteDesk::WriteDesk(const WriteServices &services, LedgerCounters &ledger, std::uint64_t seed,
                     RejectedSamples *rejected, series::FlowTally *flow)
    : m_services(services)
    , m_ledger(ledger)
    , m_rejected(rejected)
    , m_flow(flow)
    , m_book({services.board, services.queues, services.gaps, ledger, services.budget, m_pool,
              m_sliceInbox, services.clock, services.limits})
    , m_random(static_cast<std::minstd_rand::result_type>(seed))
    , m_timer(this)
{
    m_sliceInbox.wake().connectTo(this, [this] { drainInboxes(); });
    m_resolveInbox.wake().connectTo(this, [this] { drainInboxes(); });
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
}

WriteDesk::~WriteDesk() = default;

std::unique_ptr<parse::LineParser> WriteDesk::makeParser(BodyFormat format) const
{
    switch (format) {
    case BodyFormat::JsonLines:
        return std::make_unique<parse::JsonLinesParser>(m_services.limits, m_services.jsonTimeUnit);
    case BodyFormat::OpenMetrics:
        return std::make_unique<parse::PrometheusTextParser>(m_services.limits,
                                                             parse::TimeUnit::Seconds);
    case BodyFormat::Influx:
        return std::make_unique<parse::InfluxLinesParser>(m_services.limits);
    case BodyFormat::RemoteWrite:
        return std::make_unique<parse::RemoteWriteParser>(m_services.limits);
    case BodyFormat::PrometheusText:
        break;
    }
    return std::make_unique<parse::PrometheusTextParser>(m_services.limits,
                                                         parse::TimeUnit::Milliseconds);
}

std::unique_ptr<parse::LineParser> WriteDesk::takeParser(BodyFormat format,
                                                         parse::InfluxPrecision precision)
{
    auto &spares = m_spareParsers[static_cast<std::size_t>(format)];
    std::unique_ptr<parse::LineParser> parser;
    if (spares.empty()) {
        parser = makeParser(format);
    } else {
        parser = std::move(spares.back());
        spares.pop_back();
    }
    if (format == BodyFormat::Influx)
        static_cast<parse::InfluxLinesParser &>(*parser).setPrecision(precision);
    parser->reset(m_services.clock.unixMilliseconds());
    return parser;
}

WriteJob &WriteDesk::open(Exchange &exchange, BodyFormat format, inflate::Encoding encoding,
                          AckLevel wanted, parse::InfluxPrecision precision, WriteOrigin origin)
{
    auto parser = takeParser(format, precision);
    std::unique_ptr<batch::Slicer> slicer;
    if (m_spareSlicers.empty()) {
        slicer = std::make_unique<batch::Slicer>(m_services.board, m_pool);
    } else {
        slicer = std::move(m_spareSlicers.back());
        m_spareSlicers.pop_back();
    }
    const auto id = m_nextJob++;
    auto &job = m_jobs[id];
    job = std::make_unique<WriteJob>(*this, id, exchange, std::move(parser), std::move(slicer),
                                     format, encoding, wanted, std::move(origin));
    needTick();
    return *job;
}

void WriteDesk::askRegistrar(std::uint64_t job, route::ResolveBatchPtr questions)
{
    questions->request = job;
    questions->home = &m_resolveInbox;
    m_services.resolver.resolve(std::move(questions));
}

unsigned WriteDesk::retryAfterSeconds()
{
    return std::uniform_int_distribution<unsigned>(1, 5)(m_random);
}

WriteJob *WriteDesk::find(std::uint64_t job)
{
    const auto found = m_jobs.find(job);
    return found == m_jobs.end() ? nullptr : found->second.get();
}

void WriteDesk::needTick()
{
    if (!m_timer.isActive())
        m_timer.start();
}

std::unique_ptr<inflate::Decoder> WriteDesk::takeDecoder(inflate::Encoding encoding)
{
    auto &spares = m_spareDecoders[static_cast<std::size_t>(encoding)];
    if (spares.empty())
        return inflate::makeDecoder(encoding, m_services.limits.remoteWriteBytes);
    auto decoder = std::move(spares.back());
    spares.pop_back();
    return decoder;
}

void WriteDesk::giveBack(inflate::Encoding encoding, std::unique_ptr<inflate::Decoder> decoder)
{
    auto &spares = m_spareDecoders[static_cast<std::size_t>(encoding)];
    if (spares.size() < kSpareDecoders)
        spares.push_back(std::move(decoder));
}

std::span<char> WriteDesk::inflateRoom()
{
    m_inflateRoom.resize(inflate::kPieceBytes);
    return m_inflateRoom;
}

void WriteDesk::inflateLater(std::uint64_t job)
{
    m_toInflate.push_back(job);
    if (m_toInflate.size() == 1)
        QMetaObject::invokeMethod(
            this, [this] { inflateAll(); }, Qt::QueuedConnection);
}

void WriteDesk::inflateAll()
{
    for (const auto id : std::exchange(m_toInflate, {})) {
        if (auto *job = find(id))
            job->inflate();
    }
}

void WriteDesk::sweepLater(std::uint64_t job)
{
    m_finished.push_back(job);
    if (m_finished.size() == 1)
        QMetaObject::invokeMethod(
            this, [this] { sweep(); }, Qt::QueuedConnection);
}

void WriteDesk::sweep()
{
    for (const auto id : std::exchange(m_finished, {})) {
        const auto found = m_jobs.find(id);
        if (found == m_jobs.end())
            continue;
        auto &spares = m_spareParsers[static_cast<std::size_t>(found->second->format())];
        auto parser = found->second->takeParser();
        if (spares.size() < kSpares && parser->heldBytes() == 0)
            spares.push_back(std::move(parser));
        if (m_spareSlicers.size() < kSpares)
            m_spareSlicers.push_back(found->second->takeSlicer());
        m_jobs.erase(found);
    }
}

void WriteDesk::drainInboxes()
{
    m_book.settle(m_sliceInbox.takeAll());
    for (const auto &answers : m_resolveInbox.takeAll()) {
        if (auto *job = find(answers->request))
            job->resolved(*answers);
    }
}

void WriteDesk::tick()
{
    drainInboxes();
    m_book.tick();
    const auto now = m_services.clock.now();
    std::vector<WriteJob *> open;
    for (const auto &[id, job] : m_jobs)
        open.push_back(job.get());
    for (auto *job : open)
        job->tick(now);
    if (isIdle())
        m_timer.stop();
}

void WriteDesk::abandonAll()
{
    drainInboxes();
    std::vector<WriteJob *> open;
    for (const auto &[id, job] : m_jobs)
        open.push_back(job.get());
    for (auto *job : open)
        job->abandon();
    m_book.abandonAll();
    sweep();
}

} // namespace tg::ingest

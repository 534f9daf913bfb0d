// The data door's routes: POST /api/v1/import (JSON lines), POST /api/v1/import/prometheus (text,
// OpenMetrics), POST /write and /api/v2/write (Influx lines), POST /api/v1/write (Prometheus
// remote-write 1.0), GET /health, /ready, /metrics, and what Influx clients ask first
// (influx_answers.h); every other path is for the reads. One per worker, on its thread.
#pragma once

#include <functional>
#include <string>

#include "ingest/http_exchange.h"
#include "ingest/write/metrics_desk.h"
#include "ingest/write/write_desk.h"

namespace tg::ingest {

// What the read-only routes show; made in app, callable on any thread.
struct DoorStatus {
    struct Readiness {
        bool isReady = false;
        std::string detail; // who is awaited, or why not
    };
    std::function<Readiness()> readiness;
    AskForMetrics askForMetrics; // Prometheus text 0.0.4
};

class DataRoutes final : public RequestRouter
{
public:
    // reads: null: all else is 404.
    DataRoutes(WriteDesk &desk, const DoorStatus &status, RequestRouter *reads = nullptr)
        : m_desk(desk)
        , m_status(status)
        , m_reads(reads)
        , m_metrics(status.askForMetrics)
    {
    }

    std::unique_ptr<RequestHandler> route(const RequestHead &head, Exchange &exchange) override;

private:
    // endpoint: the path of the route, a literal.
    std::unique_ptr<RequestHandler> routeImport(const RequestHead &head, Exchange &exchange,
                                                std::string_view endpoint, BodyFormat format,
                                                parse::InfluxPrecision precision = {});
    std::unique_ptr<RequestHandler> routeInflux(const RequestHead &head, Exchange &exchange,
                                                std::string_view endpoint);

    WriteDesk &m_desk;
    const DoorStatus &m_status;
    RequestRouter *m_reads;
    MetricsDesk m_metrics;
};

} // namespace tg::ingest

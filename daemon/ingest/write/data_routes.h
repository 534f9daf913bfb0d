// The data door's routes: POST /api/v1/import (JSON lines), POST /api/v1/import/prometheus (text,
// OpenMetrics), GET /health, /ready, /metrics. One per worker, on its thread.
#pragma once

#include <functional>
#include <string>

#include "ingest/http_exchange.h"
#include "ingest/write/write_desk.h"

namespace tg::ingest {

// What the read-only routes show; made in app from published snapshots, callable on any thread.
struct DoorStatus {
    struct Readiness {
        bool isReady = false;
        std::string detail; // who is awaited, or why not
    };
    std::function<Readiness()> readiness;
    std::function<std::string()> metricsText; // Prometheus text 0.0.4
};

class DataRoutes final : public RequestRouter
{
public:
    DataRoutes(WriteDesk &desk, const DoorStatus &status)
        : m_desk(desk)
        , m_status(status)
    {
    }

    std::unique_ptr<RequestHandler> route(const RequestHead &head, Exchange &exchange) override;

private:
    std::unique_ptr<RequestHandler> routeImport(const RequestHead &head, Exchange &exchange,
                                                BodyFormat format);

    WriteDesk &m_desk;
    const DoorStatus &m_status;
};

} // namespace tg::ingest

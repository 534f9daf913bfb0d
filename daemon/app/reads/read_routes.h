// The read door on a worker: takes a request with its body, hands it to a read thread and brings
// the answer back to the client. One per worker, on its thread.
#pragma once

#include <memory>

#include "app/reads/read_house.h"
#include "base/errands.h"
#include "ingest/http_exchange.h"

namespace tg::app {

class ReadRoutes final : public ingest::RequestRouter
{
public:
    // receiver: any object of the worker's thread that lives as long as its handlers.
    ReadRoutes(ReadHouse &house, QObject &receiver)
        : m_house(house)
        , m_errands(std::make_shared<Errands>(receiver))
    {
    }

    std::unique_ptr<ingest::RequestHandler> route(const ingest::RequestHead &head,
                                                  ingest::Exchange &exchange) override;

private:
    ReadHouse &m_house;
    const std::shared_ptr<Errands> m_errands; // shared with bridges, which may outlive the worker
};

} // namespace tg::app

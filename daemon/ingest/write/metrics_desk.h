// GET /metrics at one worker. The page is made on another thread, so that no number of clients who
// ask for it delays a write; one question is out at a time, and all clients that came before it
// share its answer: a page is never older than the request. On the worker's thread, owned by its
// routes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QObject>

#include "base/errands.h"
#include "ingest/http_exchange.h"

namespace tg::ingest {

using MetricsPage = std::shared_ptr<const std::string>; // null: the gateway is about to end
// Any thread. The answer is called once, on any thread, with a page begun after the question; the
// last one before the worker ends.
using AskForMetrics = std::function<void(std::function<void(MetricsPage)>)>;

class MetricsDesk final : public QObject
{
public:
    explicit MetricsDesk(const AskForMetrics &source) // outlives the desk
        : m_source(source)
    {
    }

    std::unique_ptr<RequestHandler> open(Exchange &exchange);

private:
    class Visit;
    struct Waiter { // held by its visit: gone when the client has gone
        Exchange &exchange;
    };

    void ask(const std::shared_ptr<Waiter> &waiter);
    void sendQuestion();
    void answerAll(const MetricsPage &page);

    const AskForMetrics &m_source;
    std::vector<std::weak_ptr<Waiter>> m_waiting; // for the next question
    std::vector<std::weak_ptr<Waiter>> m_asked;   // by the one that is out
    bool m_isOut = false;
    Errands m_errands{*this}; // to itself
};

} // namespace tg::ingest

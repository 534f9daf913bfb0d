#include "ingest/write/metrics_desk.h"

#include <utility>

#include "ingest/http_fault.h"

namespace tg::ingest {

namespace {

Response answerOf(const MetricsPage &page)
{
    if (!page)
        return problem(HttpFault::Stopping);
    Response response;
    response.status = 200;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.sharedBody = page;
    return response;
}

} // namespace

// A body, if there is one, is read and forgotten.
class MetricsDesk::Visit final : public RequestHandler
{
public:
    Visit(MetricsDesk &desk, Exchange &exchange)
        : m_desk(desk)
        , m_waiter(std::make_shared<Waiter>(Waiter{exchange}))
    {
    }
    void onBody(std::string_view) override {}
    void onEnd() override { m_desk.ask(m_waiter); }
    void onCut() override {}
    void onClientGone() override { m_waiter.reset(); }

private:
    MetricsDesk &m_desk;
    std::shared_ptr<Waiter> m_waiter;
};

std::unique_ptr<RequestHandler> MetricsDesk::open(Exchange &exchange)
{
    return std::make_unique<Visit>(*this, exchange);
}

void MetricsDesk::ask(const std::shared_ptr<Waiter> &waiter)
{
    m_waiting.push_back(waiter);
    if (!m_isOut)
        sendQuestion();
}

void MetricsDesk::sendQuestion()
{
    m_isOut = true;
    m_asked.swap(m_waiting);
    m_source([this](MetricsPage page) {
        m_errands.post([this, page = std::move(page)] { answerAll(page); });
    });
}

void MetricsDesk::answerAll(const MetricsPage &page)
{
    m_isOut = false;
    const auto asked = std::exchange(m_asked, {});
    if (!m_waiting.empty())
        sendQuestion();
    for (const auto &held : asked) {
        if (const auto waiter = held.lock())
            waiter->exchange.answer(answerOf(page));
    }
}

} // namespace tg::ingest

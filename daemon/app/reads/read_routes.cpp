#include "app/reads/read_routes.h"

#include <optional>
#include <utility>

#include "ingest/http_fault.h"
#include "query/door/read_problem.h"

namespace tg::app {

namespace {

ingest::Response responseOf(query::ReadAnswer answer)
{
    ingest::Response response;
    response.status = answer.status;
    response.contentType = std::move(answer.contentType);
    response.body = std::move(answer.body);
    response.fields = std::move(answer.fields);
    response.isStreamed = answer.isStreamed;
    response.streamedBytes = answer.streamedBytes;
    return response;
}

// From its head to the end of its answer. Its destructor may be the first it hears of the end.
class ReadHandler final : public ingest::RequestHandler, private ReadBridge::WorkerSide
{
public:
    ReadHandler(ReadHouse &house, std::shared_ptr<Errands> errands, ingest::Exchange &exchange,
                query::IncomingRead incoming)
        : m_house(house)
        , m_errands(std::move(errands))
        , m_exchange(exchange)
        , m_path(incoming.path)
        , m_incoming(std::move(incoming))
    {
    }
    ~ReadHandler() override { leave(); }

    // For requests that are refused by their heads alone; the body is read and forgotten.
    void refuse(query::ReadAnswer refusal) { m_refusal = std::move(refusal); }
    void admit(std::shared_ptr<void> ticket) { m_ticket = std::move(ticket); }

    void onBody(std::string_view bytes) override
    {
        if (m_refusal || m_isAnswered)
            return;
        m_incoming.body += bytes;
        if (m_incoming.body.size() <= m_house.bounds().bodyBytes)
            return;
        m_incoming.body = {};
        m_ticket.reset();
        auto response = responseOf(tooLarge(m_incoming.path, m_house));
        response.close = true; // rather than read the rest of it
        m_isAnswered = true;
        m_exchange.answer(std::move(response));
    }
    void onEnd() override
    {
        if (m_isAnswered)
            return;
        if (m_refusal) {
            m_isAnswered = true;
            return m_exchange.answer(responseOf(std::move(*m_refusal)));
        }
        m_bridge =
            m_house.open(m_errands, *this, std::exchange(m_ticket, {}), std::move(m_incoming));
    }
    void onCut() override { leave(); }
    void onClientGone() override { leave(); }
    // Whoever closes a connection while nodes work for it has lost interest: a browser, a cancelled
    // query.
    void onInputEnded() override
    {
        if (!m_bridge)
            return;
        leave();
        if (m_isAnswered)
            return m_exchange.finish(false);
        m_isAnswered = true;
        m_exchange.answer(responseOf(query::errorAnswer(
            m_path, ErrorId::ClientClosed,
            "A read is cancelled by that; keep the connection open until the answer is there.")));
    }
    // Later: a streamed answer must not end from within the call that writes it.
    void onRoom() override
    {
        m_hasRoom = true;
        if (!m_bridge)
            return;
        m_errands->post([weak = std::weak_ptr(m_bridge)] {
            if (const auto bridge = weak.lock())
                bridge->lookAgain();
        });
    }

    static query::ReadAnswer tooLarge(const std::string &path, const ReadHouse &house)
    {
        return query::errorAnswer(path, ErrorId::ReadTooLarge,
                                  "A read may have a body of " +
                                      std::to_string(house.bounds().bodyBytes) +
                                      " bytes (query.body_bytes).");
    }

private:
    void onNews() override
    {
        if (!m_bridge || !m_hasRoom)
            return;
        auto news = m_bridge->take();
        if (news.answer) {
            m_isAnswered = true;
            m_exchange.answer(responseOf(std::move(*news.answer)));
        }
        if (!news.bytes.empty())
            m_hasRoom = m_exchange.append(news.bytes);
        if (news.end)
            m_exchange.finish(*news.end);
    }
    void leave()
    {
        m_ticket.reset();
        if (const auto bridge = std::exchange(m_bridge, nullptr))
            bridge->leave();
    }

    ReadHouse &m_house;
    const std::shared_ptr<Errands> m_errands;
    ingest::Exchange &m_exchange;
    const std::string m_path;
    query::IncomingRead m_incoming;
    std::optional<query::ReadAnswer> m_refusal;
    std::shared_ptr<void> m_ticket;
    std::shared_ptr<ReadBridge> m_bridge; // null: not begun, or over
    bool m_isAnswered = false;
    bool m_hasRoom = true;
};

} // namespace

std::unique_ptr<ingest::RequestHandler> ReadRoutes::route(const ingest::RequestHead &head,
                                                          ingest::Exchange &exchange)
{
    query::IncomingRead incoming;
    incoming.method = head.method;
    incoming.path = head.path;
    incoming.query = head.query;
    incoming.contentType = head.field("content-type");
    incoming.acceptEncoding = head.field("accept-encoding");
    auto handler = std::make_unique<ReadHandler>(m_house, m_errands, exchange, std::move(incoming));
    const auto encoding = head.field("content-encoding");
    if (!encoding.empty() && encoding != "identity") {
        auto refusal = query::errorAnswer(head.path, ErrorId::UnknownEncoding,
                                          "A read's body is sent as it is.");
        refusal.fields.emplace_back("Accept-Encoding", "identity");
        handler->refuse(std::move(refusal));
    } else if (head.contentLength && *head.contentLength > m_house.bounds().bodyBytes) {
        handler->refuse(ReadHandler::tooLarge(head.path, m_house));
    } else if (auto ticket = m_house.admit()) {
        handler->admit(std::move(ticket));
    } else {
        handler->refuse(query::errorAnswer(
            head.path, ErrorId::TooManyReads,
            std::to_string(m_house.bounds().concurrent) +
                " reads are under way (query.concurrent); try again in a moment."));
    }
    return handler;
}

} // namespace tg::app

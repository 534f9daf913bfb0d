// One request between its head and the last byte of its answer: the Exchange its handler answers
// through, and that handler. Lives on the worker's thread, owned by its HttpConnection.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "base/error_body.h"
#include "ingest/http_exchange.h"
#include "ingest/http_grammar.h"
#include "ingest/streamed_body.h"

namespace tg::ingest {

class OpenRequest final : public Exchange
{
public:
    class Owner
    {
    public:
        virtual ~Owner() = default;
        virtual void
        requestChanged() = 0; // answered or resumed; called from anywhere on the worker's thread
        virtual bool awaitsClient() const = 0;
        virtual std::shared_ptr<ConnectionFlow> flow() = 0;
    };

    OpenRequest(Owner &owner, const MessageTraits &traits)
        : m_owner(owner)
        , m_traits(traits)
    {
    }

    void answer(Response response) override;
    bool append(std::string_view bytes) override;
    void finish(bool isWhole) override;
    void pauseBody() override { m_isPaused = true; }
    void resumeBody() override;
    bool awaitsClient() const override { return !m_isAbandoned && m_owner.awaitsClient(); }
    std::shared_ptr<ConnectionFlow> flow() override { return m_owner.flow(); }

    void setErrorShape(ErrorShape shape) { m_errorShape = shape; }
    ErrorShape errorShape() const { return m_errorShape; } // of what the connection answers itself
    void setHandler(std::unique_ptr<RequestHandler> handler) { m_handler = std::move(handler); }
    RequestHandler *handler() const
    {
        return m_handler.get();
    } // null for what the door answers itself

    bool isAnswered() const { return m_response.has_value(); }
    const Response &response() const { return *m_response; }
    StreamedBody &stream() { return m_stream; }
    bool isPaused() const { return m_isPaused && !m_response; }
    const MessageTraits &traits() const { return m_traits; }

    // The client waits for "100 Continue" before it sends the body.
    bool owesContinue() const { return m_traits.expectsContinue; }
    void settleContinue() { m_traits.expectsContinue = false; }

    // The body will not come to its end: answered with `response`, then the handler is told, so
    // that nothing that it makes of the rest can be the answer.
    void cutBody(Response response);
    // The connection takes no answer any more; the handler is told and goes.
    void abandon(bool bodyIsOpen);

private:
    Owner &m_owner;
    MessageTraits m_traits;
    ErrorShape m_errorShape = ErrorShape::Problem;
    std::optional<Response> m_response;
    StreamedBody m_stream;
    bool m_isPaused = false;
    bool m_isAbandoned = false;
    std::unique_ptr<RequestHandler> m_handler; // last: goes before what it refers to
};

} // namespace tg::ingest

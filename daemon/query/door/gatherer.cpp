#include "query/door/gatherer.h"

#include "query/door/node_verdict.h"

namespace tg::query {

// One request of the gathering.
class Gatherer::Ask final : public NodeListener
{
public:
    Ask(Gatherer &gatherer, std::size_t which, NodeRequest request)
        : m_gatherer(gatherer)
        , m_which(which)
        , m_node(request.node)
        , m_call(gatherer.m_owner.nodes().ask(std::move(request), *this))
    {
    }
    void cancel() { m_call.reset(); }

private:
    void onHead(const NodeHead &head) override
    {
        if (auto failure = failureIn(head); !failure.empty()) {
            m_gatherer.m_owner.nodes().noteFailure(m_node);
            return m_gatherer.nodeFailed(m_node, std::move(failure));
        }
        m_head = head;
    }
    void onReadable() override
    {
        while (m_call) {
            const auto bytes = m_call->read(kReadBytes);
            if (bytes.empty())
                return;
            if (!m_gatherer.mayHold(bytes.size()))
                return;
            m_body += bytes;
        }
    }
    void onEnd() override
    {
        cancel();
        if (m_head.status == 200)
            return m_gatherer.taken(m_which, std::move(m_body));
        auto answer = headFor(m_head, m_gatherer.m_owner.nodeId(m_node));
        answer.body = std::move(m_body);
        m_gatherer.nodeSaysNo(std::move(answer));
    }
    void onFailure(Error error) override { m_gatherer.nodeFailed(m_node, std::move(error.text)); }

    Gatherer &m_gatherer;
    const std::size_t m_which;
    const NodeIndex m_node;
    NodeHead m_head;
    std::string m_body;
    std::unique_ptr<NodeCall> m_call; // null: over
};

Gatherer::Gatherer(AttemptOwner &owner, std::unique_ptr<Gathering> gathering,
                   std::size_t mergeBytes)
    : m_owner(owner)
    , m_gathering(std::move(gathering))
    , m_mergeBytes(mergeBytes)
{
    askMore();
}

Gatherer::~Gatherer() = default;

void Gatherer::askMore()
{
    const auto &requests = m_gathering->requests();
    while (m_next < requests.size() && m_open < kAskedAtOnce) {
        const auto which = m_next++;
        ++m_open;
        m_asks.push_back(std::make_unique<Ask>(*this, which, requests[which]));
    }
}

bool Gatherer::mayHold(std::size_t bytes)
{
    m_heldBytes += bytes;
    if (m_heldBytes <= m_mergeBytes)
        return true;
    stop();
    m_owner.impossible(ErrorId::AnswerTooLarge,
                       "the nodes' answers have more than " + std::to_string(m_mergeBytes) +
                           " bytes (query.merge_bytes); ask for fewer series or a shorter time");
    return false;
}

void Gatherer::taken(std::size_t which, std::string body)
{
    --m_open;
    if (const auto done = m_gathering->take(which, std::move(body)); !done)
        return nodeFailed(m_gathering->requests()[which].node,
                          "its answer cannot be understood: " + done.error().text);
    askMore();
    if (m_open > 0 || m_isOver)
        return;
    m_isOver = true;
    m_owner.answer(m_gathering->finish());
}

void Gatherer::nodeSaysNo(ReadAnswer answer)
{
    stop();
    m_owner.answer(std::move(answer));
}

void Gatherer::nodeFailed(NodeIndex node, std::string reason)
{
    if (m_isOver)
        return;
    stop();
    m_owner.nodeFailed(node, std::move(reason));
}

void Gatherer::stop()
{
    m_isOver = true;
    for (const auto &ask : m_asks)
        ask->cancel();
}

} // namespace tg::query

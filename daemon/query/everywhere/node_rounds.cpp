#include "query/everywhere/node_rounds.h"

#include <algorithm>
#include <optional>

#include "query/node_readability.h"

namespace tg::query {

namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

} // namespace

class NodeRounds::Asked final : public NodeListener
{
public:
    Asked(NodeRounds &rounds, NodeIndex node)
        : m_rounds(rounds)
    {
        answer.node = node;
    }

    void begin(NodeRequest request) { m_call = m_rounds.m_client.ask(std::move(request), *this); }

    void onHead(const NodeHead &head) override { answer.status = head.status; }
    void onReadable() override
    {
        for (;;) {
            const auto piece = m_call->read(kPieceBytes);
            if (piece.empty())
                return;
            m_rounds.m_bytes += piece.size();
            if (m_rounds.m_bytes > m_rounds.m_maxBytes) {
                m_call.reset();
                problem = "its answer is larger than query.merge_bytes allows";
                return m_rounds.onEnd();
            }
            answer.body += piece;
        }
    }
    void onEnd() override { m_rounds.onEnd(); }
    void onFailure(Error error) override
    {
        problem = error.text.empty() ? "no answer" : error.text;
        m_rounds.onEnd();
    }

    Answer answer;
    std::optional<std::string> problem;

private:
    NodeRounds &m_rounds;
    std::unique_ptr<NodeCall> m_call;
};

NodeRounds::NodeRounds(const ReadContext &context)
    : m_client(context.nodes)
    , m_cluster(context.snapshots.newest())
    , m_copies(std::max(m_cluster->replication, 1u))
    , m_maxBytes(context.bounds.mergeBytes)
{
    for (const auto &node : m_cluster->nodes) {
        const auto readability = readabilityOf(node);
        if (readability.level == Readability::No)
            m_failed.push_back({node.index, readability.reason});
        else
            m_nodes.push_back(node.index);
    }
    std::ranges::sort(m_nodes, {}, [this](NodeIndex node) -> const std::string & {
        return m_cluster->nodes.at(node.value).id;
    });
}

NodeRounds::~NodeRounds() = default;

std::string NodeRounds::failedText() const
{
    std::string text;
    for (const auto &one : m_failed)
        text += (text.empty() ? "" : ", ") + m_cluster->nodes.at(one.node.value).id + " (" +
                one.reason + ")";
    return text.empty() && m_nodes.empty() ? "all: no node is known yet" : text;
}

void NodeRounds::fail(NodeIndex node, std::string reason)
{
    if (std::erase(m_nodes, node) > 0)
        m_failed.push_back({node, std::move(reason)});
}

void NodeRounds::ask(std::vector<NodeRequest> requests, Done done)
{
    m_done = std::move(done);
    m_asked.clear();
    m_bytes = 0;
    m_open = requests.size() + 1; // one for this very call, so that it ends with none, too
    for (auto &request : requests) {
        m_asked.push_back(std::make_unique<Asked>(*this, request.node));
        m_asked.back()->begin(std::move(request));
    }
    onEnd();
}

// The listeners that are just being told live until the event loop's next turn.
void NodeRounds::onEnd()
{
    if (--m_open == 0)
        QMetaObject::invokeMethod(
            &m_turns, [this] { finish(); }, Qt::QueuedConnection);
}

void NodeRounds::finish()
{
    std::vector<Answer> answers;
    for (auto &asked : m_asked) {
        if (asked->problem)
            fail(asked->answer.node, std::move(*asked->problem));
        else
            answers.push_back(std::move(asked->answer));
    }
    m_asked.clear();
    std::exchange(m_done, {})(std::move(answers));
}

} // namespace tg::query

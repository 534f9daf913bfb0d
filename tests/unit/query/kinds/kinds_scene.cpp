#include "kinds_scene.h"

#include <cstdlib>

namespace tg::test {

using namespace query;

std::unique_ptr<NodeCall> NobodyAsked::ask(NodeRequest, NodeListener &)
{
    std::abort();
}

KindsScene::KindsScene(std::string version)
{
    m_draft.replication = 2;
    for (std::uint16_t i = 0; i < 3; ++i) {
        cluster::NodeSnapshot node;
        node.index = NodeIndex{i};
        node.id = std::string(1, static_cast<char>('a' + i));
        node.httpUrl = "http://" + node.id;
        node.version = version;
        node.creation = 1;
        node.isAccepting = true;
        node.hasSynced = true;
        node.state = cluster::HealthState::Up;
        m_draft.nodes.push_back(std::move(node));
    }
    publish();
}

void KindsScene::publish()
{
    m_cluster = std::make_shared<const cluster::ClusterSnapshot>(m_draft);
    m_shelf.put(m_cluster);
}

void KindsScene::add(std::string_view metric, std::vector<series::LabelView> labels,
                     std::vector<NodeIndex> nodes)
{
    std::string key;
    series::writeKey(metric, labels, key);
    auto &entry = *m_table.insert(key, ShardId{}).entry;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        entry.setCopy(i, {nodes[i], 1});
}

void KindsScene::setVersion(NodeIndex node, std::string version)
{
    m_draft.nodes[node.value].version = std::move(version);
    publish();
}

std::unique_ptr<ReadKind> KindsScene::kind(std::string_view target, std::string method)
{
    ReadRequest request;
    request.method = std::move(method);
    const auto mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    request.parameters = *Parameters::read(target.substr(std::min(mark + 1, target.size())));
    return kindFor(request, m_context);
}

ReadPlan KindsScene::plan(ReadKind &kind) const
{
    const auto sought = kind.sought();
    return sought ? *findCopies(m_table, *m_cluster, *sought) : ReadPlan{};
}

Result<ReadAnswer> KindsScene::merged(ReadKind::Merging &merging, const Ask &ask)
{
    if (merging.gathering) {
        auto &gathering = *merging.gathering;
        for (std::size_t i = 0; i < gathering.requests().size(); ++i) {
            if (const auto taken = gathering.take(i, ask(gathering.requests()[i])); !taken)
                return taken.error();
        }
        return gathering.finish();
    }
    auto &stream = *merging.stream;
    ReadAnswer answer;
    answer.contentType = stream.contentType();
    for (std::size_t i = 0; i < stream.requests().size(); ++i) {
        if (const auto passed = stream.pass(i, ask(stream.requests()[i]), answer.body); !passed)
            return passed.error();
        if (const auto ended = stream.end(i, answer.body); !ended)
            return ended.error();
    }
    return answer;
}

Result<ReadAnswer> KindsScene::read(std::string_view target, const Ask &ask, std::string method)
{
    const auto kind = this->kind(target, std::move(method));
    if (!kind)
        return Error{ErrorCode::NotFound, "no such kind"};
    const auto sought = kind->sought();
    if (!sought)
        return sought.error();
    const auto plan = *findCopies(m_table, *m_cluster, *sought);
    if (plan.series.empty())
        return kind->answerOfNothing();
    if (plan.single) {
        const auto &version = m_cluster->nodes[plan.single->value].version;
        if (kind->isRightUntouched(plan, abilitiesOf(version))) {
            ReadAnswer answer;
            answer.body = ask(kind->untouchedRequest(*plan.single));
            return answer;
        }
    }
    auto merging = kind->merge(plan, *m_cluster);
    if (!merging)
        return merging.error();
    return merged(*merging, ask);
}

} // namespace tg::test

#include "query/door/selected_read.h"

#include <algorithm>

#include "query/door/gatherer.h"
#include "query/door/parameter_error.h"
#include "query/door/pass_through.h"
#include "query/door/read_problem.h"
#include "query/door/streamer.h"
#include "query/query_log.h"

namespace tg::query {

namespace {

constexpr std::size_t kShownNodes = 10;

std::string joined(std::vector<std::string> texts, std::string_view separator)
{
    const auto more = texts.size() > kShownNodes ? texts.size() - kShownNodes : 0;
    texts.resize(texts.size() - more);
    std::string all;
    for (const auto &text : texts)
        all += (all.empty() ? "" : std::string(separator)) + text;
    return more == 0 ? all : all + " and " + std::to_string(more) + " more";
}

} // namespace

ReadOpener openerOf(KindFactory kinds)
{
    return [kinds = std::move(kinds)](ReadRequest &request, const ReadContext &context,
                                      ReadSink &sink) -> std::unique_ptr<ReadJob> {
        auto kind = kinds(request, context);
        if (!kind)
            return nullptr;
        return std::make_unique<SelectedRead>(std::move(request), std::move(kind), context, sink);
    };
}

SelectedRead::SelectedRead(ReadRequest request, std::unique_ptr<ReadKind> kind,
                           const ReadContext &context, ReadSink &sink)
    : m_request(std::move(request))
    , m_kind(std::move(kind))
    , m_context(context)
    , m_sink(sink)
{
    m_again.setSingleShot(true);
    QObject::connect(&m_again, &QTimer::timeout, &m_again, [this] { tryNodes(); });
    auto sought = m_kind->sought();
    if (!sought) {
        m_sink.answer(parameterAnswer(sought.error(), m_request.path));
        return;
    }
    m_sought = std::move(*sought);
    tryNodes();
}

void SelectedRead::onRoom()
{
    if (m_attempt)
        m_attempt->onRoom();
}

std::string SelectedRead::nodeId(NodeIndex node)
{
    return node.value < m_cluster->nodes.size() ? m_cluster->nodes[node.value].id : "?";
}

void SelectedRead::tryNodes()
{
    m_attempt.reset();
    m_cluster = m_context.snapshots.newest();
    const auto plan = findCopies(
        m_context.table, *m_cluster, m_sought,
        {.series = m_context.bounds.series, .examined = m_context.bounds.examined}, m_failed);
    if (!plan)
        return refuse(ErrorId::TooManySeries, plan.error().text);
    m_missing = missingOf(*plan);
    if (!m_missing.empty() && !m_request.allowsPartial)
        return refuse(ErrorId::SeriesUnreadable, m_missing);
    if (plan->nodes.empty())
        return answer(m_kind->answerOfNothing());
    readFrom(*plan);
}

void SelectedRead::readFrom(const ReadPlan &plan)
{
    const bool isUntouched =
        plan.single &&
        m_kind->isRightUntouched(plan, abilitiesOf(m_cluster->nodes[plan.single->value].version));
    // Where something is missing the body should say so, too: merging holds and marks it.
    if (isUntouched && m_missing.empty()) {
        m_attempt = std::make_unique<PassThrough>(static_cast<AttemptOwner &>(*this),
                                                  m_kind->untouchedRequest(*plan.single));
        return;
    }
    if (plan.nodes.size() > 1 && !m_context.bounds.mayGather)
        return refuseMerging(plan, "query.several_nodes = \"reject\" allows one only");
    merge(plan);
}

void SelectedRead::merge(const ReadPlan &plan)
{
    auto merging = m_kind->merge(plan, *m_cluster);
    if (!merging) {
        const bool isUntouched =
            plan.single && m_kind->isRightUntouched(
                               plan, abilitiesOf(m_cluster->nodes[plan.single->value].version));
        if (!isUntouched)
            return refuseMerging(plan, merging.error().text);
        m_attempt = std::make_unique<PassThrough>(static_cast<AttemptOwner &>(*this),
                                                  m_kind->untouchedRequest(*plan.single));
        return;
    }
    if (merging->gathering && merging->gathering->requests().empty())
        return answer(merging->gathering->finish());
    if (merging->gathering)
        m_attempt =
            std::make_unique<Gatherer>(static_cast<AttemptOwner &>(*this),
                                       std::move(merging->gathering), m_context.bounds.mergeBytes);
    else if (merging->stream && !merging->stream->requests().empty())
        m_attempt = std::make_unique<Streamer>(static_cast<AttemptOwner &>(*this),
                                               std::move(merging->stream));
    else
        answer(m_kind->answerOfNothing());
}

void SelectedRead::nodeFailed(NodeIndex node, std::string reason)
{
    qCInfo(lcQuery).nospace().noquote() << "event=read_failed node=" << nodeId(node).c_str()
                                        << " reason=\"" << reason.c_str() << '"';
    m_failed.push_back({node, "asked just now: " + std::move(reason)});
    if (m_failed.size() <= std::max(m_cluster->replication, 1u)) {
        m_again.start(0);
        return;
    }
    std::vector<std::string> failed;
    for (const auto &one : m_failed)
        failed.push_back("node " + nodeId(one.node) + " (" + one.reason + ')');
    refuse(ErrorId::NodesFailed, joined(std::move(failed), "; "));
}

void SelectedRead::brokeOff(NodeIndex node, const std::string &reason)
{
    qCWarning(lcQuery).nospace().noquote()
        << "event=read_broke_off node=" << nodeId(node).c_str()
        << " path=" << m_request.path.c_str() << " reason=\"" << reason.c_str() << '"';
    m_sink.finish(false);
}

void SelectedRead::impossible(ErrorId id, std::string_view detail)
{
    refuse(id, detail);
}

void SelectedRead::answer(ReadAnswer answer)
{
    if (!m_missing.empty()) {
        const auto marks = partialMarks(m_missing);
        answer.fields.insert(answer.fields.end(), marks.begin(), marks.end());
        const bool isPacked = std::ranges::any_of(answer.fields, [](const auto &field) {
            return field.first == "content-encoding" || field.first == "Content-Encoding";
        });
        if (!answer.isStreamed && !isPacked)
            insertPartial(answer.body);
    }
    m_sink.answer(std::move(answer));
}

void SelectedRead::refuse(ErrorId id, std::string_view detail)
{
    m_sink.answer(errorAnswer(m_request.path, id, detail));
}

void SelectedRead::refuseMerging(const ReadPlan &plan, std::string_view why)
{
    std::vector<std::string> nodes;
    for (const auto node : plan.nodes)
        nodes.push_back(nodeId(node));
    std::string detail = "The series lie on the nodes " + joined(std::move(nodes), ", ") + ": " +
                         std::string(why) + ". ";
    detail += m_cluster->shardKey == "metric"
                  ? "Ask for one metric only"
                  : "cluster.shard_key = \"metric\" gives new series of one metric one owner (it "
                    "is \"" +
                        m_cluster->shardKey + "\"); or ask for fewer series";
    refuse(ErrorId::SeveralNodes, detail);
}

// Empty: the plan reaches everything.
std::string SelectedRead::missingOf(const ReadPlan &plan) const
{
    std::string missing;
    if (plan.unreadableCount > 0) {
        std::vector<std::string> nodes;
        for (const auto &copy : plan.unreadableNodes)
            nodes.push_back("node " + copy.node + " (" + copy.reason + ')');
        missing = std::to_string(plan.unreadableCount) +
                  " series have no copy that can be read now, the first one " +
                  plan.unreadable.front().series + ": " + joined(std::move(nodes), "; ");
    }
    if (plan.mayLackSeries) {
        missing += missing.empty() ? "" : ". ";
        missing += "There may be series that this gateway does not know yet, because it has not "
                   "read what is on the nodes " +
                   joined(plan.unknownNodes, ", ");
    }
    return missing;
}

} // namespace tg::query

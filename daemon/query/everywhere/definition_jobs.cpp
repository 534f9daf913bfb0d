#include "query/everywhere/definition_jobs.h"

#include <algorithm>

#include <QJsonDocument>

#include "query/everywhere/shown_list.h"

namespace tg::query {

StoreJob::StoreJob(Definition definition, const ReadRequest &request, const ReadContext &context,
                   ReadSink &sink, NodeAtoms &atoms)
    : EverywhereJob(request, context, sink)
    , m_definition(std::move(definition))
    , m_atoms(atoms)
{
    std::vector<NodeRequest> requests;
    for (const auto node : m_rounds.nodes())
        requests.push_back(get(node, lookTarget()));
    m_rounds.ask(std::move(requests), [this](auto answers) { onLists(std::move(answers)); });
}

std::string StoreJob::lookTarget() const
{
    if (m_definition.kind == DefinitionKind::Alert)
        return listTarget(m_definition.kind);
    const auto time = std::to_string(m_definition.timestamp);
    return std::string(pathOf(m_definition.kind)) + "?from=" + time + "&to=" + time;
}

void StoreJob::onLists(std::vector<NodeRounds::Answer> answers)
{
    for (const auto &answer : only(200, std::move(answers))) {
        const auto list = readShownList(m_definition.kind, answer.body, m_context.labels());
        if (!list)
            m_rounds.fail(answer.node, list.error().text);
        else if (std::ranges::none_of(*list, [this](const auto &shown) {
                     return shown.definition.id == m_definition.id;
                 }))
            m_lacking.push_back(answer.node);
    }
    if (m_definition.kind == DefinitionKind::Alert)
        m_atoms.prepare(m_lacking, [this] { send(); });
    else
        send();
}

void StoreJob::send()
{
    const auto body =
        QJsonDocument(m_definition.content).toJson(QJsonDocument::Compact).toStdString();
    std::vector<NodeRequest> requests;
    for (const auto node : m_lacking)
        requests.push_back(post(node, std::string(pathOf(m_definition.kind)), body));
    m_rounds.ask(std::move(requests), [this](auto answers) { onSent(std::move(answers)); });
}

void StoreJob::onSent(std::vector<NodeRounds::Answer> answers)
{
    m_atoms.failUntold(answers, "words above and below", m_rounds);
    only(201, std::move(answers));
    answerWritten(201, "\"id\":" + std::to_string(m_definition.id) + R"(,"status":"created")",
                  advice());
}

std::string StoreJob::advice() const
{
    std::string text = "Send the same again: nodes that have it are left alone";
    if (m_definition.kind == DefinitionKind::Annotation)
        text += " (with \"timestamp\":" + std::to_string(m_definition.timestamp) + ")";
    return text + ". Its id is " + std::to_string(m_definition.id) + ".";
}

RemoveJob::RemoveJob(DefinitionKind kind, std::uint64_t id, const ReadRequest &request,
                     const ReadContext &context, ReadSink &sink)
    : EverywhereJob(request, context, sink)
    , m_kind(kind)
    , m_id(id)
{
    std::vector<NodeRequest> requests;
    for (const auto node : m_rounds.nodes())
        requests.push_back(get(node, listTarget(kind)));
    m_rounds.ask(std::move(requests), [this](auto answers) { onLists(std::move(answers)); });
}

void RemoveJob::onLists(std::vector<NodeRounds::Answer> answers)
{
    std::vector<NodeRequest> requests;
    for (const auto &answer : only(200, std::move(answers))) {
        const auto list = readShownList(m_kind, answer.body, m_context.labels());
        if (!list) {
            m_rounds.fail(answer.node, list.error().text);
            continue;
        }
        for (const auto &shown : *list) {
            if (shown.definition.id == m_id)
                requests.push_back(
                    {answer.node,
                     "DELETE",
                     std::string(pathOf(m_kind)) + "/" + std::to_string(shown.nodeId),
                     {},
                     {},
                     {}});
        }
    }
    m_rounds.ask(std::move(requests), [this](auto deleted) {
        only(200, std::move(deleted));
        answerWritten(200, R"("status":"deleted")", "Send the same again: it does no harm.");
    });
}

} // namespace tg::query

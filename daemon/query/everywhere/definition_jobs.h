// Stores an annotation or alert rule on every node, and removes it again. Both look first what each
// node has, so that doing it twice does it once. Read thread.
#pragma once

#include <map>

#include "query/everywhere/definition.h"
#include "query/everywhere/everywhere_job.h"
#include "query/everywhere/node_atoms.h"

namespace tg::query {

class StoreJob final : public EverywhereJob
{
public:
    StoreJob(Definition definition, const ReadRequest &request, const ReadContext &context,
             ReadSink &sink, NodeAtoms &atoms);

private:
    std::string lookTarget() const;
    void onLists(std::vector<NodeRounds::Answer> answers);
    void prepare();
    void send();
    void onSent(std::vector<NodeRounds::Answer> answers);
    std::string advice() const;

    const Definition m_definition;
    NodeAtoms &m_atoms;
    std::vector<NodeIndex> m_lacking;
    std::map<NodeIndex, std::string> m_unprepared; // and why
    std::size_t m_preparing = 0;
    QObject m_alive; // the context of answers about atoms, which may come late
};

class RemoveJob final : public EverywhereJob
{
public:
    RemoveJob(DefinitionKind kind, std::uint64_t id, const ReadRequest &request,
              const ReadContext &context, ReadSink &sink);

private:
    void onLists(std::vector<NodeRounds::Answer> answers);

    const DefinitionKind m_kind;
    const std::uint64_t m_id;
};

} // namespace tg::query

// Stores an annotation or alert rule on every node, and removes it again. Both look first what each
// node has, so that doing it twice does it once. Read thread.
#pragma once

#include "query/everywhere/atoms_round.h"
#include "query/everywhere/definition.h"
#include "query/everywhere/everywhere_job.h"

namespace tg::query {

class StoreJob final : public EverywhereJob
{
public:
    StoreJob(Definition definition, const ReadRequest &request, const ReadContext &context,
             ReadSink &sink, NodeAtoms &atoms);

private:
    std::string lookTarget() const;
    void onLists(std::vector<NodeRounds::Answer> answers);
    void send();
    void onSent(std::vector<NodeRounds::Answer> answers);
    std::string advice() const;

    const Definition m_definition;
    AtomsRound m_atoms;
    std::vector<NodeIndex> m_lacking;
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

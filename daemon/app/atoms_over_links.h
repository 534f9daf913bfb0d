// Makes nodes know the words that their HTTP API needs as atoms, by rpc over their control links.
// Any read thread; owned by the composition root, outlives the reads and the links' callbacks.
#pragma once

#include "app/node_rooms.h"
#include "query/everywhere/node_atoms.h"
#include "term/bytes.h"

namespace tg::app {

class AtomsOverLinks final : public query::NodeAtoms
{
public:
    explicit AtomsOverLinks(const NodeRooms &nodes)
        : m_nodes(nodes)
    {
    }

    void prepare(NodeIndex node, Done done) override;

private:
    const NodeRooms &m_nodes;
};

// {badrpc, _} and anything else that is not three atoms: Refused.
Result<void> readPrepared(term::BytesView reply);
term::Bytes prepareArguments();

} // namespace tg::app

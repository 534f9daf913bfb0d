// Makes several nodes know the words that a request needs as atoms, and keeps which could not be
// told and why: such a node may know them all the same, so it is asked, and tells. Read thread,
// owned by a job.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <QObject>

#include "query/everywhere/node_atoms.h"
#include "query/everywhere/node_rounds.h"

namespace tg::query {

class AtomsRound
{
public:
    explicit AtomsRound(NodeAtoms &atoms)
        : m_atoms(atoms)
    {
    }

    // done: at once if there are no nodes, else when the last one has been told or could not be.
    void prepare(const std::vector<NodeIndex> &nodes, std::function<void()> done);
    // Nodes that answered 500 and could not be told have failed for that. words: of the text.
    void failUntold(const std::vector<NodeRounds::Answer> &answers, std::string_view words,
                    NodeRounds &rounds) const;

private:
    NodeAtoms &m_atoms;
    std::function<void()> m_done;
    std::map<NodeIndex, std::string> m_untold; // and why
    std::size_t m_open = 0;
    QObject m_alive; // the context of answers, which may come late
};

} // namespace tg::query

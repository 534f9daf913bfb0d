// Finds ids that a node has given to two series (a 0.7 node may do so after its retention has run:
// contract A.8) and stops writes of both to that node, until its registry is read anew and tells
// ids that differ. Their points would be mixed there, and neither copy could repair the other. Used
// by the registrar on its thread; what others see is in the book.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/label_policy.h"
#include "route/id_set.h"
#include "route/shared_id_book.h"
#include "series/series_table.h"

namespace tg::route {

struct ToldId {
    series::SeriesEntry *entry;
    std::uint64_t id;
};

class SharedIdDesk
{
public:
    SharedIdDesk(const series::SeriesTable &table, LabelForm labels)
        : m_table(table)
        , m_labels(labels)
    {
    }

    // Whether to find out first who else has that id there, before the series is given it.
    bool isDoubtful(NodeIndex node, const ToldId &told) const;
    // The series has that id there from now on. Without `isSure` an id that was known already is
    // looked at by recheck().
    void noteGiven(NodeIndex node, std::uint64_t id, bool isSure);

    // Of ids in doubt: stops the series they were told for, and those that have them already. True:
    // ids became void.
    bool stopShared(NodeIndex node, std::span<const ToldId> doubtful);
    // At the end of a reading. Walks the table only if something was in doubt. True: ids became
    // void.
    bool recheck(NodeIndex node);

    // A registry is read as a whole: what was stopped is given another chance, and answered by
    // end() to be asked for.
    void begin(NodeIndex node);
    std::vector<series::SeriesEntry *> end(NodeIndex node);

    bool isStopped(NodeIndex node, const series::SeriesEntry &entry) const;
    // The series has copies, and on each of its nodes its id is shared.
    bool isStoppedEverywhere(const series::SeriesEntry &entry) const;
    const SharedIdBook &book() const { return m_book; }

private:
    struct AtNode {
        IdSet ids;
        bool isDoubtful = false;
        std::map<std::uint64_t, std::vector<series::SeriesEntry *>> shared;
        std::unordered_set<const series::SeriesEntry *> stopped;
        std::unordered_set<series::SeriesEntry *>
            released; // stopped before the reading that goes on
    };
    using Holders = std::unordered_map<std::uint64_t, std::vector<series::SeriesEntry *>>;

    bool stop(NodeIndex node, AtNode &at, std::uint64_t id,
              const std::vector<series::SeriesEntry *> &entries);
    void findHolders(NodeIndex node, Holders &holders) const;
    void publish(NodeIndex node, const AtNode &at);

    // Label values that were sent as they are may make one series there of what is two here.
    bool isOneThere(const series::SeriesEntry &one, const series::SeriesEntry &other) const;

    const series::SeriesTable &m_table;
    const LabelForm m_labels;
    std::map<std::uint16_t, AtNode> m_nodes;
    SharedIdBook m_book;
};

} // namespace tg::route

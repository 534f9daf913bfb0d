// Keeps an entry's two copy slots in order as facts about holders arrive, whatever their order: the
// slots end up with the best-ranked holders; slots without a holder keep the best-ranked node that
// should get the copy. Pure decisions over one entry; called by the registrar only.
#pragma once

#include "route/router.h"
#include "series/series_entry.h"

namespace tg::route {

class CopyPlanner
{
public:
    explicit CopyPlanner(const ShardMap &map)
        : m_map(map)
    {
    }

    // Gives slots the nodes that the map names for the entry's shard: both while nobody holds the
    // series (whatever an earlier map said), else the one that is still unplaced.
    void placeByMap(series::SeriesEntry &entry) const;
    struct Noted {
        bool hasChangedId = false;  // an id that was used before: slices encoded with it are void
        series::CopyRef extra = {}; // placed: holds the series, but no slot of it (any more)
    };
    // The node's registry (or its answer to a resolve call) says: this series has this id here.
    Noted noteHolder(series::SeriesEntry &entry, NodeIndex node, std::uint64_t id) const;
    // The node has lost the series: the slot stays, its id is gone. True if the node held it.
    static bool forgetId(series::SeriesEntry &entry, NodeIndex node);

private:
    void orderByRank(series::SeriesEntry &entry) const;

    const ShardMap &m_map;
};

} // namespace tg::route

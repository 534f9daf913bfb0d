// The shard map that is decided and not in force yet: a node found later owns new series from a
// second on, a drain ends it at one, and until then the old map holds. Plain object of the control
// thread; the map is made by the steward's own rule (cluster::mapNodes), so it will be that one.
#pragma once

#include <memory>
#include <vector>

#include "app/control/desk_figures.h"

namespace tg::app {

class ComingMap
{
public:
    // The map from the next such second on; null: nothing is decided that changes it. Made anew
    // only when the decisions are others.
    const route::ShardMap *look(const DeskFigures &figures);

private:
    std::shared_ptr<const route::ShardMap> m_map;
};

} // namespace tg::app

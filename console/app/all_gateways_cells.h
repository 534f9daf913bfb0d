// The tables of "All gateways" on their way out of the console: raw figures, as exports of pages
// have them. Pure, main thread.
#pragma once

#include "console/app/connection_keeper.h"
#include "console/export/cells.h"

namespace tg::console {

// All columns that a gateway tells of itself, or those that the page shows; a line each, in the
// keeper's order.
CellTable allGatewayCells(const ConnectionKeeper &keeper);
CellTable shownGatewayCells(const ConnectionKeeper &keeper);
CellTable combinedNodeCells(const ConnectionKeeper &keeper);  // as on the page: the worst first
CellTable combinedAlarmCells(const ConnectionKeeper &keeper); // the same

} // namespace tg::console

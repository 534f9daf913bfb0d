// A topic's rows as cells: all of them, or those that a table on a page shows, in its order. Pure,
// main thread.
#pragma once

#include <QList>

#include "console/export/cells.h"
#include "console/models/topic_filter.h"
#include "console/models/topic_model.h"

namespace tg::console {

// Every column of the topic under its protocol name.
CellTable allCells(const TopicModel &model);
// Only these rows and columns of the filter, in this order; what is only painted is left out.
CellTable shownCells(const TopicModel &model, const TopicFilter &filter, const QList<int> &rows,
                     const QList<int> &columns);

} // namespace tg::console

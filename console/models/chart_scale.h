// Where a chart's axis ends and which figures stand along it: round ones, each different from the
// next. Pure, any thread.
#pragma once

#include <QStringList>

#include "shared/protocol/topics.h"

namespace tg::console {

struct ChartScale {
    double top = 0; // 0: none yet
    int steps = 1;  // of equal height, from 0 to the top
    friend bool operator==(const ChartScale &, const ChartScale &) = default;
};

ChartScale scaleFor(double highest, protocol::Unit unit);
QStringList figuresOf(const ChartScale &scale, protocol::Unit unit); // from 0 upwards

} // namespace tg::console

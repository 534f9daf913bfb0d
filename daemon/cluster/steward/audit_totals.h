// What the audits of this gateway have found since its start, for alarms and metrics. A value.
#pragma once

#include <cstdint>

namespace tg::cluster {

struct AuditTotals {
    std::uint64_t audits = 0;    // that came to their end
    std::uint64_t automatic = 0; // of these
    std::uint64_t seriesCompared = 0;
    std::uint64_t seriesDiffering = 0;
    std::uint64_t gapsOpened = 0;
    // Stands for the alarm: found by the last audit that found any, until one over all nodes finds
    // none; if nothing was mended, one over all series and as many hours.
    std::uint64_t differingNow = 0;
};

} // namespace tg::cluster

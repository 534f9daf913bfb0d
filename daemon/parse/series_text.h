// Reads the raw text of a series (what SeriesRun::series holds) into metric and labels: only when
// the table misses. Any thread; no state. Source: Prometheus text exposition format 0.0.4,
// OpenMetrics 1.0, UTF-8 names in quotes (Prometheus 3 exposition), JSON (RFC 8259) for the
// "metric" object of VictoriaMetrics JSON lines, Influx line protocol for measurement and tags.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/limits.h"
#include "base/reject_reason.h"
#include "base/series_bounds.h"

namespace tg::parse {

struct Label {
    std::string name;
    std::string value;
};

// Labels as written (unescaped, UTF-8 checked, bounded, without empty values, no duplicates, no
// comma or equals sign in a name), not yet sorted.
struct SeriesName {
    std::string metric;
    std::vector<Label> labels;
    BoundSet over; // bounds that are only measured (Limits::measured), and that it goes past
};

// Fills `out` (reusing its memory); a reason if the text is refused.
std::optional<RejectReason> readSeries(SeriesSyntax syntax, std::string_view raw,
                                       const Limits &limits, SeriesName &out);

// The same for a field of an Influx line: `tagSet` is the measurement with its tags, `field` the
// raw name of the field, empty where the metric is the measurement alone (point.h).
std::optional<RejectReason> readInfluxSeries(std::string_view tagSet, std::string_view field,
                                             const Limits &limits, SeriesName &out);

} // namespace tg::parse

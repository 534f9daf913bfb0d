// Which list a request wants of the registry: names of metrics, labels, values of a label, series;
// under /api/v1 or /prometheus/api/v1. Pure function, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/door/read_request.h"
#include "query/door/read_sink.h"
#include "query/matcher.h"

namespace tg::query {

enum class IndexListKind : std::uint8_t {
    Metrics,
    LabelNames,
    LabelValues,
    LabelSets, // {"labels":{..}} of one metric's series
    FlatSeries // {"__name__":..,labels}
};

struct IndexQuestion {
    std::string path; // as asked
    IndexListKind kind = IndexListKind::Metrics;
    std::string label;            // of LabelValues
    std::vector<MatchSet> wanted; // the union; none: every series
    std::size_t limit = 0;        // items at most, as Prometheus means it; 0 = all
};

// Nothing: not one of these paths. An answer: the request is refused with it.
using IndexReading = std::variant<IndexQuestion, ReadAnswer>;
std::optional<IndexReading> readIndexQuestion(const ReadRequest &request);

} // namespace tg::query

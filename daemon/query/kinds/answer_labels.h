// Labels of series in answers, as JSON. Plain functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/door/read_sink.h"
#include "series/series_key.h"

namespace tg::query {

using LabelPairs = std::vector<std::pair<std::string, std::string>>;

// The labels of a series, sorted by name, with its metric as __name__ where wanted.
LabelPairs labelsOf(const series::KeyParts &series, bool withName);

void appendJsonLabels(std::string &out, const LabelPairs &labels);
void appendJsonLabels(std::string &out, const series::KeyParts &series);

} // namespace tg::query

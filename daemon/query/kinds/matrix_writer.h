// Answers in the shapes of Prometheus. Pure functions, any thread.
#pragma once

#include <vector>

#include "query/door/read_sink.h"
#include "query/kinds/bucket_evaluator.h"

namespace tg::query {

ReadAnswer matrixAnswer(const std::vector<EvaluatedSeries> &series);
ReadAnswer vectorAnswer(const std::vector<EvaluatedSeries> &series); // the last bucket of each

} // namespace tg::query

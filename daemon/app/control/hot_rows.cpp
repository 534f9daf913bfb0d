#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::HotMetricColumn;
using protocol::Row;
using protocol::Topic;

namespace {

constexpr int kGuessFigures = 3; // a guess from samples says no more

} // namespace

protocol::Table hotMetricTable(const std::vector<HotMetric> &metrics)
{
    std::vector<Row> rows;
    for (const auto &metric : metrics) {
        auto &row = rows.emplace_back(Topic::HotMetrics);
        row.set(HotMetricColumn::Metric, protocol::text(metric.name))
            .set(HotMetricColumn::PointsPerSecond,
                 protocol::real(rounded(metric.pointsPerSecond, kGuessFigures)))
            .set(HotMetricColumn::Share, protocol::real(rounded(metric.share, kGuessFigures)))
            .set(HotMetricColumn::Series, protocol::whole(metric.series))
            .set(HotMetricColumn::NewSeriesPerMinute, realOrNull(metric.newSeriesPerMinute));
    }
    return {Topic::HotMetrics, std::move(rows)};
}

} // namespace tg::app

#include "query/kinds/picture_kind.h"

#include <algorithm>

namespace tg::query {

namespace {

constexpr std::int64_t kLargest = 4000; // pixels

ReadAnswer page(std::string_view type, std::string body)
{
    ReadAnswer answer;
    answer.contentType = type;
    answer.body = std::move(body);
    return answer;
}

std::string sizeOf(const Parameters &parameters, std::string_view name, std::int64_t otherwise)
{
    const auto read = leadingInteger(parameters.last(name));
    const auto size = read ? read->value : otherwise;
    return std::to_string(std::clamp<std::int64_t>(size, 1, kLargest));
}

} // namespace

Result<TimeRange> ChartKind::check()
{
    // The node chooses a step by itself; one that is given must not kill its processes.
    if (const auto step = nativeStep(parameters(), 1); !step)
        return step.error();
    return nativeRange(parameters(), now());
}

ReadAnswer ChartKind::answerOfNothing()
{
    return page("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
                                     sizeOf(parameters(), "width", 800) + "\" height=\"" +
                                     sizeOf(parameters(), "height", 300) + "\"></svg>\n");
}

Result<ReadKind::Merging> ChartKind::merge(const ReadPlan &plan,
                                           const cluster::ClusterSnapshot &cluster)
{
    return spreadOver(plan, cluster, "a chart is painted by one node that has all of its series");
}

Result<std::vector<SoughtSeries>> DashboardKind::sought()
{
    // Its charts show the last hour; each of them is a read of its own.
    const TimeRange shown{now() - 3600, now()};
    return std::vector<SoughtSeries>{SoughtSeries{MatchSet(), spanOf(shown)}};
}

ReadAnswer DashboardKind::answerOfNothing()
{
    return page("text/html; charset=utf-8",
                "<!DOCTYPE html>\n<title>No metrics</title>\n<p>There are no metrics yet.</p>\n");
}

Result<ReadKind::Merging> DashboardKind::merge(const ReadPlan &plan,
                                               const cluster::ClusterSnapshot &cluster)
{
    return spreadOver(plan, cluster, "the dashboard is made by one node that has every series");
}

} // namespace tg::query

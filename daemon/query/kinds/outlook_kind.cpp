#include "query/kinds/outlook_kind.h"

#include <array>

#include "query/door/node_json.h"

namespace tg::query {

namespace {

constexpr std::int64_t kStep = 300;

std::string headOf(std::string_view metric)
{
    std::string body = "{\"metric\":";
    writeNodeJson(metric, body);
    body += ",\"series\":[";
    return body;
}

ReadAnswer answerOf(std::string_view metric, const SeriesKeeper &keeper,
                    const std::vector<GatheredSeries> &found)
{
    auto body = headOf(metric);
    for (const auto &series : found) {
        body += &series == &found.front() ? "{\"labels\":" : ",{\"labels\":";
        appendJsonLabels(body, keeper.series(series.place));
        for (const auto &member : series.members) {
            body += ',';
            writeNodeJson(member.name, body);
            body += ':';
            body += member.json;
        }
        body += '}';
    }
    body += "]}";
    return jsonAnswer(std::move(body));
}

} // namespace

Result<TimeRange> OutlookKind::check()
{
    if (const auto step = nativeStep(parameters(), kStep); !step)
        return step.error();
    return nativeRange(parameters(), now());
}

ReadAnswer OutlookKind::answerOfNothing()
{
    return jsonAnswer(headOf(metric()) + "]}");
}

Result<ReadKind::Merging> OutlookKind::merge(const ReadPlan &plan, const cluster::ClusterSnapshot &)
{
    static constexpr auto kPassed = std::to_array<std::string_view>(
        {"step", "aggregate", "transform", "horizon", "sensitivity"});
    auto extras = rangeParameters(nativeRange(parameters(), now()));
    const auto passed = given(kPassed);
    for (const auto &[name, value] : passed.list())
        extras.add(name, value);
    auto requests = askNodes(plan, path(), filters(), extras);
    if (!requests)
        return requests.error();
    GatherForm form;
    form.shape = {{"series"}, "labels", false};
    form.keepsMembers = true;
    Merging merging;
    merging.gathering = std::make_unique<SeriesGathering>(
        SeriesKeeper(plan), std::move(*requests), form,
        [metric = metric()](const auto &keeper, const auto &found) {
            return answerOf(metric, keeper, found);
        });
    return merging;
}

} // namespace tg::query

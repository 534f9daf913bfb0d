#include "query/kinds/native_query_kind.h"

#include "query/door/node_json.h"

namespace tg::query {

namespace {

void appendPoint(std::string &out, const SeriesKeeper &keeper, const GatheredSeries &series)
{
    out += "{\"labels\":";
    appendJsonLabels(out, keeper.series(series.place));
    for (const auto &member : series.members) {
        out += ',';
        writeNodeJson(member.name, out);
        out += ':';
        out += member.json;
    }
    out += '}';
}

// One match is not a list.
ReadAnswer answerOf(const SeriesKeeper &keeper, const std::vector<GatheredSeries> &found)
{
    std::string body;
    if (found.size() == 1) {
        appendPoint(body, keeper, found.front());
        return jsonAnswer(std::move(body));
    }
    body = "{\"data\":[";
    for (const auto &series : found) {
        if (&series != &found.front())
            body += ',';
        appendPoint(body, keeper, series);
    }
    body += "]}";
    return jsonAnswer(std::move(body));
}

} // namespace

ReadAnswer NativeQueryKind::answerOfNothing()
{
    return jsonAnswer("{\"data\":[]}");
}

Result<ReadKind::Merging> NativeQueryKind::merge(const ReadPlan &plan,
                                                 const cluster::ClusterSnapshot &)
{
    auto requests = askNodes(plan, path(), filters(), {});
    if (!requests)
        return requests.error();
    GatherForm form;
    form.shape = {{"data"}, "labels", true};
    form.keepsMembers = true;
    Merging merging;
    merging.gathering =
        std::make_unique<SeriesGathering>(SeriesKeeper(plan), std::move(*requests), form, answerOf);
    return merging;
}

} // namespace tg::query

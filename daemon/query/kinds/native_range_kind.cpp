#include "query/kinds/native_range_kind.h"

#include <algorithm>
#include <array>

#include "query/door/node_json.h"
#include "query/door/parameter_error.h"
#include "query/kinds/item_list.h"

namespace tg::query {

namespace {

constexpr std::int64_t kStep = 60;

void appendBuckets(std::string &out, const std::vector<Bucket> &buckets)
{
    char before = '[';
    for (const auto &bucket : buckets) {
        out += before;
        out += '[';
        appendTime(out, bucket.timeMs);
        out += ',';
        appendNumber(out, bucket.value);
        out += ']';
        before = ',';
    }
    out += buckets.empty() ? "[]" : "]";
}

} // namespace

std::vector<std::string> NativeRangeKind::metrics() const
{
    if (!hasMetrics())
        return {metric()};
    return itemsOf(parameters().last("metrics"));
}

Result<TimeRange> NativeRangeKind::check()
{
    if (const auto step = nativeStep(parameters(), kStep); !step)
        return step.error();
    return nativeRange(parameters(), now());
}

Result<std::vector<SoughtSeries>> NativeRangeKind::sought()
{
    if (!hasMetrics() && !parameters().has("metric"))
        return missingParameter("metric or metrics");
    const auto range = check();
    if (!range)
        return range.error();
    std::vector<SoughtSeries> all;
    for (const auto &metric : metrics()) {
        if (metric.empty())
            continue;
        auto one = soughtByNodes({std::string(kMetricLabel), MatchOp::Equal, metric},
                                 nativeFilters(parameters(), true), *range);
        if (!one)
            return one.error();
        if (*one)
            all.push_back(std::move(**one));
    }
    return all;
}

ReadAnswer NativeRangeKind::answerOfNothing()
{
    std::vector<GatheredSeries> none;
    return finishing().finish(SeriesKeeper(ReadPlan{}), none);
}

bool NativeRangeKind::isRightUntouched(const ReadPlan &plan, NodeAbilities node) const
{
    if (holdsEscaped(plan))
        return false;
    if (node.grammar != NodeGrammar::Selectors)
        return true;
    const auto &list = parameters().list();
    return std::none_of(list.begin(), list.end(), [](const auto &parameter) {
        return isReservedSince08(parameter.first) || parameter.second.starts_with("=~");
    });
}

NodeRequest NativeRangeKind::untouchedRequest(NodeIndex node) const
{
    auto request = NativeKind::untouchedRequest(node); // for its acceptEncoding
    Parameters passed = parameters();
    passed.remove("token");
    request.target = getRequest(node, path(), passed).target;
    return request;
}

NativeRangeKind::Finishing NativeRangeKind::finishing() const
{
    Finishing finishing;
    finishing.groupBy = itemsOf(parameters().last("group_by"));
    finishing.across = crossAggregateOf(parameters().last("cross_aggregate"));
    if (!hasMetrics()) {
        writeNodeJson(metric(), finishing.metric);
    } else if (!finishing.groupBy.empty()) {
        for (const auto &metric : metrics()) {
            finishing.metric += finishing.metric.empty() ? '[' : ',';
            writeNodeJson(metric, finishing.metric);
        }
        finishing.metric += finishing.metric.empty() ? "[]" : "]";
    }
    if (const auto above = leadingNumber(parameters().last("threshold_gt")))
        finishing.thresholds.push_back({true, *above});
    if (const auto below = leadingNumber(parameters().last("threshold_lt")))
        finishing.thresholds.push_back({false, *below});
    const auto limit = leadingInteger(parameters().last("limit"));
    if (limit && limit->value >= 0)
        finishing.limit = static_cast<std::size_t>(limit->value);
    return finishing;
}

void NativeRangeKind::Finishing::appendSeries(std::string &body, const SeriesKeeper &keeper,
                                              const GatheredSeries &series) const
{
    const auto &parts = keeper.series(series.place);
    if (metric.empty()) {
        body += "{\"metric\":";
        writeNodeJson(parts.metric, body);
        body += ",\"labels\":";
    } else {
        body += "{\"labels\":";
    }
    appendJsonLabels(body, parts);
    for (const auto &member : series.members) {
        if (member.name == "data")
            body.append(",\"data\":").append(member.json);
    }
    body += '}';
}

ReadAnswer NativeRangeKind::Finishing::finish(const SeriesKeeper &keeper,
                                              std::vector<GatheredSeries> &found) const
{
    std::vector<EvaluatedSeries> series;
    series.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        series.push_back(
            {groupBy.empty() ? LabelPairs() : labelsOf(keeper.series(found[i].place), true),
             std::move(found[i].buckets), i});
    if (!groupBy.empty())
        series = mergeGroups(series, groupBy, across);
    for (const auto &threshold : thresholds)
        keepBeyond(series, threshold);
    if (limit)
        keepTop(series, *limit);

    std::string body = "{";
    if (!metric.empty())
        body.append("\"metric\":").append(metric).append(",");
    body += groupBy.empty() ? "\"series\":[" : "\"groups\":[";
    for (const auto &one : series) {
        if (&one != &series.front())
            body += ',';
        if (groupBy.empty()) {
            appendSeries(body, keeper, found[one.origin]);
            continue;
        }
        body += "{\"group\":";
        appendJsonLabels(body, one.labels);
        body += ",\"data\":";
        appendBuckets(body, one.buckets);
        body += '}';
    }
    body += "]}";
    return jsonAnswer(std::move(body));
}

Result<ReadKind::Merging> NativeRangeKind::merge(const ReadPlan &plan,
                                                 const cluster::ClusterSnapshot &cluster)
{
    const auto finishing = this->finishing();
    for (const auto node : plan.nodes) {
        if (finishing.readsBuckets() &&
            abilitiesOf(cluster.nodes[node.value].version).grammar == NodeGrammar::PromQl) {
            return spreadOver(plan, cluster,
                              "groups, thresholds and limits of nodes from 6.2 on follow other "
                              "rules and are not computed over several of them");
        }
    }
    static constexpr auto kPassed =
        std::to_array<std::string_view>({"step", "aggregate", "transform"});
    auto extras = rangeParameters(nativeRange(parameters(), now()));
    const auto passed = given(kPassed);
    for (const auto &[name, value] : passed.list())
        extras.add(name, value);
    auto requests = askNodes(plan, path(), nativeFilters(parameters(), true), extras);
    if (!requests)
        return requests.error();
    GatherForm form;
    form.shape = {{"series"}, "labels", false};
    form.keepsMembers = finishing.groupBy.empty();
    form.buckets = finishing.readsBuckets() ? "data" : "";
    Merging merging;
    merging.gathering = std::make_unique<SeriesGathering>(
        SeriesKeeper(plan), std::move(*requests), form,
        [finishing](const auto &keeper, auto &found) { return finishing.finish(keeper, found); });
    return merging;
}

} // namespace tg::query

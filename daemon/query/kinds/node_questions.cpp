#include "query/kinds/node_questions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/label_escape.h"

namespace tg::query {

namespace {

constexpr auto kReserved = std::to_array<std::string_view>(
    {"metric", "from", "to", "start", "end", "step", "aggregate", "width", "height", "label_key",
     "theme", "transform", "token", "forecast", "anomalies", "sensitivity", "horizon"});
constexpr auto kReservedSince08 = std::to_array<std::string_view>(
    {"metrics", "group_by", "cross_aggregate", "threshold_gt", "threshold_lt", "limit"});
constexpr std::string_view kRegexPrefix = "=~";

template <typename List> bool contains(const List &list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

// `query` is a filter in some endpoints and an expression in others.
bool isSafeFilter(const Matcher &filter)
{
    return filter.op == MatchOp::Equal && !isReserved(filter.label) && filter.label != "query" &&
           filter.label != kMetricLabel && !filter.value.starts_with(kRegexPrefix);
}

} // namespace

bool isReservedSince08(std::string_view parameter)
{
    return contains(kReservedSince08, parameter);
}

bool isReserved(std::string_view parameter)
{
    return contains(kReserved, parameter) || isReservedSince08(parameter);
}

std::vector<Matcher> nativeFilters(const Parameters &parameters, bool withRegex)
{
    std::map<std::string_view, std::string_view> last;
    for (const auto &[name, value] : parameters.list()) {
        if (!isReserved(name))
            last[name] = value;
    }
    std::vector<Matcher> filters;
    for (const auto &[name, value] : last) {
        if (withRegex && value.starts_with(kRegexPrefix)) {
            filters.push_back({std::string(name), MatchOp::Regex,
                               std::string(value.substr(kRegexPrefix.size()))});
        } else {
            filters.push_back({std::string(name), MatchOp::Equal, std::string(value)});
        }
    }
    return filters;
}

Result<std::optional<SoughtSeries>> soughtByNodes(const Matcher &metric,
                                                  std::span<const Matcher> filters, TimeRange range)
{
    std::vector<Matcher> matchers{metric};
    for (const auto &filter : filters) {
        const bool isNegative = filter.op == MatchOp::NotEqual || filter.op == MatchOp::NotRegex;
        const bool isAbsent = filter.op == MatchOp::Equal && filter.value.empty();
        if (isNegative || isAbsent || filter.label == kMetricLabel)
            return std::optional<SoughtSeries>();
        matchers.push_back(filter);
        if (filter.op == MatchOp::Regex)
            matchers.push_back({filter.label, MatchOp::NotEqual, {}});
    }
    auto compiled = compile(matchers);
    if (!compiled)
        return compiled.error();
    return std::optional(SoughtSeries{std::move(*compiled), spanOf(range)});
}

bool holdsEscaped(const ReadPlan &plan)
{
    if (plan.labels == LabelForm::AsIs)
        return false;
    return std::any_of(plan.series.begin(), plan.series.end(), [](const PlannedSeries &planned) {
        series::KeyCursor cursor(planned.entry->key());
        cursor.text();
        for (auto labels = cursor.count(); labels > 0; --labels) {
            cursor.text();
            if (needsEscape(cursor.text()))
                return true;
        }
        return false;
    });
}

Result<std::vector<GatherRequest>> askNodes(const ReadPlan &plan, std::string_view path,
                                            std::span<const Matcher> filters,
                                            const Parameters &extras)
{
    std::map<NodeIndex, std::set<std::string_view>> metrics;
    for (const auto &planned : plan.series)
        metrics[planned.node].insert(series::metricOf(planned.entry->key()));
    std::vector<GatherRequest> requests;
    for (const auto node : plan.nodes) {
        for (const auto metric : metrics[node]) {
            if (requests.size() == kMaxNodeQuestions) {
                return Error{ErrorCode::Refused,
                             "the nodes would have to be asked more than " +
                                 std::to_string(kMaxNodeQuestions) +
                                 " questions, one for each node and metric; ask for fewer metrics"};
            }
            Parameters parameters;
            parameters.add("metric", std::string(metric));
            for (const auto &filter : filters) {
                if (isSafeFilter(filter))
                    parameters.add(filter.label, labelOnNodes(filter.value, plan.labels));
            }
            for (const auto &[name, value] : extras.list())
                parameters.add(name, value);
            requests.push_back({getRequest(node, path, parameters), std::string(metric)});
        }
    }
    return requests;
}

NodeRequest getRequest(NodeIndex node, std::string_view path, const Parameters &parameters)
{
    NodeRequest request;
    request.node = node;
    request.target = path;
    if (!parameters.list().empty())
        request.target.append("?").append(parameters.text());
    return request;
}

Error spreadOver(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster,
                 std::string_view what)
{
    std::string nodes;
    for (const auto node : plan.nodes) {
        if (node.value < cluster.nodes.size())
            nodes.append(nodes.empty() ? "" : ", ").append(cluster.nodes[node.value].id);
    }
    return {ErrorCode::Refused,
            std::string(what) + "; its series must be read from the node(s) " + nodes +
                " (shard key: " + (cluster.shardKey.empty() ? "default" : cluster.shardKey) +
                "). With shard key \"metric\" all new series of a metric share their nodes"};
}

} // namespace tg::query

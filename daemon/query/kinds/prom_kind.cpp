#include "query/kinds/prom_kind.h"

#include <algorithm>
#include <cmath>

#include "query/door/parameter_error.h"
#include "query/kinds/item_list.h"
#include "query/kinds/matrix_writer.h"
#include "query/kinds/native_kind.h"
#include "query/kinds/promql_merge.h"
#include "series/series_index.h"
#include "series/series_table.h"

namespace tg::query {

namespace {

constexpr std::int64_t kInstantSeconds = 300;
constexpr std::size_t kLongestTarget = 4'000; // beyond it a posted form stays one

ReadAnswer answerWith(bool isInstant, const std::vector<EvaluatedSeries> &series)
{
    return isInstant ? vectorAnswer(series) : matrixAnswer(series);
}

} // namespace

PromKind::PromKind(const ReadRequest &request, const ReadContext &context, Form form)
    : m_request(request)
    , m_table(context.table)
    , m_form(form)
    , m_now(context.clock.unixMilliseconds() / 1000)
{
}

Result<PromKind::Window> PromKind::bucketWindow() const
{
    const auto &parameters = m_request.parameters;
    if (m_form.isInstant) {
        const auto given = leadingInteger(parameters.last("time"));
        const auto time = given ? given->value : m_now;
        return Window{{time - kInstantSeconds, time}, kInstantSeconds};
    }
    const auto step = prometheusStep(parameters);
    if (!step)
        return step.error();
    return Window{m_form.hasNativeTimes ? nativeRange(parameters, m_now)
                                        : prometheusRange(parameters, m_now),
                  *step};
}

Result<PromKind::Window> PromKind::exactWindow() const
{
    const auto &parameters = m_request.parameters;
    if (m_form.isInstant) {
        const auto time = exactTime(parameters, "time", double(m_now));
        if (!time)
            return time.error();
        return Window{{std::int64_t(std::floor(*time)), std::int64_t(std::ceil(*time))}, 0};
    }
    const auto step = exactStep(parameters);
    if (!step)
        return step.error();
    const auto whole = std::int64_t(std::ceil(std::min(*step, 1e12)));
    if (m_form.hasNativeTimes)
        return Window{nativeRange(parameters, m_now), whole};
    const auto start = exactTime(parameters, "start", double(m_now - 3600));
    if (!start)
        return start.error();
    const auto end = exactTime(parameters, "end", double(m_now));
    if (!end)
        return end.error();
    return Window{{std::int64_t(std::floor(*start)), std::int64_t(std::ceil(*end))}, whole};
}

Result<std::vector<SoughtSeries>> PromKind::sought()
{
    if (!m_request.parameters.has("query"))
        return missingParameter("query");
    if (trimBlanks(expression()).empty())
        return badParameter("query", expression(), "PromQL parse error: empty query");
    const auto window = m_form.isPromQl ? exactWindow() : bucketWindow();
    if (!window)
        return window.error();
    m_window = *window;
    auto found = soughtByExpression();
    return found ? std::move(found) : inParameter("query", expression(), found.error());
}

Result<std::vector<SoughtSeries>> PromKind::soughtByExpression()
{
    if (m_form.isPromQl)
        return soughtBySelectors();
    auto read = readBucketExpression(
        expression(), [&](std::string_view name) { return m_table.index().find(name).size() > 0; });
    if (!read)
        return read.error();
    m_bucket = std::move(*read);
    return m_bucket ? soughtByBuckets() : soughtBySelectors();
}

Result<std::vector<SoughtSeries>> PromKind::soughtByBuckets() const
{
    std::vector<SoughtSeries> all;
    auto one = soughtByNodes(m_bucket->metric, m_bucket->matchers, m_window.range);
    if (!one)
        return one.error();
    if (*one)
        all.push_back(std::move(**one));
    return all;
}

Result<std::vector<SoughtSeries>> PromKind::soughtBySelectors() const
{
    const auto selectors = readSelectors(expression());
    if (!selectors) {
        return Error{selectors.error().code, "PromQL parse error: " + selectors.error().text};
    }
    const auto lookback = std::chrono::seconds(std::max(m_window.step, kInstantSeconds));
    std::vector<SoughtSeries> all;
    for (const auto &selector : *selectors) {
        auto compiled = compile(selector.matchers);
        if (!compiled)
            return compiled.error();
        all.push_back(
            {std::move(*compiled), samplesOf(selector, spanOf(m_window.range), lookback)});
    }
    return all;
}

ReadAnswer PromKind::answerOfNothing()
{
    return answerWith(m_form.isInstant, {});
}

bool PromKind::isRightUntouched(const ReadPlan &plan, NodeAbilities node) const
{
    if (node.grammar == NodeGrammar::PromQl)
        return true; // it stores labels as they are
    if (holdsEscaped(plan))
        return false;
    if (node.grammar == NodeGrammar::Buckets)
        return true;
    const bool isKnownPath = !m_form.isInstant && !m_form.hasNativeTimes;
    return isKnownPath && (!m_bucket || m_bucket->isPlainSelector);
}

NodeRequest PromKind::untouchedRequest(NodeIndex node) const
{
    auto passed = m_request.parameters;
    passed.remove("token"); // the gateway's
    auto request = getRequest(node, m_request.path, passed);
    if (m_request.method == "POST" && request.target.size() > kLongestTarget) {
        request.method = "POST";
        request.target = m_request.path;
        request.body = passed.text();
        request.contentType = "application/x-www-form-urlencoded";
    }
    request.acceptEncoding = m_request.acceptEncoding;
    return request;
}

Result<ReadKind::Merging> PromKind::merge(const ReadPlan &plan,
                                          const cluster::ClusterSnapshot &cluster)
{
    auto weakest = NodeGrammar::PromQl;
    auto strongest = NodeGrammar::Selectors;
    for (const auto node : plan.nodes) {
        const auto grammar = abilitiesOf(cluster.nodes[node.value].version).grammar;
        weakest = std::min(weakest, grammar);
        strongest = std::max(strongest, grammar);
    }
    if (strongest == NodeGrammar::PromQl) {
        if (weakest != NodeGrammar::PromQl || !m_form.isPromQl) {
            return spreadOver(plan, cluster,
                              "nodes before 6.2 and nodes from 6.2 on mean different things by one "
                              "expression");
        }
        return mergePromQl(plan, cluster);
    }
    if (!m_bucket) {
        return spreadOver(plan, cluster,
                          "this expression is not merged from several nodes of these generations; "
                          "write it as agg(func(selector[5m])) by (labels) > number or parts of "
                          "that");
    }
    if (weakest != strongest && m_bucket->aggregate == "rate") {
        return spreadOver(plan, cluster,
                          "nodes before 0.8 and nodes from 0.8 on count the resets of a counter "
                          "differently in rate()");
    }
    return mergeBuckets(plan);
}

Result<ReadKind::Merging> PromKind::mergeBuckets(const ReadPlan &plan) const
{
    auto extras = rangeParameters(m_window.range);
    extras.add("step", std::to_string(m_window.step));
    extras.add("aggregate", m_bucket->aggregate);
    auto requests = askNodes(plan, "/api/v1/query_range", m_bucket->matchers, extras);
    if (!requests)
        return requests.error();
    GatherForm form;
    form.shape = {{"series"}, "labels", false};
    form.buckets = "data";
    const auto finish = [isInstant = m_form.isInstant, bucket = *m_bucket](
                            const SeriesKeeper &keeper, std::vector<GatheredSeries> &found) {
        std::vector<EvaluatedSeries> series;
        series.reserve(found.size());
        for (auto &one : found)
            series.push_back({labelsOf(keeper.series(one.place), true), std::move(one.buckets), 0});
        if (bucket.by) {
            auto keys = *bucket.by;
            keys.emplace_back(kMetricLabel);
            series = mergeGroups(series, keys, bucket.across);
        }
        if (bucket.threshold)
            keepBeyond(series, *bucket.threshold);
        return answerWith(isInstant, series);
    };
    Merging merging;
    merging.gathering =
        std::make_unique<SeriesGathering>(SeriesKeeper(plan), std::move(*requests), form, finish);
    return merging;
}

Result<ReadKind::Merging> PromKind::mergePromQl(const ReadPlan &plan,
                                                const cluster::ClusterSnapshot &cluster) const
{
    const auto split = splitExpression(expression());
    if (!split) {
        return spreadOver(plan, cluster,
                          "this expression looks at several series at once in a way that is not "
                          "merged from several nodes");
    }
    const auto metric = series::metricOf(plan.series.front().entry->key());
    const bool isOneMetric =
        std::all_of(plan.series.begin(), plan.series.end(),
                    [&](const auto &s) { return series::metricOf(s.entry->key()) == metric; });
    if (!isOneMetric && !split->keepsName) {
        return spreadOver(plan, cluster,
                          "this expression drops the names of several metrics, so the nodes' "
                          "answers do not tell which series they are of");
    }
    Parameters passed = m_request.parameters;
    passed.remove("token");
    passed.remove("query");
    passed.add("query", split->inner);
    if (m_form.isInstant && !passed.has("time"))
        passed.add("time", std::to_string(m_now));
    if (!m_form.isInstant) {
        if (!passed.has("start") && !passed.has("from"))
            passed.add("start", std::to_string(m_window.range.from));
        if (!passed.has("end") && !passed.has("to"))
            passed.add("end", std::to_string(m_window.range.to));
    }
    std::vector<GatherRequest> requests;
    for (const auto node : plan.nodes)
        requests.push_back({getRequest(node, m_request.path, passed), std::string(metric)});
    GatherForm form;
    form.shape = {{"data", "result"}, "metric", false};
    form.buckets = m_form.isInstant ? "value" : "values";
    form.bucketsAreText = true;
    const auto finish = [isInstant = m_form.isInstant, outer = split->outer](
                            const SeriesKeeper &keeper, std::vector<GatheredSeries> &found) {
        std::vector<EvaluatedSeries> series;
        for (auto &one : found)
            series.push_back(
                {labelsOf(keeper.series(one.place), one.isNamed), std::move(one.buckets), 0});
        if (outer)
            series = aggregateSeries(*outer, std::move(series));
        return answerWith(isInstant, series);
    };
    Merging merging;
    merging.gathering =
        std::make_unique<SeriesGathering>(SeriesKeeper(plan), std::move(requests), form, finish);
    return merging;
}

} // namespace tg::query

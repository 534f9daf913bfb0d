#include "app/explain_read.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <QJsonArray>

#include "app/json_values.h"
#include "query/aggregate_reader.h"
#include "query/copy_finder.h"
#include "query/selector_reader.h"

namespace tg::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kLookback = 5min; // how far nodes look back for the newest sample
constexpr query::PlanLimits kLimits{100'000, 2'000'000, 20}; // the admin thread is not kept long

QJsonArray reasonsOf(const std::vector<query::UnreadableCopy> &copies)
{
    QJsonArray reasons;
    for (const auto &copy : copies)
        reasons.append(QJsonObject{{QStringLiteral("node"), text(copy.node)},
                                   {QStringLiteral("reason"), text(copy.reason)}});
    return reasons;
}

QJsonArray unreadableOf(const query::ReadPlan &plan)
{
    QJsonArray all;
    for (const auto &one : plan.unreadable)
        all.append(QJsonObject{{QStringLiteral("series"), text(one.series)},
                               {QStringLiteral("copies"), reasonsOf(one.copies)}});
    return all;
}

std::string selectorText(const query::Selector &selector)
{
    std::string matchers;
    for (const auto &matcher : selector.matchers)
        matchers += (matchers.empty() ? "" : ",") + query::matcherText(matcher);
    std::string written = "{" + matchers + "}";
    if (selector.range > 0s)
        written += "[" + std::to_string(selector.range.count()) + "s]";
    if (selector.offset != 0s)
        written += " offset " + std::to_string(selector.offset.count()) + "s";
    return written;
}

std::string verdictOf(const query::ReadPlan &plan)
{
    if (plan.mayLackSeries)
        return "there may be series that only nodes hold whose registries have not been read";
    if (plan.series.empty())
        return "no series matches";
    if (plan.unreadableCount > 0)
        return std::to_string(plan.unreadableCount) + " series have no copy that can be read now";
    if (plan.single)
        return "one node holds a readable copy of every series: its own answer is right for any "
               "expression";
    return "no node holds a readable copy of every series: each series is read from one of the "
           "nodes named";
}

} // namespace

Result<QJsonObject> explainRead(const admin::ReadQuestion &question,
                                const series::SeriesTable &table,
                                const cluster::ClusterSnapshot &cluster)
{
    const auto expression = question.query.toStdString();
    const auto selectors = query::readSelectors(expression);
    if (!selectors)
        return selectors.error();
    const query::SampleSpan asked{question.start * 1000, question.end * 1000};
    std::vector<query::SoughtSeries> sought;
    QJsonArray shown;
    for (const auto &selector : *selectors) {
        auto matchers = query::compile(selector.matchers);
        if (!matchers)
            return matchers.error();
        const auto samples = query::samplesOf(selector, asked, kLookback);
        shown.append(QJsonObject{{QStringLiteral("selector"), text(selectorText(selector))},
                                 {QStringLiteral("from"), qint64{samples.from / 1000}},
                                 {QStringLiteral("to"), qint64{samples.to / 1000}}});
        sought.push_back({std::move(*matchers), samples});
    }
    const auto plan = query::findCopies(table, cluster, sought, kLimits);
    if (!plan)
        return plan.error();

    const auto idOf = [&](NodeIndex node) { return text(cluster.nodes.at(node.value).id); };
    QJsonArray nodes;
    for (const auto node : plan->nodes) {
        const auto from = std::ranges::count(plan->series, node, &query::PlannedSeries::node);
        nodes.append(QJsonObject{{QStringLiteral("node"), idOf(node)},
                                 {QStringLiteral("series"), qint64{from}}});
    }
    QJsonArray unknown;
    for (const auto &id : plan->unknownNodes)
        unknown.append(text(id));
    const bool isAggregate = query::readOuterAggregate(expression).has_value();
    return QJsonObject{
        {QStringLiteral("query"), question.query},
        {QStringLiteral("selectors"), shown},
        {QStringLiteral("series"), number(plan->series.size())},
        {QStringLiteral("single"), plan->single ? QJsonValue(idOf(*plan->single)) : QJsonValue()},
        {QStringLiteral("nodes"), nodes},
        {QStringLiteral("why"), text(verdictOf(*plan))},
        {QStringLiteral("aggregate"), isAggregate},
        {QStringLiteral("unreadable_series"), number(plan->unreadableCount)},
        {QStringLiteral("unreadable"), unreadableOf(*plan)},
        {QStringLiteral("unreadable_nodes"), reasonsOf(plan->unreadableNodes)},
        {QStringLiteral("split_series"), number(plan->splitCount)},
        {QStringLiteral("unknown_nodes"), unknown},
        {QStringLiteral("may_lack_series"), plan->mayLackSeries}};
}

} // namespace tg::app

#include "query/kinds/kind_table.h"

#include <algorithm>

#include "query/kinds/export_kind.h"
#include "query/kinds/native_query_kind.h"
#include "query/kinds/native_range_kind.h"
#include "query/kinds/outlook_kind.h"
#include "query/kinds/picture_kind.h"
#include "query/kinds/prom_kind.h"

namespace tg::query {

namespace {

// Nodes that were never reached have told no version and hold nothing that could be read.
bool isPromQlEverywhere(const ReadContext &context)
{
    const auto cluster = context.snapshots.newest();
    const auto &nodes = cluster->nodes;
    const auto isKnown = [](const auto &node) { return !node.version.empty(); };
    return std::any_of(nodes.begin(), nodes.end(), isKnown) &&
           std::all_of(nodes.begin(), nodes.end(), [&](const auto &node) {
               return !isKnown(node) || abilitiesOf(node.version).grammar == NodeGrammar::PromQl;
           });
}

} // namespace

std::unique_ptr<ReadKind> kindFor(const ReadRequest &request, const ReadContext &context)
{
    const auto &path = request.path;
    const bool isPromQl = isPromQlEverywhere(context);
    const bool isPrometheus = path.starts_with("/prometheus/api/v1/");
    const bool isInstant = path == "/prometheus/api/v1/query" || path == "/api/v1/query";
    const bool isRange = path == "/prometheus/api/v1/query_range" || path == "/api/v1/query_range";
    if (isInstant || isRange) {
        if (request.method != "GET" && request.method != "POST")
            return nullptr;
        // To an older /api/v1/query an expression is a label filter.
        const bool isExpression =
            isPrometheus || (request.parameters.has("query") && (isRange || isPromQl));
        if (isExpression) {
            return std::make_unique<PromKind>(
                request, context, PromKind::Form{isInstant, isRange && !isPrometheus, isPromQl});
        }
    }
    if (isInstant)
        return std::make_unique<NativeQueryKind>(request, context);
    if (isRange)
        return std::make_unique<NativeRangeKind>(request, context);
    if (request.method != "GET")
        return nullptr;
    if (path == "/api/v1/export")
        return std::make_unique<ExportKind>(request, context);
    if (path == "/api/v1/forecast" || path == "/api/v1/anomalies")
        return std::make_unique<OutlookKind>(request, context);
    if (path == "/chart")
        return std::make_unique<ChartKind>(request, context);
    if (path == "/")
        return std::make_unique<DashboardKind>(request, context);
    return nullptr;
}

} // namespace tg::query

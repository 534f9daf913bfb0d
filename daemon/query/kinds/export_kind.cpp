#include "query/kinds/export_kind.h"

#include "query/kinds/export_filter.h"

namespace tg::query {

ReadAnswer ExportKind::answerOfNothing()
{
    ReadAnswer answer;
    answer.contentType = "text/plain; charset=utf-8";
    return answer;
}

bool ExportKind::isRightUntouched(const ReadPlan &plan, NodeAbilities node) const
{
    return !node.exportsSeconds && NativeKind::isRightUntouched(plan, node);
}

Result<ReadKind::Merging> ExportKind::merge(const ReadPlan &plan,
                                            const cluster::ClusterSnapshot &cluster)
{
    auto requests =
        askNodes(plan, path(), filters(), rangeParameters(nativeRange(parameters(), now())));
    if (!requests)
        return requests.error();
    std::vector<ExportFilter::Source> sources;
    for (auto &[request, metric] : *requests) {
        const auto &version = cluster.nodes[request.node.value].version;
        sources.push_back({std::move(request), abilitiesOf(version).exportsSeconds});
    }
    Merging merging;
    merging.stream = std::make_unique<ExportFilter>(SeriesKeeper(plan), std::move(sources));
    return merging;
}

} // namespace tg::query

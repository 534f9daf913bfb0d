#include "query/index/index_routes.h"

#include "query/copy_finder.h"
#include "query/door/node_json.h"
#include "query/door/read_problem.h"
#include "query/index/answered.h"
#include "query/index/api_description.h"
#include "query/index/index_job.h"
#include "query/index/own_answers.h"

namespace tg::query {

namespace {

// Grafana's Prometheus data source reads from the version what it may ask for: 2.42 is the grammar
// that selectors are read with here. It takes a server with `features` for another product.
constexpr std::string_view kBuildInfo =
    R"({"status":"success","data":{"version":"2.42.0","revision":"timeless-gateway","branch":"",)"
    R"("buildUser":"","buildDate":"","goVersion":""}})";

// Nodes have no such path: what they know of a metric is asked for by its name, /api/v1/metadata.
constexpr std::string_view kNoMetadata = R"({"status":"success","data":{}})";

std::unique_ptr<ReadJob> openFixed(const ReadRequest &request, ReadSink &sink)
{
    if (request.method != "GET")
        return nullptr;
    if (request.path == "/api/v1/status/buildinfo" ||
        request.path == "/prometheus/api/v1/status/buildinfo")
        return answered(sink, jsonAnswer(std::string(kBuildInfo)));
    if (request.path == "/api/openapi.json")
        return answered(sink, jsonAnswer(openApiText()));
    if (request.path == "/api/docs") {
        auto page = jsonAnswer(apiPage());
        page.contentType = "text/html; charset=utf-8";
        return answered(sink, std::move(page));
    }
    if (request.path == "/prometheus/api/v1/metadata")
        return answered(sink, jsonAnswer(std::string(kNoMetadata)));
    return nullptr;
}

// What a list from the registry may lack: series that only nodes hold whose registries have not
// been read. Empty: nothing.
std::string lackOf(const cluster::ClusterSnapshot &cluster, const series::SeriesTable &table)
{
    const auto plan = findCopies(table, cluster, {});
    if (!plan || !plan->mayLackSeries)
        return {};
    return "the registries of these nodes have not been read: " + joined(plan->unknownNodes);
}

} // namespace

std::unique_ptr<ReadJob> openIndex(ReadRequest &request, const ReadContext &context, ReadSink &sink)
{
    if (auto fixed = openFixed(request, sink))
        return fixed;
    auto reading = readIndexQuestion(request);
    if (!reading)
        return nullptr;
    if (auto *refusal = std::get_if<ReadAnswer>(&*reading))
        return answered(sink, std::move(*refusal));

    auto lack = lackOf(*context.snapshots.newest(), context.table);
    if (!lack.empty() && !request.allowsPartial) {
        return answered(
            sink, errorAnswer(request.path, ErrorId::RegistryUnread,
                              lack + ". Series that only they hold would be missing. Try again, or "
                                     "send partial=allow."));
    }
    return std::make_unique<IndexJob>(std::move(std::get<IndexQuestion>(*reading)), context, sink,
                                      std::move(lack));
}

} // namespace tg::query

#include "query/everywhere/refused_paths.h"

#include "query/index/own_answers.h"

namespace tg::query {

std::optional<ReadAnswer> refusalOf(const ReadRequest &request)
{
    const std::string_view path = request.path;
    if (path == "/api/v1/scrape_targets" || path.starts_with("/api/v1/scrape_targets/"))
        return notThroughGateway(
            path, "a node scrapes by itself and stores what it finds without a second copy. Let a "
                  "collector scrape and write to the gateway, or talk to one node.");
    if (path == "/api/v1/backup")
        return notThroughGateway(path, "a backup is made on the disk of one node and holds up that "
                                       "node meanwhile. Ask each node itself.");
    if (path == "/api/v1/flush")
        return notThroughGateway(path, "a flush blocks a node until all is on its disk. Ask the "
                                       "node itself, or call flush/1 there.");
    if (path == "/health/detailed")
        return notThroughGateway(path, "it is the health of one node. See /ready and /metrics "
                                       "here, and the nodes in the admin API.");
    if (request.method == "DELETE")
        return notThroughGateway("DELETE " + request.path,
                                 "only annotations and alert rules can be deleted, by their id.");
    return std::nullopt;
}

} // namespace tg::query

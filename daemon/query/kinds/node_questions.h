// What native endpoints of nodes are asked, and which series a client's parameters mean there.
// Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/copy_finder.h"
#include "query/kinds/read_times.h"
#include "query/kinds/series_gathering.h"

namespace tg::query {

inline constexpr std::size_t kMaxNodeQuestions = 2'000; // of one read: nodes times metrics

// Parameters with a meaning of their own; all others filter by label. Of both generations together:
// what the newer one added must never reach a 0.7 node, which would take it for a label.
bool isReserved(std::string_view parameter);
bool isReservedSince08(std::string_view parameter); // the added ones alone

// The label filters among the parameters, the last of several. withRegex: =~re is a regular
// expression, as in the native range query alone.
std::vector<Matcher> nativeFilters(const Parameters &parameters, bool withRegex);

// The series that nodes up to 5.x take these matchers to mean: a label must be there to match, and
// negative matchers select nothing. Nothing: no series can match. Errors: as compile().
Result<std::optional<SoughtSeries>>
soughtByNodes(const Matcher &metric, std::span<const Matcher> filters, TimeRange range);

// Whether some planned series stands on nodes under other label values than its own.
bool holdsEscaped(const ReadPlan &plan);

// path?metric=m&filters&extras for every node and every metric that the plan reads from it. Only
// exact filters that every generation reads alike are passed on: a node may answer more than is
// wanted, never less. Errors: Refused, too many.
Result<std::vector<GatherRequest>> askNodes(const ReadPlan &plan, std::string_view path,
                                            std::span<const Matcher> filters,
                                            const Parameters &extras);

NodeRequest getRequest(NodeIndex node, std::string_view path, const Parameters &parameters);

// 422: what cannot be merged, the nodes it is spread over, and what would bring it to one node.
Error spreadOver(const ReadPlan &plan, const cluster::ClusterSnapshot &cluster,
                 std::string_view what);

} // namespace tg::query

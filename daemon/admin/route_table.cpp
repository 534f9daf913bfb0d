#include "admin/route_table.h"

#include <array>
#include <utility>

#include "admin/admin_bounds.h"
#include "base/percent_text.h"

namespace tg::admin {

namespace {

constexpr std::string_view kGet = "GET";
constexpr std::string_view kPost = "POST";
constexpr std::string_view kId = "{id}";

constexpr auto kRoutes = std::to_array<Route>({
    {RouteId::Health, kGet, "/health", std::nullopt},
    {RouteId::Metrics, kGet, "/metrics", Role::Viewer},
    {RouteId::OpenApi, kGet, "/openapi.json", std::nullopt},
    {RouteId::Cluster, kGet, "/api/v1/cluster", Role::Viewer},
    {RouteId::Shards, kGet, "/api/v1/shards", Role::Viewer},
    {RouteId::Gaps, kGet, "/api/v1/gaps", Role::Viewer},
    {RouteId::Ledger, kGet, "/api/v1/ledger", Role::Viewer},
    {RouteId::Explain, kGet, "/api/v1/explain", Role::Viewer},
    {RouteId::Rejected, kGet, "/api/v1/rejected", Role::Viewer},
    {RouteId::Facts, kGet, "/api/v1/facts", Role::Viewer},
    {RouteId::Operations, kGet, "/api/v1/operations", Role::Viewer},
    {RouteId::Operation, kGet, "/api/v1/operations/{id}", Role::Viewer},
    {RouteId::MakePlan, kPost, "/api/v1/plans", Role::Operator},
    {RouteId::RunPlan, kPost, "/api/v1/plans/{id}/run", Role::Operator},
    {RouteId::Maintenance, kPost, "/api/v1/nodes/{id}/maintenance", Role::Operator},
    {RouteId::Audit, kPost, "/api/v1/audit", Role::Operator},
    {RouteId::Backfill, kPost, "/api/v1/backfill", Role::Operator},
    {RouteId::Abort, kPost, "/api/v1/operations/{id}/abort", Role::Operator},
});

constexpr auto kActions = std::to_array<std::string_view>(
    {"failover", "undo", "maintenance", "drain", "resume", "backfill", "audit", "heal"});

bool isIdCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~:@").find(c) != std::string_view::npos;
}

// The id that a segment of the path stands for; empty if it can be none.
std::string idFrom(std::string_view segment)
{
    std::string id;
    for (std::size_t at = 0; at < segment.size(); ++at) {
        char c = segment[at];
        if (c == '%') {
            const auto encoded = percentByte(segment, at);
            if (!encoded)
                return {};
            c = *encoded;
            at += 2;
        }
        if (!isIdCharacter(c))
            return {};
        id += c;
    }
    // Dots alone are a relative path to whoever resolves the URL later.
    const bool isPath = id == "." || id == "..";
    return isPath || id.size() > kMaxIdBytes ? std::string() : id;
}

// The path with its id decoded; empty if the pattern is another.
std::string matched(std::string_view pattern, std::string_view path)
{
    const std::size_t at = pattern.find(kId);
    if (at == std::string_view::npos)
        return pattern == path ? std::string(path) : std::string();
    const std::string_view front = pattern.substr(0, at);
    const std::string_view back = pattern.substr(at + kId.size());
    if (path.size() <= front.size() + back.size() || !path.starts_with(front) ||
        !path.ends_with(back))
        return {};
    const std::string id =
        idFrom(path.substr(front.size(), path.size() - front.size() - back.size()));
    return id.empty() ? std::string() : std::string(front) + id + std::string(back);
}

} // namespace

std::span<const Route> routeTable()
{
    return kRoutes;
}

RouteMatch findRoute(std::string_view method, std::string_view path)
{
    RouteMatch match;
    for (const Route &route : kRoutes) {
        std::string known = matched(route.pattern, path);
        if (known.empty())
            continue;
        if (route.method == method)
            return {&route, std::move(known), {}};
        if (!match.allow.empty())
            match.allow += ", ";
        match.allow += route.method;
    }
    return match;
}

std::span<const std::string_view> planActions()
{
    return kActions;
}

} // namespace tg::admin

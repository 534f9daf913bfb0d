// Every path of the admin API: what the guard lets through, what QHttpServer is given handlers for,
// and what openapi.json must describe. Pure data and functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "admin/role.h"

namespace tg::admin {

enum class RouteId : std::uint8_t {
    Health,
    Metrics,
    OpenApi,
    Cluster,
    Shards,
    Gaps,
    Ledger,
    Explain,
    Rejected,
    Facts,
    Operations,
    Operation,
    MakePlan,
    RunPlan,
    Maintenance,
    Audit,
    Backfill,
    Abort
};

struct Route {
    RouteId id;
    std::string_view method;  // GET or POST
    std::string_view pattern; // at most one segment is {id}
    std::optional<Role> role; // none: for everybody

    bool isCommand() const { return method == "POST"; }
};

std::span<const Route> routeTable();

struct RouteMatch {
    const Route *route = nullptr; // null: the path is unknown, or the method is not allowed there
    std::string path;             // as the table writes it, the id decoded; only safe characters
    std::string allow;            // methods of a known path, for the Allow header
};

RouteMatch findRoute(std::string_view method, std::string_view path);

// What a plan may be for.
std::span<const std::string_view> planActions();

} // namespace tg::admin

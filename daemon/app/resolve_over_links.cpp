#include "app/resolve_over_links.h"

#include "series/series_key.h"
#include "term/resolve_terms.h"

namespace tg::app {

void ResolveOverLinks::add(NodeIndex node, Target target)
{
    m_targets[node.value] = std::make_unique<const Target>(std::move(target));
}

void ResolveOverLinks::resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done)
{
    std::vector<series::KeyParts> parts;
    std::vector<term::SeriesView> views;
    parts.reserve(keys.size());
    views.reserve(keys.size());
    for (const auto key : keys) {
        parts.push_back(series::readKey(key));
        views.push_back({parts.back().metric, parts.back().labels});
    }
    const Target &target = *m_targets[node.value];
    erl::ResolveCall call;
    term::writeResolveArguments(target.store, views, target.labels, call.arguments);
    call.series = keys.size();
    call.done = std::move(done);
    target.link->resolve(std::move(call));
}

} // namespace tg::app

#include "app/resolve_over_links.h"

#include <span>

#include "series/series_key.h"
#include "term/resolve_terms.h"

namespace tg::app {

namespace {

std::size_t countLabels(const std::vector<std::string_view> &keys)
{
    std::size_t count = 0;
    for (const auto key : keys) {
        series::KeyCursor cursor(key);
        cursor.text();
        count += cursor.count();
    }
    return count;
}

} // namespace

void ResolveOverLinks::add(NodeIndex node, Target target)
{
    m_targets[node.value] = std::make_unique<const Target>(std::move(target));
}

void ResolveOverLinks::resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done)
{
    std::vector<series::LabelView> labels; // of all of them, so that few are allocated
    labels.reserve(countLabels(keys));
    std::vector<term::SeriesView> views;
    views.reserve(keys.size());
    for (const auto key : keys) {
        series::KeyCursor cursor(key);
        const auto metric = cursor.text();
        const auto first = labels.size();
        for (auto left = cursor.count(); left > 0; --left) {
            const auto name = cursor.text();
            labels.emplace_back(name, cursor.text());
        }
        views.push_back({metric, std::span(labels).subspan(first)});
    }
    const Target &target = *m_targets[node.value];
    erl::ResolveCall call;
    term::writeResolveArguments(target.store, views, target.labels, call.arguments);
    call.series = keys.size();
    call.done = std::move(done);
    target.link->resolve(std::move(call));
}

} // namespace tg::app

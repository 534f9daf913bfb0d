// A series as resolve_series/3 names it: metric and labels as views into somebody else's bytes.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace tg::term {

using LabelView = std::pair<std::string_view, std::string_view>;

struct SeriesView {
    std::string_view metric;
    std::span<const LabelView> labels; // names differ from each other; any order
};

} // namespace tg::term

// Which series of a node's answer are to be kept: those that the plan reads from that node. It also
// gives every series its place in the merged answer: by metric, then by labels. Made for one read;
// views into the series table's keys.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/label_policy.h"
#include "query/copy_finder.h"
#include "query/kinds/answer_labels.h"
#include "series/series_key.h"

namespace tg::query {

class SeriesKeeper
{
public:
    explicit SeriesKeeper(const ReadPlan &plan);

    // Its place, if that series is read from that node. `labels` as the node wrote them, __name__
    // not among them. Reuses memory: one thread.
    std::optional<std::size_t> placeOf(NodeIndex node, std::string_view metric,
                                       const LabelPairs &labels);
    const series::KeyParts &series(std::size_t place) const { return m_series[place]; }
    std::size_t size() const { return m_series.size(); }

private:
    struct Home {
        NodeIndex node;
        std::size_t place = 0;
    };
    LabelForm m_form;
    std::vector<series::KeyParts> m_series; // by place
    std::unordered_map<std::string_view, Home> m_homes;
    LabelPairs m_plain;
    std::vector<series::LabelView> m_views;
    std::string m_key;
};

} // namespace tg::query

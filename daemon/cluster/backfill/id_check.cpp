#include "cluster/backfill/id_check.h"

#include <algorithm>
#include <tuple>

namespace tg::cluster {

std::vector<SharedId> sharedIds(std::span<const SeriesId> series)
{
    std::vector<SeriesId> sorted(series.begin(), series.end());
    std::ranges::sort(sorted, [](const SeriesId &left, const SeriesId &right) {
        return std::tie(left.id, left.key) < std::tie(right.id, right.key);
    });
    std::vector<SharedId> shared;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const auto &before = sorted[i - 1];
        const auto &now = sorted[i];
        if (now.id != before.id || now.key == before.key)
            continue;
        if (shared.empty() || shared.back().id != now.id)
            shared.push_back({now.id, {std::string(before.key)}});
        shared.back().keys.emplace_back(now.key);
    }
    return shared;
}

} // namespace tg::cluster

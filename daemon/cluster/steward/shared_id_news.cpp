#include "cluster/steward/shared_id_news.h"

#include <algorithm>

namespace tg::cluster {

namespace {

// By id and first series: after a restart of the node the same id may be shared by others.
bool contains(const route::NodeSharedIds &ids, const route::SharedId &wanted)
{
    return std::any_of(ids.listed.begin(), ids.listed.end(), [&](const route::SharedId &one) {
        return one.id == wanted.id && one.series == wanted.series;
    });
}

} // namespace

std::string sharedIdText(const route::SharedId &shared)
{
    std::string text = "id " + std::to_string(shared.id) + " is shared by ";
    for (std::size_t i = 0; i < shared.series.size(); ++i)
        text += (i == 0 ? "" : " and ") + shared.series[i];
    return text;
}

SharedIdNews newsOf(const route::NodeSharedIds &before, const route::NodeSharedIds &now)
{
    SharedIdNews news;
    for (const auto &one : now.listed) {
        if (!contains(before, one))
            news.texts.push_back(sharedIdText(one) + ": their writes to this node are stopped");
    }
    if (now.total > before.total && news.texts.empty())
        news.texts.push_back(std::to_string(now.total - before.total) + " more ids are shared, " +
                             std::to_string(now.total) +
                             " in all: writes of their series to this node are stopped");
    if (now.total < before.total)
        news.texts.push_back(std::to_string(before.total - now.total) +
                             " ids are no longer shared, " + std::to_string(now.total) +
                             " still are: writes of the others go on");
    news.newShards = now.shards & ~before.shards;
    return news;
}

} // namespace tg::cluster

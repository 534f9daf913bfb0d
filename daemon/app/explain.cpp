#include "app/explain.h"

#include <cstdio>

#include "parse/series_text.h"
#include "series/series_key.h"

namespace tg::app {

std::shared_ptr<const route::ShardMap> mapOf(const Config &config)
{
    std::vector<route::MapNode> nodes;
    for (std::size_t i = 0; i < config.nodes.size(); ++i)
        nodes.push_back(
            {NodeIndex{static_cast<std::uint16_t>(i)}, config.nodes[i].id, config.nodes[i].weight});
    return route::ShardMap::build(std::move(nodes), config.effectiveReplication(), 1);
}

Result<std::string> keyOfSeries(std::string_view text, const Limits &limits)
{
    parse::SeriesName name;
    if (const auto reason = parse::readSeries(SeriesSyntax::PrometheusText, text, limits, name)) {
        return Error{ErrorCode::BadSyntax, "\"" + std::string(text) + "\" is not a series (" +
                                               std::string(tg::name(*reason)) +
                                               "); write it as metric{label=\"value\",...}"};
    }
    std::vector<series::LabelView> labels;
    for (const auto &label : name.labels)
        labels.emplace_back(label.name, label.value);
    std::string key;
    series::writeKey(name.metric, labels, key);
    return key;
}

Result<std::string> explainSeries(const Config &config, std::string_view text)
{
    const auto named = keyOfSeries(text, config.limits);
    if (!named)
        return named.error();
    const std::string &key = *named;
    auto shardKey = route::ShardKey::parse(config.cluster.shardKey);
    if (!shardKey)
        return shardKey.error();

    const auto map = mapOf(config);
    const auto shard = shardKey->shardOf(key);
    const auto ranking = map->ranking(shard);
    char hash[32];
    std::snprintf(hash, sizeof hash, "%016llx",
                  static_cast<unsigned long long>(series::keyHash(key)));

    std::string out = "series      " + series::keyText(key) + "\n";
    out += "key hash    " + std::string(hash) + "\n";
    out += "shard       " + std::to_string(shard.value) + " of " + std::to_string(kShardCount) +
           " (shard key: " + shardKey->text() + ")\n";
    const auto place = [&](NodeIndex node) {
        const auto &configured = config.nodes[node.value];
        return configured.id + " (" + configured.node + ")";
    };
    out += "primary     " + place(map->primary(shard)) + "\n";
    const auto replica = map->replica(shard);
    out += "replica     " +
           (replica.isValid() ? place(replica) : std::string("none (replication 1)")) + "\n";
    out += "why         rendezvous rank of the shard over all nodes, best first:";
    for (const auto node : ranking)
        out += " " + config.nodes[node.value].id;
    out += "\n            This is where a new series goes. A series that nodes already hold stays "
           "where it is.\n";
    return out;
}

} // namespace tg::app

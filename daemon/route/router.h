// Where a new series goes: shard key -> shard -> owners in the current shard map. Shared by the
// registrar, the explain command and the console's shard page. The map is swapped by the control
// plane; any thread may read.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>

#include "route/shard_key.h"
#include "route/shard_map.h"

namespace tg::route {

struct Placement {
    ShardId shard;
    NodeIndex primary;
    NodeIndex replica; // kNoNode with replication 1
};

class Router
{
public:
    Router(ShardKey key, std::shared_ptr<const ShardMap> map)
        : m_key(std::move(key))
        , m_map(std::move(map))
    {
    }

    std::shared_ptr<const ShardMap> map() const
    {
        const std::lock_guard lock(m_mutex);
        return m_map;
    }
    void publish(std::shared_ptr<const ShardMap> map)
    {
        const std::lock_guard lock(m_mutex);
        m_map = std::move(map);
    }

    ShardId shardOf(std::string_view canonicalKey) const { return m_key.shardOf(canonicalKey); }
    Placement place(std::string_view canonicalKey) const
    {
        const auto shard = shardOf(canonicalKey);
        const auto current = map();
        return {shard, current->primary(shard), current->replica(shard)};
    }
    const ShardKey &shardKey() const { return m_key; }

private:
    const ShardKey m_key;
    mutable std::mutex m_mutex;
    std::shared_ptr<const ShardMap> m_map;
};

} // namespace tg::route

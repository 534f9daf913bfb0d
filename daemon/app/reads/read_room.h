// A read thread: its desk, its connections to nodes, the reads under way. Made by ReadHouse, moved
// to its thread, deleted at its end.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include <QObject>

#include "app/reads/open_read.h"
#include "base/errands.h"
#include "query/node/http_node_client.h"

namespace tg::app {

struct ReadServices { // outlives every read thread
    const series::SeriesTable &table;
    const cluster::SnapshotShelf &snapshots;
    const query::NodeTokens &tokens;
    const Clock &clock;
    query::ReadBounds bounds;
    query::NodeBounds nodeBounds;
    std::vector<query::ReadOpener> openers;
};

class ReadRoom final : public QObject, private OpenRead::Owner
{
public:
    ReadRoom(const ReadServices &services, ReadCounters &counters);
    ~ReadRoom() override;

    // Its thread.
    void start();
    void open(std::shared_ptr<ReadBridge> bridge, std::shared_ptr<void> ticket,
              query::IncomingRead incoming);

private:
    void isOver(OpenRead &read) override;

    const ReadServices &m_services;
    ReadCounters &m_counters;
    std::optional<query::HttpNodeClient> m_nodes;
    std::optional<query::ReadContext> m_context;
    std::optional<query::ReadDesk> m_desk;
    std::unordered_map<OpenRead *, std::unique_ptr<OpenRead>> m_reads;
    std::vector<OpenRead *> m_over;
    Errands m_errands{*this}; // to itself
};

} // namespace tg::app

// Finds nodes beside those of the config, by DNS or in a watched file, and tells what has changed.
// Main thread; owned by the composition root. Nothing is ever taken away: a node that is no longer
// listed is reported and kept.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <QObject>

#include "app/config/config.h"
#include "cluster/discovery/discovery.h"
#include "cluster/discovery/node_roster.h"
#include "shared/base/clock.h"

namespace tg::app {

class DiscoveryRoom final : public QObject
{
public:
    struct Listener {
        std::function<void(const NodeConfig &, const std::string &source)> added;
        std::function<void(const NodeConfig &)> moved; // another address, the same node
        std::function<void(const std::string &id, bool isListed)> listed;
    };

    // BadValue: the config's [discovery] cannot work; the text names the key.
    static Result<std::unique_ptr<DiscoveryRoom>> make(const Config &config, const Clock &clock,
                                                       std::uint64_t seed, Listener listener);

    void start();
    void stop();

private:
    DiscoveryRoom(const Config &config, const Clock &clock, Listener listener);
    void look();
    void report();
    NodeConfig configOf(const cluster::NodeSpec &spec) const;

    const Config &m_config;
    const Clock &m_clock;
    const Listener m_listener;
    std::vector<cluster::NodeSpec> m_configured;
    std::unique_ptr<cluster::Discovery> m_found;
    cluster::NodeRoster m_roster;
    std::string m_lastProblem;
};

} // namespace tg::app

// Nodes from DNS, asked again when the smallest TTL ends (within min_refresh and max_refresh, plus
// jitter). SRV is asked for first, then the addresses of its targets if anything needs them.
// NXDOMAIN, SERVFAIL, REFUSED, silence and an empty answer remove nothing. Cluster thread.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include <QTimer>

#include "cluster/discovery/discovery.h"
#include "cluster/discovery/dns_ask.h"
#include "cluster/discovery/dns_config.h"
#include "cluster/discovery/dns_nodes.h"
#include "cluster/discovery/refresh_plan.h"

namespace tg::cluster {

class DnsDiscovery final : public Discovery
{
    Q_OBJECT

public:
    // seed: of the jitter.
    DnsDiscovery(DnsRecipe recipe, const Clock &clock, std::uint64_t seed,
                 QObject *parent = nullptr);

    void start() override;
    void stop() override;
    void askNow() override;

private:
    enum class Step { Stopped, Waiting, AskingName, AskingV4, AskingV6 };

    void takeReplies();
    void takeName();
    void askAddresses(Step step, DnsType type, std::vector<std::string> targets);
    void takeAddresses();
    std::vector<std::string> targetsWithoutAddress() const;
    void finishSrv();
    void finishAddresses();
    void finishBadly(std::string why);
    void wait(std::chrono::milliseconds pause);
    std::chrono::seconds ttl() const;

    const DnsRecipe m_recipe;
    RefreshPlan m_plan;
    DnsAsk m_ask;
    QTimer m_timer{this};
    Step m_step = Step::Stopped;

    // Of the ask that is under way.
    ChosenTargets m_chosen;
    std::uint32_t m_ttl = std::numeric_limits<std::uint32_t>::max();
    bool m_isIncomplete = false; // an address could not be had: ask again soon

    AddressBook m_addresses; // last good address of each known or chosen target
};

} // namespace tg::cluster

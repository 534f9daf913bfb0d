// Looks at healed extra holders of series now and then: one that shows points which the primary
// lacks has been written to since, so its series counts as split again. Reads only, at the rate of
// the background audit. Cluster thread.
#pragma once

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

#include "cluster/backfill/copy_audit.h"
#include "cluster/steward/background_audit.h"
#include "cluster/steward/event_journal.h"
#include "cluster/steward/member.h"
#include "route/series_registrar.h"

namespace tg::cluster {

class HealWatch final : public QObject
{
public:
    struct Wiring {
        const Members &members;
        EventJournal &journal;
        route::SeriesRegistrar &registrar;
        const Clock &clock;
    };

    // As often, for as many series and as slowly as the background audit; off when it is.
    HealWatch(Wiring wiring, BackgroundAuditOptions options, std::uint64_t seed);
    ~HealWatch() override { stop(); }

    void tick(bool isHealing);
    void stop();

private:
    using Named = std::pair<std::string, std::uint16_t>; // key, node

    std::vector<route::ExtraHolder> sample();
    void begin(const std::vector<route::ExtraHolder> &holders);
    void done();

    const Wiring m_wiring;
    const BackgroundAuditOptions m_options;
    std::mt19937_64 m_random;
    Clock::Steady m_due{};
    CopyAudit *m_look = nullptr;
    std::map<Named, route::ExtraHolder> m_changed;
};

} // namespace tg::cluster

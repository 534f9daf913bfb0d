// Has a small sample of series audited now and then, another sample each time, while the cluster is
// whole: no node is out, no gap is open, no audit runs. Cluster thread; asked four times a second.
#pragma once

#include <chrono>
#include <random>
#include <string>

#include "cluster/facts/fact_board.h"
#include "cluster/steward/audit_desk.h"

namespace tg::cluster {

struct BackgroundAuditOptions {
    std::chrono::milliseconds every{0}; // 0 = never
    AuditWish wish{2, 200, true};
    std::size_t seriesPerSecond = 20;
    // What is younger nodes may still flush, and what they lost of it in a crash is a gap already
    // (RecentWrites).
    std::chrono::seconds unsettled{180};
};

class BackgroundAudit
{
public:
    struct Wiring {
        const Members &members;
        const FactBoard &board;
        OperationBook &operations;
        AuditDesk &desk;
        const Clock &clock;
        std::string instance;
    };

    BackgroundAudit(Wiring wiring, BackgroundAuditOptions options, std::uint64_t seed);

    // isUnsure: copies may differ for a reason that is known, such as a fill under way.
    void tick(bool isUnsure);

private:
    bool isWhole() const;

    const Wiring m_wiring;
    const BackgroundAuditOptions m_options;
    std::mt19937_64 m_random;
    Clock::Steady m_due{};
};

} // namespace tg::cluster

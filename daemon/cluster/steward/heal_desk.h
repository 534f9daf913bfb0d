// Heals split series: copies what nodes beyond a series' copies have of it to both copies, over all
// time, node after node under the node's lease, and compares. Nothing is removed; a holder whose
// points are all on the copies no longer counts as splitting the series, until a look at it (watch)
// shows points that the copies lack. One heal at a time. Cluster thread.
#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>

#include <QObject>

#include "cluster/backfill/copy_audit.h"
#include "cluster/backfill/gap_filler.h"
#include "cluster/steward/event_journal.h"
#include "cluster/steward/heal_plan.h"
#include "cluster/steward/member.h"
#include "cluster/steward/node_leases.h"
#include "cluster/steward/operation_book.h"
#include "route/series_registrar.h"

namespace tg::cluster {

class HealDesk final : public QObject
{
public:
    struct Wiring {
        const Members &members;
        NodeLeases &leases;
        OperationBook &operations;
        EventJournal &journal;
        route::SeriesRegistrar &registrar;
        const Clock &clock;
    };

    HealDesk(Wiring wiring, FillOptions fill)
        : m_wiring(std::move(wiring))
        , m_fill(fill)
    {
    }
    ~HealDesk() override { stop(); }

    // node: only what that extra holder has; invalid = all of them.
    void begin(const std::string &operationId, NodeIndex node);
    void tick();
    bool abort(const std::string &operationId);
    void stop();
    bool isRunning() const { return m_stage != Stage::Idle; }

private:
    enum class Stage { Idle, Waiting, Leasing, Filling };

    HealStep &step() { return m_plan.steps[m_step]; }
    Member &target() { return *m_wiring.members[step().target.value]; }
    void startStep();
    void fill();
    void filled(const FillReport &report);
    void stepFailed(const std::string &why);
    void nextStep();
    std::vector<route::ExtraHolder> healed() const;
    void end(OperationState state, const std::string &why);

    const Wiring m_wiring;
    const FillOptions m_fill;
    Stage m_stage = Stage::Idle;
    std::string m_operationId;
    HealPlan m_plan;
    std::size_t m_step = 0;
    Clock::Steady m_stepSince{};
    GapFiller *m_filler = nullptr;
    std::uint64_t m_written = 0;
    std::uint64_t m_pairs = 0; // compared in steps before
    std::set<std::pair<const series::SeriesEntry *, NodeIndex>> m_failed; // series and extra holder
    std::string m_failure;                                                // the first
};

} // namespace tg::cluster

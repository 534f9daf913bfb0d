// Fills the gaps of nodes that are back: takes the lease of the node, so that one gateway at a time
// does it, copies what is missing region by region, compares, and closes the gap records, or notes
// what still differs. Interrupted fills begin again, here or on another gateway; nothing is written
// twice, because what is there is compared first. Cluster thread.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <QObject>

#include "cluster/backfill/gap_filler.h"
#include "cluster/facts/fact_board.h"
#include "cluster/steward/event_journal.h"
#include "cluster/steward/fill_plan.h"
#include "cluster/steward/member.h"
#include "cluster/steward/node_leases.h"
#include "cluster/steward/operation_book.h"
#include "route/series_registrar.h"

namespace tg::cluster {

struct BackfillOptions {
    bool isAutomatic = true;
    FillOptions fill;
    std::chrono::seconds lease{60};
    std::chrono::seconds othersQuiet{
        8}; // a gap of another gateway is filled once it has not grown for so long
    std::chrono::seconds firstRetry{2};
    std::chrono::seconds longestRetry{300};
};

class BackfillDesk final : public QObject
{
public:
    struct Wiring {
        const Members &members;
        FactBoard &board;
        NodeLeases &leases;
        OperationBook &operations;
        EventJournal &journal;
        const series::SeriesTable &table;
        route::SeriesRegistrar &registrar;
        const Clock &clock;
        std::string instance;
    };

    BackfillDesk(Wiring wiring, BackfillOptions options);
    ~BackfillDesk() override;

    // Looks after every node; about four times a second.
    void tick();
    // By hand: at once, residues included. The operation is finished when the fill is.
    void request(NodeIndex node, const std::string &operationId);
    bool abort(const std::string &operationId);
    void stop();
    bool isFilling() const { return !m_jobs.empty(); }

private:
    enum class Stage { Leasing, Registering, Filling };
    struct Job {
        Stage stage = Stage::Leasing;
        std::string operationId;
        bool isRequested = false; // by hand: residues too
        std::string abortText = "aborted";
        std::vector<FillRegion> regions;
        std::size_t region = 0;
        Clock::Steady regionSince{};
        Clock::Steady askedAt{}; // last asked to register what the node has no id for
        std::shared_ptr<const RegionSeries> series; // of the region being filled
        GapFiller *filler = nullptr;
        bool isWhole = true; // nothing had to be left out
        std::uint64_t written = 0;
        std::uint64_t compared = 0;
        std::uint64_t residues = 0;
    };
    struct Pause {
        Clock::Steady until{};
        std::chrono::seconds length{0};
    };

    void consider(Member &member);
    std::vector<GapRecord> fillable(const Member &member, bool withResidues) const;
    void lease(Member &member);
    void lookAfter(Member &member, Job &job);
    void begin(Member &member, Job &job);
    void startRegion(Member &member, Job &job);
    void fillRegion(Member &member, Job &job);
    void regionDone(Member &member, const FillReport &report);
    void settle(Member &member, const FillRegion &region, const FillReport &report);
    void end(Member &member, OperationState state, const std::string &text);
    void note(const Member &member, const std::string &text, EventSeverity severity);
    std::int64_t nowSeconds() const { return m_wiring.clock.unixMilliseconds() / 1000; }

    const Wiring m_wiring;
    const BackfillOptions m_options;
    std::map<std::uint16_t, Job> m_jobs;
    std::map<std::uint16_t, Pause> m_pauses;
    std::map<std::uint16_t, std::string> m_requested; // operation ids, by node
};

} // namespace tg::cluster

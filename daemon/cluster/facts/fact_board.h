// What all gateways together know, gathered from the documents that they keep on the nodes, and
// what each node should hold instead of what it holds. Lives on the cluster thread, owned by the
// cluster code; no I/O: the owner asks each node for names(), hands every answer to take(), and
// stores writesFor() there. A lost race heals at the next sync; something put here counts as shared
// only when a later take() shows it on a node. Bounds: fact_limits.h.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "cluster/facts/config_fingerprints.h"
#include "cluster/facts/fact_kind.h"
#include "cluster/facts/fact_slot.h"
#include "cluster/facts/gap_document.h"
#include "cluster/facts/join_record.h"
#include "cluster/facts/lease.h"
#include "cluster/facts/standing_order.h"

namespace tg::cluster {

struct FactWrite {
    std::string name;
    std::string text;
};

// A stored document that cannot be read. It is never obeyed; it is replaced once we know something
// of its kind, unless a newer gateway wrote it.
struct FactProblem {
    NodeIndex source;
    std::string name;
    Error reason;
    std::int64_t firstSeen = 0; // the time of the last prune()
};

class FactBoard
{
public:
    explicit FactBoard(const std::vector<std::string> &nodeIds = {});
    FactBoard(const FactBoard &) = delete;
    FactBoard &operator=(const FactBoard &) = delete;

    // False: known already, no proper name, or kMaxNodes reached.
    bool addNode(const std::string &nodeId);
    std::vector<std::string> names() const;

    // What a node holds under a name; nullopt: nothing. Unknown names are ignored.
    void take(NodeIndex source, std::string_view name, std::optional<std::string_view> text);
    // Nothing for names that the source was not asked for.
    std::vector<FactWrite> writesFor(NodeIndex source) const;
    // The node was wiped or restarted, what it held is no longer known.
    void forgetSource(NodeIndex source);
    // Drops what is over; what nodes still hold of it is not taken in again. Call before each sync.
    void prune(std::int64_t nowSeconds);

    // Of an unknown node: empty.
    const GapDocument &gaps(std::string_view nodeId) const;
    const StandingOrder &order(std::string_view nodeId) const;
    const JoinRecord &join(std::string_view nodeId) const;
    const Lease &lease(std::string_view nodeId) const;
    const ConfigFingerprints &fingerprints() const { return m_config.value; }

    // Merge what we know into the board. True: it changed; false also for what may not be stored or
    // an unknown node. After closing a gap look at it again: it stays open when it has grown
    // meanwhile.
    bool putGap(std::string_view nodeId, GapRecord record);
    bool putOrder(StandingOrder order);
    bool putJoin(JoinRecord join);
    bool putLease(Lease lease);
    bool putFingerprint(const std::string &instance, ConfigFingerprint fingerprint);

    std::uint64_t revision() const
    {
        return m_revision;
    }                                          // grows with every change of what is known
    std::vector<FactProblem> problems() const; // at most kMaxFactProblems

private:
    struct NodeFacts {
        explicit NodeFacts(const std::string &id);
        FactSlot<GapDocument> gaps;
        FactSlot<StandingOrder> order;
        FactSlot<JoinRecord> join;
        FactSlot<Lease> lease;
    };
    // What a source holds under a name; Merged: what we would write there.
    struct Held {
        enum class State : std::uint8_t { NotAsked, Nothing, Damaged, Newer, Other, Merged };
        State state = State::NotAsked;
        std::uint64_t version = 0; // of the slot, for Merged
    };
    struct Name {
        std::string text;
        FactKind kind;
        std::size_t node; // position in m_nodes
    };
    using ProblemKey = std::pair<NodeIndex, std::size_t>; // and the position in m_names

    void addName(FactKind kind, std::size_t node, std::string_view nodeId);
    // Calls with the slot behind a name; Board is FactBoard or const FactBoard.
    template <typename Board, typename Call>
    static auto withSlot(Board &board, const Name &name, Call call);
    template <typename Fact>
    Held takeInto(FactSlot<Fact> &slot, const ProblemKey &key, std::string_view text);
    template <typename Fact> bool put(FactSlot<Fact> NodeFacts::*slot, Fact fact);
    NodeFacts *find(std::string_view nodeId);
    const NodeFacts &at(std::string_view nodeId) const;
    void noteProblem(const ProblemKey &key, const Error &reason);
    bool noteChange(bool isChanged);

    std::deque<NodeFacts> m_nodes; // grows only: references stay
    FactSlot<ConfigFingerprints> m_config;
    std::vector<Name> m_names;
    std::map<std::string, std::size_t, std::less<>> m_nodeIndex;
    std::map<std::string, std::size_t, std::less<>> m_nameIndex;
    std::map<NodeIndex, std::vector<Held>> m_held; // per source, as m_names
    std::map<ProblemKey, FactProblem> m_problems;
    std::optional<std::int64_t> m_now; // of the last prune()
    std::uint64_t m_revision = 0;
};

} // namespace tg::cluster

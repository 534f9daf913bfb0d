// The leases of nodes as this gateway takes and holds them. Whoever copies points to a node holds
// its lease meanwhile, so that one gateway, and one job of it, does so at a time: two would each
// copy what is missing, and a node keeps a point twice. It spares work and cannot block for ever.
// Cluster thread; jobs look at theirs at each tick, which renews it.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "cluster/facts/fact_board.h"
#include "cluster/steward/member.h"
#include "shared/base/clock.h"

namespace tg::cluster {

class NodeLeases
{
public:
    enum class State {
        Settling, // ours, but another gateway may have taken it at the same time
        Held,
        Lost, // another gateway has it
        Vain  // it could not be stored on every node in reach
    };
    struct Options {
        std::chrono::seconds length{60};
        // A lease that another gateway took at the same time must have shown by then: two syncs,
        // and some.
        std::chrono::milliseconds settle{4'500};
    };
    struct Wiring {
        const Members &members;
        FactBoard &board;
        const Clock &clock;
        std::string instance;
    };

    NodeLeases(Wiring wiring, Options options)
        : m_wiring(std::move(wiring))
        , m_options(options)
    {
    }

    bool
    mayTake(const Member &member) const; // neither another gateway nor another job of ours has it
    void take(const Member &member);
    State look(const Member &member); // of a lease that was taken
    const std::string &holder(const Member &member) const;
    void give(const Member &member); // back, also one that is lost

private:
    struct Taken {
        Clock::Steady at{};
        std::optional<Clock::Steady> sharedAt; // since when every node in reach shows it
        bool isHeld = false;
    };

    bool isShared(const Member &member) const;
    void put(const Member &member, std::int64_t seconds);
    std::int64_t nowSeconds() const { return m_wiring.clock.unixMilliseconds() / 1000; }

    const Wiring m_wiring;
    const Options m_options;
    std::map<std::uint16_t, Taken> m_taken; // by NodeIndex
};

} // namespace tg::cluster

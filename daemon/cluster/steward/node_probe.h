// Looks at how one node feels: mailboxes of its builders and of its SQLite process, run queue,
// memory, and how long the answers took. A 0.7 node drops batches while it says `ok` once a builder
// has 50,000 messages waiting, so this is the only way to notice before. ask() and reading() on the
// cluster thread, about once a second; answers come on the control link's thread and are kept under
// a lock. One round at a time; each call has a time-out.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "erl/control_link.h"
#include "shared/base/clock.h"

namespace tg::cluster {

struct ProbeReading {
    std::optional<std::uint64_t> builderMailbox; // the longest of them
    std::optional<std::uint64_t> dbMailbox;
    std::optional<std::uint64_t> memoryBytes;
    std::optional<std::uint64_t> runQueue;
    std::optional<std::chrono::microseconds> roundTrip; // of the last answered call
    std::optional<std::chrono::milliseconds> openFor;   // age of the call that is out
    Clock::Steady answeredAt{};                         // the last complete round
    std::string problem;      // why the last round did not end well; its figures are unknown then
    bool hasTimedOut = false; // that was the reason
};

class NodeProbe
{
public:
    static constexpr std::chrono::milliseconds kTimeout{10'000};

    NodeProbe(erl::ControlLink &control, std::string store, const Clock &clock);

    void ask(); // nothing while the last round is still out
    ProbeReading reading() const;
    // After a new start of the node: its processes are others.
    void forgetProcesses();

private:
    struct Round;
    std::shared_ptr<Round> m_round;
};

} // namespace tg::cluster

// The control door of one gateway: its figures, its desk, its server. Made, started and stopped on
// the main thread by the composition root; all that is wired outlives it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "app/control/control_desk.h"
#include "app/control/desk_gatherer.h"
#include "control/control_server.h"

namespace tg::app {

// Where the door listens, as the log and standard output say it: unix:/run/..., tls://a:1,
// tcp://a:1. Empty: it is closed.
using ControlAddresses = std::vector<std::string>;

class ControlRoom
{
public:
    struct Wiring {
        DeskGatherer::Wiring figures;
        admin::AdminServices &admin;
        std::function<std::vector<RejectedSample>()> rejectedSamples;
        std::function<void(const cluster::ClusterEvent &)> remark;
    };

    ControlRoom(const Config &config, const Wiring &wiring, std::size_t workers);
    ~ControlRoom();

    // With control.socket = "auto" and no other place, what keeps the door from opening is logged,
    // and the gateway goes on without it. Errors: see ControlServer::start().
    Result<ControlAddresses> start();
    void stop();

    // Any thread, once started.
    const control::ControlCounters *serverCounters() const; // null: closed
    const DeskCounters &deskCounters() const { return m_desk.counters(); }
    // unix ms; empty: no certificate.
    std::optional<std::int64_t> certificateEndsAt() const;

private:
    Result<ControlAddresses> open(const control::ControlConfig &config);

    const ControlConfig m_config;
    const Clock &m_clock;
    DeskGatherer m_gatherer;
    ControlDesk m_desk;
    std::unique_ptr<control::ControlServer> m_server; // null: closed
};

// The path that control.socket stands for; empty: none. runtimeDir: $XDG_RUNTIME_DIR, may be empty.
std::string controlSocketOf(const ControlConfig &config, const std::string &runtimeDir);

} // namespace tg::app

// The control door: consoles watch the cluster over it and give orders. A thread of its own, so
// that no console, however slow, is ever waited for. Made, started and stopped on the main thread,
// owned by the composition root; the services and the clock outlive it. PROTOCOL.md says what goes
// over it.
#pragma once

#include <memory>
#include <optional>

#include <QDateTime>

#include "base/errands.h"
#include "base/owned_thread.h"
#include "control/control_config.h"
#include "control/control_counters.h"
#include "control/control_services.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace tg::control {

class ControlDoor;
class UnixPlace;
enum class Carrier;

// Where it listens.
struct ControlPlaces {
    QString socketPath;  // empty: not
    quint16 tlsPort = 0; // 0: not
    quint16 tcpPort = 0; // 0: not
};

class ControlServer
{
public:
    ControlServer(ControlServices &services, ControlConfig config, const Clock &clock);
    ~ControlServer(); // stops
    ControlServer(const ControlServer &) = delete;
    ControlServer &operator=(const ControlServer &) = delete;

    // Once. All places or none. Refused: the socket is another daemon's, an address that others can
    // reach without TLS or tokens, a key that others can read. BadValue, System: as the text says.
    Result<ControlPlaces> start();

    // Says Bye `stopping` to all consoles, waits for the call that runs and ControlBounds::linger
    // at most; no call to the services follows. The socket file is gone afterwards.
    void stop();

    const ControlCounters &counters() const { return m_counters; } // any thread

    // When the certificate of the TLS listener ends; nothing without one. Any thread, once started.
    std::optional<QDateTime> certificateEnd() const { return m_certificateEnd; }

private:
    Result<ControlPlaces> open(ControlDoor &door);
    Result<quint16> openPort(ControlDoor &door, Carrier carrier);
    void run(std::unique_ptr<ControlDoor> door);

    ControlServices &m_services;
    const ControlConfig m_config;
    const Clock &m_clock;
    ControlCounters m_counters;
    std::optional<QDateTime> m_certificateEnd;
    std::unique_ptr<UnixPlace> m_place; // of the socket; null: none
    OwnedThread m_thread;
    ControlDoor *m_door = nullptr;      // lives on, and dies with, the thread
    std::unique_ptr<Errands> m_errands; // to the door
};

} // namespace tg::control

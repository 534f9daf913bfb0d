// What the control door has done since its start, for metrics. Written by the control thread only,
// read on any thread (relaxed).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <QLatin1String>

#include "base/counters.h"

namespace tg::control {

// How the door ended a connection by itself. Append only; the names are ids of the protocol, but
// for the two that are told to nobody.
enum class Ending : std::uint8_t {
    BadToken,
    Version,
    TooManyConsoles,
    NotAllowed,
    BadFrame,
    TooSlow,
    Silent,
    Stopping,
    NoHello,   // nothing is said: it hangs up
    Handshake, // TLS did not come about
    Count_
};
inline constexpr std::size_t kEndings = static_cast<std::size_t>(Ending::Count_);

// As in Refused and Bye; also the label of metrics.
QLatin1String idOf(Ending ending);

struct ControlCounters {
    Counter consoles; // gauge: welcomed and not gone
    Counter waiting;  // gauge: connected, not welcomed yet
    Counter leaving;  // gauge: told a last word that has not been taken yet
    Counter accepted; // connections
    Counter welcomed; // consoles
    std::array<Counter, kEndings> ended;

    Counter framesIn;
    Counter bytesIn;
    Counter framesOut; // handed over to be sent
    Counter bytesOut;
    Counter snapshots; // begun
    Counter deltas;    // sent, once for each console

    Counter commandsDone;    // with a result
    Counter commandsFailed;  // with an error of the services
    Counter commandsRefused; // not carried out: role, unknown method, too many a second

    Counter slowEpisodes; // a console fell behind
    Counter slowNow;      // gauge

    const Counter &endedFor(Ending ending) const { return ended[static_cast<std::size_t>(ending)]; }
};

} // namespace tg::control

// What is known about the connection itself, for status bar, banner and empty pages. A plain value.
#pragma once

#include <chrono>
#include <optional>

#include <QString>

#include "console/link/peer_certificate.h"
#include "shared/base/clock.h"
#include "shared/protocol/messages.h"

namespace tg::console {

enum class Phase {
    Idle,       // nobody asked to connect
    Connecting, // until the daemon's Welcome
    Up,
    Waiting, // lost or not reached; tries again by itself
    Refused  // wrong token, certificate or protocol: only the operator can mend it
};

enum class Freshness { Live, Late, Stale };

inline constexpr std::chrono::milliseconds kLateAfter{2'000};
inline constexpr std::chrono::milliseconds kStaleAfter{5'000};

inline constexpr QLatin1String kCertificateProblem("certificate"); // the console's own word

struct LinkStatus {
    Phase phase = Phase::Idle;
    QString where;     // address, or name of the recording
    QString transport; // "unix", "TLS", "TCP", "recording"
    QString gatewayId;
    QString daemonVersion;
    QString protocolVersion; // "2.3", of a gateway that refused; empty: it did not
    QString bootId;
    QString caller;
    QString problem;   // why it is not up
    QString problemId; // the protocol's word for it, e.g. bad-token; empty: none
    std::optional<PeerCertificate> certificate; // that somebody has to decide about
    protocol::Role role = protocol::Role::Viewer;
    std::optional<std::chrono::milliseconds> lag;
    std::optional<Clock::Steady> lastFrame; // monotonic: what freshness goes by
    qint64 lastFrameUnixMs = 0;             // the same, to be shown
    std::optional<Clock::Steady> nextAttempt;

    bool hasEverBeenUp() const { return !bootId.isEmpty(); }
    bool needsToken() const { return phase == Phase::Refused && problemId == protocol::kBadToken; }
    bool needsTrust() const { return phase == Phase::Refused && certificate.has_value(); }
    bool mayOrder() const { return role != protocol::Role::Viewer; }
};

inline QString protocolText(int major, int minor)
{
    return QString::number(major) + QLatin1Char('.') + QString::number(minor);
}

inline Freshness freshnessAt(const LinkStatus &status, Clock::Steady now)
{
    if (status.phase != Phase::Up || !status.lastFrame)
        return Freshness::Stale;
    const auto age = now - *status.lastFrame;
    return age <= kLateAfter ? Freshness::Live
                             : (age <= kStaleAfter ? Freshness::Late : Freshness::Stale);
}

} // namespace tg::console

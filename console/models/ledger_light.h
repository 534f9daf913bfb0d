// The light of a ledger. At rest its difference must be 0. In motion it proves nothing by itself: a
// point on its way may be seen twice. So it turns red at rest, or when points have been lacking for
// longer than the gateway promises. Pure, main thread.
#pragma once

#include <optional>

#include <QString>

#include "console/models/state_look.h"

namespace tg::console {

inline constexpr qint64 kLedgerClosesWithinMs = 5'000; // the gateway's promise

class LedgerLight
{
public:
    enum class State {
        Unknown, // no figure
        Closed,
        Moving, // not zero, and that proves nothing yet
        Lacking // a mistake
    };
    // Certain: at rest, or the gateway says so itself.
    State update(std::optional<qint64> difference, bool isCertain, qint64 nowMs);
    State state() const { return m_state; }

private:
    State m_state = State::Unknown;
    std::optional<qint64> m_openSince; // not zero since then
};

StateLook lookOf(LedgerLight::State state);

} // namespace tg::console

#include "control/control_counters.h"

#include "shared/protocol/messages.h"

namespace tg::control {

QLatin1String idOf(Ending ending)
{
    switch (ending) {
    case Ending::BadToken:
        return protocol::kBadToken;
    case Ending::Version:
        return protocol::kBadVersion;
    case Ending::TooManyConsoles:
        return protocol::kTooManyConsoles;
    case Ending::NotAllowed:
        return protocol::kNotAllowed;
    case Ending::BadFrame:
        return protocol::kBadFrame;
    case Ending::TooSlow:
        return protocol::kTooSlow;
    case Ending::Silent:
        return protocol::kSilent;
    case Ending::Stopping:
        return protocol::kStopping;
    case Ending::NoHello:
        return QLatin1String("no-hello");
    case Ending::Handshake:
    case Ending::Count_:
        break;
    }
    return QLatin1String("handshake");
}

} // namespace tg::control

// Decides who a console is, and whether it may come in: by its token, or at the unix socket by its
// user. Control thread, owned by the ControlDoor.
#pragma once

#include <optional>
#include <variant>

#include "base/role.h"
#include "base/token_file.h"
#include "control/connection.h"
#include "control/control_config.h"
#include "control/control_counters.h"
#include "control/suspects.h"
#include "shared/protocol/messages.h"

namespace tg::control {

struct Refusal {
    Ending ending = Ending::NotAllowed;
    QString text;
};

class Doorkeeper
{
public:
    // tokens: nothing without a token file.
    Doorkeeper(std::optional<TokenBook> tokens, const ControlConfig &config, const Clock &clock);

    std::variant<Caller, Refusal> admit(const Origin &origin, const protocol::Hello &hello);

private:
    std::variant<Caller, Refusal> byToken(const Origin &origin, const QString &token);

    const std::optional<TokenBook> m_tokens;
    const bool m_socketNeedsToken;
    const Role m_socketRole;
    Suspects m_suspects;
};

} // namespace tg::control

#include "control/doorkeeper.h"

#include <algorithm>

namespace tg::control {

using namespace Qt::StringLiterals;

Doorkeeper::Doorkeeper(std::optional<TokenBook> tokens, const ControlConfig &config,
                       const Clock &clock)
    : m_tokens(std::move(tokens))
    , m_socketNeedsToken(config.socketNeedsToken)
    , m_socketRole(config.socketRole)
    , m_suspects(clock)
{
}

std::variant<Caller, Refusal> Doorkeeper::admit(const Origin &origin, const protocol::Hello &hello)
{
    if (hello.major != protocol::kMajor)
        return Refusal{Ending::Version,
                       u"this gateway speaks protocol %1.%2, the console %3.%4: use a console of "
                       "the gateway's release"_s.arg(protocol::kMajor)
                           .arg(protocol::kMinor)
                           .arg(hello.major)
                           .arg(hello.minor)};
    std::variant<Caller, Refusal> admitted = Refusal{
        Ending::BadToken, u"a token is needed here: a line of the gateway's control.token_file"_s};
    if (!hello.token.isEmpty())
        admitted = byToken(origin, hello.token);
    else if (origin.user && !m_socketNeedsToken)
        admitted = Caller{m_socketRole, *origin.user};
    if (auto *caller = std::get_if<Caller>(&admitted); caller && hello.wantsReadOnly)
        caller->role = std::min(caller->role, Role::Viewer);
    return admitted;
}

std::variant<Caller, Refusal> Doorkeeper::byToken(const Origin &origin, const QString &token)
{
    if (!m_tokens)
        return Refusal{Ending::BadToken, u"this gateway has no control.token_file, so it knows no "
                                         "token: connect without one"_s};
    if (const auto wait = m_suspects.holdFor(origin.suspect); wait.count() > 0)
        return Refusal{Ending::BadToken, u"too many wrong tokens came from here: none is looked at "
                                         "for another %1 s"_s.arg(wait.count())};
    const std::optional<Caller> caller = m_tokens->find(token.toStdString());
    if (caller)
        return *caller;
    m_suspects.showedWrongToken(origin.suspect);
    return Refusal{Ending::BadToken, u"the token is not in the gateway's control.token_file, which "
                                     "is read at its start"_s};
}

} // namespace tg::control

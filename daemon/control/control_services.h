// What the control door shows and carries out; implemented by the composition root, which outlives
// the door. Called on the control thread: implementations answer at once from what is at hand and
// wait for no node, no worker and no lock that one of them holds for long.
#pragma once

#include <QJsonObject>
#include <QString>

#include "base/role.h"
#include "shared/base/result.h"
#include "shared/protocol/messages.h"
#include "shared/protocol/table.h"

namespace tg::control {

using tg::Caller; // the user at the unix socket, or the name of the token

struct Identity {
    QString bootId; // another one with each start of the daemon
    QString gatewayId;
    QString daemonVersion;
};

class ControlServices
{
public:
    virtual ~ControlServices() = default;

    virtual Identity identity() const = 0;

    // Once a second, with or without consoles: the figures of which rates, history and the tables
    // until the next call are made.
    virtual void takeFigures() = 0;

    // As of the last takeFigures(); asked for only while somebody has subscribed to the topic.
    virtual protocol::Table table(protocol::Topic topic) = 0;

    // The door has looked at the method's role already; what only some parameters need (an
    // override) is for the implementation to look at. Errors: those of the admin API.
    virtual Result<QJsonObject> carryOut(const protocol::Command &command,
                                         const Caller &caller) = 0;
};

} // namespace tg::control

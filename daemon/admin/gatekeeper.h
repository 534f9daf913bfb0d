// Judges a request by its head, before a byte of its body is awaited: host, origin, path, method,
// role, media type, length. What it admits is written anew, so that what comes behind reads only
// what was understood here. Immutable, any thread.
#pragma once

#include <cstddef>
#include <variant>

#include <QByteArray>
#include <QHostAddress>
#include <QString>

#include "admin/access.h"
#include "admin/host_rules.h"
#include "admin/request_head.h"
#include "base/error_catalog.h"

namespace tg::admin {

struct Admission {
    QByteArray head; // complete, with the empty line
    std::size_t bodyBytes = 0;
};

struct Refusal {
    ErrorId id;
    QString detail;
    QByteArray allow; // with MethodNotAllowed
};

class Gatekeeper
{
public:
    Gatekeeper(Access access, HostRules hosts, std::size_t bodyLimit);

    const Access &access() const { return m_access; }
    std::variant<Admission, Refusal> judge(const RequestHead &head,
                                           const QHostAddress &reachedAt) const;

private:
    std::optional<Refusal> judgeSender(const RequestHead &head,
                                       const QHostAddress &reachedAt) const;
    std::optional<Refusal> judgeRole(const RequestHead &head, Role needed) const;
    std::optional<Refusal> judgeBody(const RequestHead &head, bool isCommand) const;

    Access m_access;
    HostRules m_hosts;
    std::size_t m_bodyLimit;
};

} // namespace tg::admin

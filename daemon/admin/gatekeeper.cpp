#include "admin/gatekeeper.h"

#include <utility>

#include "admin/route_table.h"

namespace tg::admin {

namespace {

QString text(std::string_view view)
{
    return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
}

bool isJson(const std::optional<std::string> &contentType)
{
    if (!contentType)
        return false;
    const QString type = text(*contentType).section(u';', 0, 0).trimmed();
    return type.compare(QLatin1String("application/json"), Qt::CaseInsensitive) == 0;
}

QByteArray writtenAnew(const RequestHead &head, const RouteMatch &match)
{
    QByteArray bytes;
    bytes.append(match.route->method).append(' ').append(match.path).append(head.query);
    bytes.append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (head.authorization)
        bytes.append("Authorization: ").append(*head.authorization).append("\r\n");
    if (head.contentLength)
        bytes.append("Content-Length: ")
            .append(QByteArray::number(qulonglong{*head.contentLength}))
            .append("\r\n");
    return bytes.append("\r\n");
}

} // namespace

Gatekeeper::Gatekeeper(Access access, HostRules hosts, std::size_t bodyLimit)
    : m_access(std::move(access))
    , m_hosts(std::move(hosts))
    , m_bodyLimit(bodyLimit)
{
}

std::variant<Admission, Refusal> Gatekeeper::judge(const RequestHead &head,
                                                   const QHostAddress &reachedAt) const
{
    if (auto refusal = judgeSender(head, reachedAt))
        return *std::move(refusal);
    const RouteMatch match = findRoute(head.method, head.path);
    if (!match.route && match.allow.empty())
        return Refusal{ErrorId::NoSuchPath, QStringLiteral("There is nothing at this path."), {}};
    if (!match.route)
        return Refusal{ErrorId::MethodNotAllowed,
                       QStringLiteral("This path takes %1 only.").arg(text(match.allow)),
                       QByteArray::fromStdString(match.allow)};
    if (match.route->role) {
        if (auto refusal = judgeRole(head, *match.route->role))
            return *std::move(refusal);
    }
    if (auto refusal = judgeBody(head, match.route->isCommand()))
        return *std::move(refusal);
    return Admission{writtenAnew(head, match),
                     static_cast<std::size_t>(head.contentLength.value_or(0))};
}

std::optional<Refusal> Gatekeeper::judgeSender(const RequestHead &head,
                                               const QHostAddress &reachedAt) const
{
    const std::optional<QString> name = hostName(head.host);
    if (!name)
        return Refusal{ErrorId::BadHost, QStringLiteral("The Host header names no host."), {}};
    if (!m_hosts.isOurs(*name, reachedAt))
        return Refusal{
            ErrorId::WrongHost, QStringLiteral("This gateway is not called '%1'.").arg(*name), {}};
    const bool isForeign = (head.origin && !isSameOrigin(*head.origin, head.host)) ||
                           (head.fetchSite && isForeignSite(*head.fetchSite));
    if (isForeign)
        return Refusal{ErrorId::CrossOrigin,
                       QStringLiteral("The request comes from a page of another origin."),
                       {}};
    return std::nullopt;
}

std::optional<Refusal> Gatekeeper::judgeRole(const RequestHead &head, Role needed) const
{
    const auto identified = m_access.identify(head.authorization);
    if (const ErrorId *id = std::get_if<ErrorId>(&identified))
        return Refusal{
            *id, QStringLiteral("This path needs the role %1.").arg(text(nameOf(needed))), {}};
    const Caller &caller = std::get<Caller>(identified);
    if (caller.role >= needed)
        return std::nullopt;
    return Refusal{ErrorId::RoleMissing,
                   QStringLiteral("This path needs the role %1; '%2' has the role %3.")
                       .arg(text(nameOf(needed)), caller.name, text(nameOf(caller.role))),
                   {}};
}

std::optional<Refusal> Gatekeeper::judgeBody(const RequestHead &head, bool isCommand) const
{
    if (!isCommand) {
        if (head.contentLength.value_or(0) == 0)
            return std::nullopt;
        return Refusal{ErrorId::UnexpectedBody, QStringLiteral("GET takes no body."), {}};
    }
    if (!isJson(head.contentType))
        return Refusal{
            ErrorId::WrongMediaType, QStringLiteral("A command is sent as application/json."), {}};
    if (!head.contentLength)
        return Refusal{ErrorId::LengthRequired, QStringLiteral("There is no Content-Length."), {}};
    if (*head.contentLength > m_bodyLimit)
        return Refusal{ErrorId::BodyTooLarge,
                       QStringLiteral("%1 bytes are more than admin.body_bytes, which is %2.")
                           .arg(*head.contentLength)
                           .arg(m_bodyLimit),
                       {}};
    return std::nullopt;
}

} // namespace tg::admin

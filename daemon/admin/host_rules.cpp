#include "admin/host_rules.h"

#include <algorithm>

namespace tg::admin {

namespace {

bool isPort(std::string_view text) // with its colon, or nothing
{
    if (text.empty())
        return true;
    constexpr std::size_t kLongest = 6;
    return text.size() > 1 && text.size() <= kLongest && text[0] == ':' &&
           std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

bool isNameCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_';
}

// Equal whichever way an IPv4 address is written on a socket that takes both families.
bool isSame(const QHostAddress &left, const QHostAddress &right)
{
    return left.isEqual(right, QHostAddress::ConvertV4MappedToIPv4);
}

} // namespace

std::optional<QString> hostName(std::string_view hostField)
{
    constexpr std::size_t kMaxNameBytes = 255;
    std::string_view name;
    std::string_view rest;
    if (hostField.starts_with('[')) {
        const std::size_t end = hostField.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        name = hostField.substr(1, end - 1);
        rest = hostField.substr(end + 1);
        const QHostAddress address(
            QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        if (address.protocol() != QAbstractSocket::IPv6Protocol)
            return std::nullopt;
    } else {
        const std::size_t colon = std::min(hostField.find(':'), hostField.size());
        name = hostField.substr(0, colon);
        rest = hostField.substr(colon);
        if (name.empty() || !std::ranges::all_of(name, isNameCharacter))
            return std::nullopt;
    }
    if (!isPort(rest) || name.size() > kMaxNameBytes)
        return std::nullopt;
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())).toLower();
}

HostRules::HostRules(const QStringList &names)
{
    m_names.append(QStringLiteral("localhost"));
    for (const QString &name : names)
        m_names.append(name.toLower());
}

bool HostRules::isOurs(const QString &name, const QHostAddress &reachedAt) const
{
    if (m_names.contains(name))
        return true;
    QHostAddress address;
    return address.setAddress(name) && isSame(address, reachedAt);
}

bool isSameOrigin(std::string_view origin, std::string_view hostField)
{
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (origin.starts_with(scheme))
            return origin.substr(scheme.size()) == hostField;
    }
    return false;
}

bool isForeignSite(std::string_view fetchSite)
{
    return fetchSite != "same-origin" && fetchSite != "none";
}

} // namespace tg::admin

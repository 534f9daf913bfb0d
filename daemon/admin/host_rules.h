// Which names a client may call this door by, and which pages a browser may call it from: keeps out
// other web sites, also those whose name was made to point at this machine (DNS rebinding). Pure,
// any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace tg::admin {

// The name or address of a Host header, without port and brackets, in lower case.
std::optional<QString> hostName(std::string_view hostField);

class HostRules
{
public:
    explicit HostRules(const QStringList &names);

    // An address is ours if it is the one the client reached us at: no DNS can forge that.
    bool isOurs(const QString &name, const QHostAddress &reachedAt) const;

private:
    QStringList m_names; // in lower case
};

// A browser sends where a request comes from; programs send nothing of the kind.
bool isSameOrigin(std::string_view origin, std::string_view hostField);
bool isForeignSite(std::string_view fetchSite);

} // namespace tg::admin

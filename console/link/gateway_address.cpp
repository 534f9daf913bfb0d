#include "console/link/gateway_address.h"

#include <QHostAddress>
#include <QUrl>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

Error unreadable(const QString &text, const char *why)
{
    return {ErrorCode::BadSyntax, '\'' + text.toStdString() + "' " + why +
                                      "; write unix:/path/of/socket, tls://host:port or "
                                      "tcp://127.0.0.1:port"};
}

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

QString GatewayAddress::toString() const
{
    if (transport == Transport::Unix)
        return u"unix:"_s + path;
    const auto scheme = transport == Transport::Tls ? u"tls://"_s : u"tcp://"_s;
    const bool isV6 = host.contains(u':');
    return scheme + (isV6 ? u"["_s + host + u"]"_s : host) + u":"_s + QString::number(port);
}

Result<GatewayAddress> parseGatewayAddress(const QString &text)
{
    GatewayAddress address;
    if (text.startsWith("unix:"_L1)) {
        address.path = text.mid(5);
        if (!address.path.startsWith(u'/'))
            return unreadable(text, "has no absolute path");
        return address;
    }
    const QUrl url(text);
    address.transport = url.scheme() == "tls"_L1 ? Transport::Tls : Transport::PlainTcp;
    if (url.scheme() != "tls"_L1 && url.scheme() != "tcp"_L1)
        return unreadable(text, "names no way to connect");
    address.host = url.host();
    if (address.host.isEmpty() || url.port() <= 0 || url.port() > 65'535)
        return unreadable(text, "lacks a host or a port");
    address.port = static_cast<quint16>(url.port());
    if (address.transport == Transport::PlainTcp && !isThisMachine(address.host))
        return Error{ErrorCode::Refused, "plain TCP is only for this machine, '" +
                                             text.toStdString() +
                                             "' is another one: use tls:// in place of tcp://"};
    return address;
}

} // namespace tg::console

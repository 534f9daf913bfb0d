#include "console/link/gateway_address.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(GatewayAddress)
};

Error unreadable(const QString &why)
{
    const auto text = Texts::tr("%1; write unix:/path/of/socket, tls://host:port or "
                                "tcp://127.0.0.1:port")
                          .arg(why);
    return {ErrorCode::BadSyntax, text.toStdString()};
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
            return unreadable(Texts::tr("'%1' has no absolute path").arg(text));
        return address;
    }
    const QUrl url(text);
    address.transport = url.scheme() == "tls"_L1 ? Transport::Tls : Transport::PlainTcp;
    if (url.scheme() != "tls"_L1 && url.scheme() != "tcp"_L1)
        return unreadable(Texts::tr("'%1' names no way to connect").arg(text));
    address.host = url.host();
    if (address.host.isEmpty() || url.port() <= 0 || url.port() > 65'535)
        return unreadable(Texts::tr("'%1' lacks a host or a port").arg(text));
    address.port = static_cast<quint16>(url.port());
    if (address.transport == Transport::PlainTcp && !isThisMachine(address.host))
        return Error{ErrorCode::Refused, Texts::tr("plain TCP is only for this machine, '%1' is "
                                                   "another one: use tls:// in place of tcp://")
                                             .arg(text)
                                             .toStdString()};
    return address;
}

} // namespace tg::console

#include "console/app/watched_gateway.h"

#include <QRandomGenerator>

#include "console/link/token_file.h"

namespace tg::console {

Result<LinkOptions> linkOptionsOf(const GatewayWish &wish)
{
    LinkOptions options;
    options.socket.address = wish.connection.address;
    options.socket.pinnedSha256 = wish.connection.pinnedSha256;
    options.socket.caFile = wish.caFile;
    options.token = wish.token;
    options.keepsToken = wish.keepsToken;
    options.wantsReadOnly = wish.connection.wantsReadOnly;
    options.seed = QRandomGenerator::global()->generate();
    if (options.token.isEmpty() && !wish.connection.tokenFile.isEmpty()) {
        auto token = readTokenFile(wish.connection.tokenFile);
        if (!token)
            return token.error();
        options.token = *token;
    }
    return options;
}

WatchedGateway::WatchedGateway(std::unique_ptr<ClusterFeed> feed, SavedConnection connection,
                               QObject *parent)
    : QObject(parent)
    , m_feed(std::move(feed))
    , m_connection(std::move(connection))
{
    m_view.setFeed(m_feed.get());
}

WatchedGateway::~WatchedGateway()
{
    m_view.setFeed(nullptr);
}

QString WatchedGateway::name() const
{
    if (!m_connection.name.isEmpty())
        return m_connection.name;
    const auto &status = m_feed->status();
    return status.gatewayId.isEmpty() ? status.where : status.gatewayId;
}

void WatchedGateway::useToken(const QString &token, bool keepsIt)
{
    if (auto *one = link()) {
        one->setToken(token, keepsIt);
        one->tryNow();
    }
}

void WatchedGateway::usePin(const QByteArray &sha256)
{
    m_connection.pinnedSha256 = sha256;
    if (auto *one = link()) {
        one->setPin(sha256);
        one->tryNow();
    }
}

} // namespace tg::console

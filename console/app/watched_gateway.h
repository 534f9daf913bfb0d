// One gateway that the console is connected to, or tries to be: its feed, and all that was heard
// from it, in focus or not. Main thread, owned by ConnectionKeeper.
#pragma once

#include <memory>

#include "console/link/gateway_link.h"
#include "console/link/order_target.h"
#include "console/models/cluster_view.h"
#include "console/settings/saved_connection.h"

namespace tg::console {

// What to connect to. A plain value.
struct GatewayWish {
    SavedConnection connection; // without an id: not saved; without a name: the gateway's own
    QString token;              // empty: by its token file, or asked for
    bool keepsToken = true;
    QString caFile; // empty: the system's
};

// Reads the token file, if there is one and no token.
Result<LinkOptions> linkOptionsOf(const GatewayWish &wish);

class WatchedGateway final : public QObject
{
    Q_OBJECT

public:
    WatchedGateway(std::unique_ptr<ClusterFeed> feed, SavedConnection connection,
                   QObject *parent = nullptr);
    ~WatchedGateway() override;

    ClusterFeed &feed() { return *m_feed; }
    const ClusterFeed &feed() const { return *m_feed; }
    GatewayLink *link() { return qobject_cast<GatewayLink *>(m_feed.get()); } // null: a recording
    ClusterView &view() { return m_view; }
    const SavedConnection &connection() const { return m_connection; }
    QString name() const; // saved name, else the gateway's id, else where it is
    OrderTarget orderTarget() { return {name(), m_feed.get()}; }

    // From the next attempt on, which is made at once.
    void useToken(const QString &token, bool keepsIt);
    void usePin(const QByteArray &sha256);

    // Whether somebody waits for it: then it is asked about at once when it refuses.
    bool isExpected() const { return m_isExpected; }
    void setExpected(bool on) { m_isExpected = on; }

private:
    std::unique_ptr<ClusterFeed> m_feed;
    SavedConnection m_connection;
    bool m_isExpected = true;
    ClusterView m_view; // goes first
};

} // namespace tg::console

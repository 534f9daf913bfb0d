// Why a gateway can be asked or ordered about nothing now, and one gateway that an order can be
// given to. What dialogs of orders take: one target, or one for each gateway the console is
// connected to. A plain value, main thread; the feed is borrowed and may go away while a dialog is
// open.
#pragma once

#include <QPointer>

#include "console/link/cluster_feed.h"

namespace tg::console {

// In the language of now; empty: it can be.
QString whyNoQuestions(const ClusterFeed *feed);
QString whyNoOrders(const ClusterFeed *feed);

struct OrderTarget {
    QString name; // as it stands in the list of gateways
    QPointer<ClusterFeed> feed;

    QString whyNot() const { return whyNoOrders(feed); }
};

} // namespace tg::console

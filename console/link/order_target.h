// One gateway that an order can be given to. What dialogs of orders take: one target, or one for
// each gateway the console is connected to. A plain value, main thread; the feed is borrowed and
// may go away while a dialog is open.
#pragma once

#include <QPointer>

#include "console/link/cluster_feed.h"

namespace tg::console {

struct OrderTarget {
    QString name; // as it stands in the list of gateways
    QPointer<ClusterFeed> feed;

    // Why no order can be given to it now; empty: it can.
    QString whyNot() const;
};

} // namespace tg::console

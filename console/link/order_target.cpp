#include "console/link/order_target.h"

#include <QCoreApplication>

namespace tg::console {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OrderTarget)
};

} // namespace

QString whyNoQuestions(const ClusterFeed *feed)
{
    if (!feed || feed->status().phase == Phase::Idle || !feed->status().hasEverBeenUp())
        return Texts::tr("Not connected to a gateway.");
    if (feed->status().phase != Phase::Up)
        return Texts::tr("The figures are old: the connection to the gateway is lost.");
    if (feed->freshness() == Freshness::Stale)
        return Texts::tr("The figures are old: the gateway has not been heard for more than 5 s.");
    return {};
}

QString whyNoOrders(const ClusterFeed *feed)
{
    if (auto why = whyNoQuestions(feed); !why.isEmpty())
        return why;
    if (!feed->status().mayOrder())
        return Texts::tr("This connection may only look (role viewer).");
    return {};
}

} // namespace tg::console

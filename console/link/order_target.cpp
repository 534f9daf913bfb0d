#include "console/link/order_target.h"

#include <QCoreApplication>

namespace tg::console {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OrderTarget", text);
}

} // namespace

QString OrderTarget::whyNot() const
{
    if (!feed || feed->status().phase == Phase::Idle)
        return tr("Not connected to a gateway.");
    if (feed->freshness() == Freshness::Stale)
        return tr("The figures are old: the gateway has not been heard for more than 5 s.");
    if (!feed->status().mayOrder())
        return tr("This connection may only look (role viewer).");
    return {};
}

} // namespace tg::console

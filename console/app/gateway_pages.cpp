#include "console/app/gateway_pages.h"

#include "console/pages/alarms_page.h"
#include "console/pages/events_page.h"
#include "console/pages/nodes_page.h"
#include "console/pages/overview_page.h"
#include "console/pages/shards_page.h"
#include "console/pages/throughput_page.h"

namespace tg::console {

GatewayPages::GatewayPages(ClusterView &view, QWidget *parent)
    : QStackedWidget(parent)
    , m_view(view)
{
    auto *alarms = new AlarmsPage(view);
    m_pages = {new OverviewPage(view),
               new NodesPage(view),
               new ShardsPage(view),
               new ThroughputPage(view),
               alarms,
               new EventsPage(view)};
    for (auto *one : m_pages) {
        addWidget(one);
        connect(one, &Page::connectWanted, this, &GatewayPages::connectWanted);
        connect(one, &Page::nodeWanted, this, &GatewayPages::nodeWanted);
        connect(one, &Page::pageWanted, this, &GatewayPages::pageWanted);
        connect(one, &Page::orderWanted, this, &GatewayPages::orderWanted);
        connect(one, &Page::currentChanged, this, &GatewayPages::selectionChanged);
    }
    connect(alarms, &AlarmsPage::ackWanted, this, &GatewayPages::ackWanted);
}

} // namespace tg::console

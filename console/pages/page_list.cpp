#include "console/pages/page_list.h"

#include <array>

#include <QCoreApplication>

#include "console/pages/alarms_page.h"
#include "console/pages/events_page.h"
#include "console/pages/explain_page.h"
#include "console/pages/gaps_page.h"
#include "console/pages/hot_metrics_page.h"
#include "console/pages/ledger_page.h"
#include "console/pages/nodes_page.h"
#include "console/pages/overview_page.h"
#include "console/pages/rejected_page.h"
#include "console/pages/shards_page.h"
#include "console/pages/throughput_page.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

struct Entry {
    QLatin1String id;
    const char *title;
    QLatin1String keys;
};

constexpr std::array<Entry, PageCount> kPages{{
    {QLatin1String("overview"), QT_TRANSLATE_NOOP("Pages", "Overview"), QLatin1String("Ctrl+1")},
    {QLatin1String("nodes"), QT_TRANSLATE_NOOP("Pages", "Nodes"), QLatin1String("Ctrl+2")},
    {QLatin1String("shards"), QT_TRANSLATE_NOOP("Pages", "Shards"), QLatin1String("Ctrl+3")},
    {QLatin1String("throughput"), QT_TRANSLATE_NOOP("Pages", "Throughput"),
     QLatin1String("Ctrl+4")},
    {QLatin1String("alarms"), QT_TRANSLATE_NOOP("Pages", "Alarms"), QLatin1String("Ctrl+5")},
    {QLatin1String("events"), QT_TRANSLATE_NOOP("Pages", "Events"), QLatin1String("Ctrl+6")},
    {QLatin1String("ledger"), QT_TRANSLATE_NOOP("Pages", "Ledger"), QLatin1String("Ctrl+7")},
    {QLatin1String("rejected"), QT_TRANSLATE_NOOP("Pages", "Rejected lines"),
     QLatin1String("Ctrl+8")},
    {QLatin1String("gaps"), QT_TRANSLATE_NOOP("Pages", "Gaps"), QLatin1String("Ctrl+9")},
    {QLatin1String("hot-metrics"), QT_TRANSLATE_NOOP("Pages", "Hot metrics"),
     QLatin1String("Ctrl+0")},
    {QLatin1String("explain"), QT_TRANSLATE_NOOP("Pages", "Explain"),
     QLatin1String("Ctrl+Shift+E")},
}};

} // namespace

std::vector<Page *> makePages(ClusterView &view)
{
    return {new OverviewPage(view),   new NodesPage(view),    new ShardsPage(view),
            new ThroughputPage(view), new AlarmsPage(view),   new EventsPage(view),
            new LedgerPage(view),     new RejectedPage(view), new GapsPage(view),
            new HotMetricsPage(view), new ExplainPage(view)};
}

QString pageTitle(int page)
{
    return QCoreApplication::translate("Pages", kPages[static_cast<std::size_t>(page)].title);
}

QString pageKeys(int page)
{
    return kPages[static_cast<std::size_t>(page)].keys;
}

QStringList pageIds()
{
    QStringList ids;
    for (const auto &page : kPages)
        ids << page.id;
    return ids;
}

} // namespace tg::console

// The pages, in the order of the list at the left, with their names and keys. The first six keep
// Ctrl+1 to Ctrl+6. Main thread.
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tg::console {

class ClusterView;
class Page;

enum PageNumber {
    OverviewNumber,
    NodesNumber,
    ShardsNumber,
    ThroughputNumber,
    AlarmsNumber,
    EventsNumber,
    LedgerNumber,
    RejectedNumber,
    GapsNumber,
    HotMetricsNumber,
    ExplainNumber,
    PageCount
};

std::vector<Page *> makePages(ClusterView &view); // one of each; the caller owns them
QString pageTitle(int page);
QString pageKeys(int page); // "Ctrl+1"
QStringList pageIds();      // of the command line and the settings: "overview", ...

} // namespace tg::console

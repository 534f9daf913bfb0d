#include "console/dialogs/plan_targets.h"

#include <QHeaderView>
#include <QScrollBar>

#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLines = 8; // then it scrolls

} // namespace

PlanTargets::PlanTargets(QWidget *parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Nodes that take over, before and after"));
    setHeaderLabels({tr("Target"), tr("Shards"), tr("Points/s"), tr("Load")});
    for (int section = 1; section < 4; ++section)
        headerItem()->setTextAlignment(section, Qt::AlignRight | Qt::AlignVCenter);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int section = 1; section < 4; ++section) // a few lines: fitting them costs nothing
        header()->setSectionResizeMode(section, QHeaderView::ResizeToContents);
}

void PlanTargets::setTargets(const std::vector<PlanTarget> &targets)
{
    clear();
    for (const auto &target : targets) {
        auto *item = new QTreeWidgetItem(this);
        const QStringList texts{target.node, changeText(target.shards, protocol::Unit::Shards),
                                changeText(target.pointsPerSecond, protocol::Unit::PointsPerSecond),
                                changeText(target.load, protocol::Unit::Fraction)};
        for (int section = 0; section < 4; ++section) {
            item->setText(section, texts[section]);
            if (section > 0)
                item->setTextAlignment(section, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    const int lines = std::clamp(topLevelItemCount(), 1, kMostLines);
    setFixedHeight(header()->sizeHint().height() + lines * (fontMetrics().height() + 6) + 8);
}

} // namespace tg::console

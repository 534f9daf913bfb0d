#include "console/pages/throughput_page.h"

#include <QGridLayout>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "console/pages/history_lines.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/theme.h"

namespace tg::console {

using protocol::HistoryColumn;
using protocol::Unit;

ThroughputPage::ThroughputPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_points(new LineChart(tr("Points"), Unit::PointsPerSecond))
    , m_nodes(new LineChart(tr("Confirmed by node"), Unit::PointsPerSecond))
    , m_queue(new LineChart(tr("Queue"), Unit::Points))
    , m_trip(new LineChart(tr("Link round trip"), Unit::Microseconds))
    , m_ranges(new QButtonGroup(this))
    , m_links(new TablePane(view.links(), {tr("Links"), tr("Only affected")}))
{
    m_links->setEmptyText(tr("No links"), tr("The gateway knows no node to connect to."));
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeCharts());
    splitter->addWidget(m_links);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    column->addWidget(splitter);
    setContent(content);
}

QWidget *ThroughputPage::makeCharts()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeRanges(), 0, 0, 1, 2, Qt::AlignRight);
    const std::array charts{m_points, m_nodes, m_queue, m_trip};
    for (int i = 0; i < 4; ++i) {
        auto *chart = charts[static_cast<std::size_t>(i)];
        grid->addWidget(chart, 1 + i / 2, i % 2);
        for (auto *other : charts) {
            if (other != chart)
                connect(chart, &LineChart::crossHairMoved, other, &LineChart::setCrossHair);
        }
    }
    return box;
}

QWidget *ThroughputPage::makeRanges()
{
    auto *box = new QWidget;
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    for (const int minutes : {5, 15}) {
        auto *button = new QToolButton;
        button->setText(tr("%1 min").arg(minutes));
        styleSegment(*button);
        button->setChecked(minutes == 5);
        m_ranges->addButton(button, minutes);
        line->addWidget(button);
    }
    connect(m_ranges, &QButtonGroup::idClicked, this, &ThroughputPage::draw);
    return box;
}

QLineEdit *ThroughputPage::filterBox()
{
    return &m_links->filterBox();
}

void ThroughputPage::draw()
{
    const auto span = lastMinutes(view(), m_ranges->checkedId());
    const auto line = [&](HistoryColumn column, const QString &name, int color) {
        return historyLine(view(), column, name, color, span);
    };
    m_points->setLines({line(HistoryColumn::PointsInPerSecond, tr("in"), 0),
                        line(HistoryColumn::PointsOutPerSecond, tr("out"), 1),
                        line(HistoryColumn::RejectedPerSecond, tr("rejected"), 3)},
                       span.fromMs, span.toMs);
    m_nodes->setLines(nodeLines(view(), span), span.fromMs, span.toMs);
    m_queue->setLines({line(HistoryColumn::QueuedPoints, tr("points"), 0)}, span.fromMs, span.toMs);
    m_trip->setLines({line(HistoryColumn::RoundTripP50Us, tr("p50"), 0),
                      line(HistoryColumn::RoundTripP99Us, tr("p99"), 1)},
                     span.fromMs, span.toMs);
    const auto gaps = historyGaps(view(), span);
    for (auto *chart : {m_points, m_nodes, m_queue, m_trip}) {
        chart->setGaps(gaps);
        chart->setStale(isStale());
    }
    m_links->tick(isStale());
}

} // namespace tg::console

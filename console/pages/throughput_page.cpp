#include "console/pages/throughput_page.h"

#include <QGridLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/pages/history_lines.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/range_buttons.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

using protocol::HistoryColumn;
using protocol::Unit;

ThroughputPage::ThroughputPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_points(new LineChart(tr("Points"), Unit::PointsPerSecond))
    , m_nodes(new LineChart(tr("Confirmed by node"), Unit::PointsPerSecond))
    , m_queue(new LineChart(tr("Queue"), Unit::Points, Unit::Milliseconds))
    , m_links(new LineChart(tr("Links"), Unit::BytesPerSecond, Unit::Microseconds))
    , m_ranges(new RangeButtons)
    , m_note(new QLabel)
    , m_pane(new TablePane(view.links(), {tr("Links"), tr("Only affected")}))
{
    m_pane->setEmptyText(tr("No links"), tr("The gateway knows no node to connect to.") +
                                             QLatin1Char(' ') + howToAddNodes());
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeCharts());
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    column->addWidget(splitter);
    setContent(content);
    for (auto *chart : {m_points, m_nodes}) // the hours stand below each other
        chart->keepRightRoom();
    connect(m_ranges, &RangeButtons::changed, this, &Page::refresh);
}

QWidget *ThroughputPage::makeCharts()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *top = new QHBoxLayout;
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    top->addWidget(m_note, 1);
    top->addWidget(m_ranges);
    grid->addLayout(top, 0, 0, 1, 2);
    const std::array charts{m_points, m_nodes, m_queue, m_links};
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

QLineEdit *ThroughputPage::filterBox()
{
    return &m_pane->filterBox();
}

void ThroughputPage::setMinutes(int minutes)
{
    m_ranges->setMinutes(minutes);
}

void ThroughputPage::drawNote()
{
    const bool isLong = m_ranges->minutes() * 60'000 > kDaemonKeepsMs;
    m_note->setText(isLong ? tr("The gateway keeps 15 minutes: what is older is what this console "
                                "saw itself.")
                           : QString());
}

void ThroughputPage::draw()
{
    view().wantNodeHistories();
    const auto span = lastMinutes(view(), m_ranges->minutes());
    const auto line = [&](HistoryColumn column, const QString &name, int color,
                          bool isRight = false) {
        return historyLine(view(), column, name, color, span, isRight);
    };
    m_points->setLines({line(HistoryColumn::PointsInPerSecond, tr("in"), 0),
                        line(HistoryColumn::PointsOutPerSecond, tr("out"), 1),
                        line(HistoryColumn::RejectedPerSecond, tr("rejected"), 3)},
                       span.fromMs, span.toMs);
    m_nodes->setLines(nodeLines(view(), span), span.fromMs, span.toMs);
    m_queue->setLines({line(HistoryColumn::QueuedPoints, tr("points"), 0),
                       line(HistoryColumn::OldestMs, tr("oldest (right)"), 1, true)},
                      span.fromMs, span.toMs);
    m_links->setLines({line(HistoryColumn::BytesOutPerSecond, tr("sent"), 0),
                       line(HistoryColumn::BytesInPerSecond, tr("received"), 2),
                       line(HistoryColumn::RoundTripP50Us, tr("RTT p50 (right)"), 1, true),
                       line(HistoryColumn::RoundTripP99Us, tr("p99 (right)"), 3, true)},
                      span.fromMs, span.toMs);
    const auto gaps = historyGaps(view(), span);
    for (auto *chart : {m_points, m_nodes, m_queue, m_links}) {
        chart->setGaps(chart == m_nodes ? nodeGaps(view(), span) : gaps);
        chart->setRestarts(view().restarts());
        chart->setStale(isStale());
    }
    drawNote();
    m_pane->tick(isStale());
}

} // namespace tg::console

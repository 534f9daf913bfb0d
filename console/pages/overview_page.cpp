#include "console/pages/overview_page.h"

#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/pages/history_lines.h"
#include "console/pages/trouble_list.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/node_strip.h"
#include "console/widgets/range_buttons.h"
#include "console/widgets/stat_tile.h"
#include "console/widgets/titled_box.h"

namespace tg::console {

using protocol::GatewayColumn;
using protocol::HistoryColumn;
using protocol::Unit;

OverviewPage::OverviewPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_chart(new LineChart(tr("Points per second"), Unit::PointsPerSecond))
    , m_strip(new NodeStrip(view.nodes()))
    , m_stripArea(new NodeStripArea(*m_strip))
    , m_trouble(new TroubleList)
    , m_events(new LastEvents)
    , m_ranges(new RangeButtons)
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->setSpacing(8);
    auto *tiles = new QHBoxLayout;
    makeTiles(*tiles);
    column->addLayout(tiles);
    auto *middle = new QHBoxLayout;
    m_chart->bar().addWidget(m_ranges);
    middle->addWidget(m_chart, 5);
    middle->addWidget(titledBox(tr("What needs attention"), m_trouble), 3);
    column->addLayout(middle, 1);
    column->addWidget(m_stripArea);
    column->addWidget(titledBox(tr("Last events"), m_events));
    setContent(content);
    connect(m_ranges, &RangeButtons::changed, this, &Page::refresh);
    connect(m_strip, &NodeStrip::nodeWanted, this, &Page::nodeWanted);
    connect(m_trouble, &TroubleList::nodeWanted, this, &Page::nodeWanted);
    connect(m_trouble, &TroubleList::alarmsWanted, this,
            [this] { Q_EMIT pageWanted(AlarmsNumber); });
}

void OverviewPage::makeTiles(QLayout &line)
{
    const std::array captions{tr("Points in/s"), tr("Points out/s"), tr("Queued points"),
                              tr("Rejected/s"),  tr("Nodes up"),     tr("Without owner")};
    constexpr std::array kPages{ThroughputNumber, ThroughputNumber, ThroughputNumber,
                                RejectedNumber,   NodesNumber,      ShardsNumber};
    for (std::size_t i = 0; i < captions.size(); ++i) {
        m_tiles[i] = new StatTile(captions[i]);
        line.addWidget(m_tiles[i]);
        connect(m_tiles[i], &QAbstractButton::clicked, this,
                [this, page = kPages[i]] { Q_EMIT pageWanted(page); });
    }
}

void OverviewPage::setMinutes(int minutes)
{
    m_ranges->setMinutes(minutes);
}

void OverviewPage::draw()
{
    drawTiles();
    drawChart();
    m_strip->refresh(isStale());
    m_stripArea->fit();
    m_trouble->refresh(view());
    m_events->refresh(view());
}

void OverviewPage::drawTiles()
{
    const auto &row = *view().gateway();
    const auto rate = [&](StatTile *tile, GatewayColumn column, HistoryColumn history,
                          const QString &detail, Tone tone = Tone::Unknown) {
        tile->setFigure(valueText(row[column], Unit::PointsPerSecond), detail, tone,
                        exactText(row[column], Unit::PointsPerSecond));
        tile->setTrace(historyMinute(view(), history));
    };
    const auto copies = valueText(row[GatewayColumn::CopiesOutPerSecond], Unit::CopiesPerSecond);
    rate(m_tiles[0], GatewayColumn::PointsInPerSecond, HistoryColumn::PointsInPerSecond,
         tr("%1 requests/s").arg(siText(numberOf(row[GatewayColumn::RequestsPerSecond]))));
    rate(m_tiles[1], GatewayColumn::PointsOutPerSecond, HistoryColumn::PointsOutPerSecond,
         tr("%1 copies").arg(copies));
    rate(m_tiles[3], GatewayColumn::RejectedPerSecond, HistoryColumn::RejectedPerSecond,
         tr("%1 dropped")
             .arg(valueText(row[GatewayColumn::DroppedPerSecond], Unit::PointsPerSecond)),
         numberOf(row[GatewayColumn::DroppedPerSecond]) > 0 ? Tone::Degraded : Tone::Unknown);

    const double queued =
        numberOf(row[GatewayColumn::QueuedPoints]) + numberOf(row[GatewayColumn::InFlightPoints]);
    const auto &oldest = row[GatewayColumn::OldestMs];
    m_tiles[2]->setFigure(
        siText(queued), tr("oldest %1").arg(valueText(oldest, Unit::Milliseconds)),
        numberOf(oldest) > 5'000 ? Tone::Degraded : Tone::Unknown, exactText(queued, Unit::Points));
    m_tiles[2]->setTrace(historyMinute(view(), HistoryColumn::QueuedPoints));

    const double up = numberOf(row[GatewayColumn::NodesUp]);
    const double nodes = numberOf(row[GatewayColumn::Nodes]);
    m_tiles[4]->setFigure(tr("%1 of %2").arg(up).arg(nodes),
                          up < nodes ? tr("%n not serving", nullptr, static_cast<int>(nodes - up))
                                     : (nodes > 0 ? tr("all serve") : tr("none configured")),
                          up < nodes || nodes == 0 ? Tone::Degraded : Tone::Unknown, {});
    m_tiles[4]->setTrace(historyMinute(view(), HistoryColumn::NodesUp));
    const double ownerless = numberOf(row[GatewayColumn::ShardsWithoutOwner]);
    m_tiles[5]->setFigure(
        siText(ownerless),
        tr("of %n shard(s)", nullptr, static_cast<int>(numberOf(row[GatewayColumn::Shards]))),
        ownerless > 0 ? Tone::Down : Tone::Unknown, {});
    m_tiles[5]->setTrace(historyMinute(view(), HistoryColumn::ShardsWithoutOwner));
    for (auto *tile : m_tiles)
        tile->setStale(isStale());
}

void OverviewPage::drawChart()
{
    const auto span = lastMinutes(view(), m_ranges->minutes());
    m_chart->setStale(isStale());
    m_chart->setLines({historyLine(view(), HistoryColumn::PointsInPerSecond, tr("in"), 0, span),
                       historyLine(view(), HistoryColumn::PointsOutPerSecond, tr("out"), 1, span)},
                      span.fromMs, span.toMs);
    m_chart->setGaps(historyGaps(view(), span));
    m_chart->setRestarts(view().restarts());
}

} // namespace tg::console

#include "console/app/all_gateways_page.h"

#include <cmath>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QVBoxLayout>

#include "console/app/all_gateways_cells.h"
#include "console/export/csv.h"
#include "console/models/text_format.h"
#include "console/widgets/column_fit.h"
#include "console/widgets/glyph.h"
#include "console/widgets/padded_header.h"
#include "console/widgets/stat_tile.h"
#include "console/widgets/text_width.h"
#include "console/widgets/theme.h"
#include "console/widgets/titled_box.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::GatewayColumn;
using protocol::Unit;

namespace {

constexpr int kConnectionColumn = 1; // those with a glyph
constexpr int kNodeStateColumn = 1;
constexpr int kSeverityColumn = 0;
constexpr int kFirstFigure = 3; // of the gateways' columns: alarms ... map
constexpr int kLastFigure = 9;

// Of the texts that may stand in a column the widest decides its width.
struct Column {
    QString title;
    QStringList contents;
    int spare = 0;
    bool stretches = false;
};

QTableWidget *makeTable(const QString &name, const std::vector<Column> &columns, int stateColumn)
{
    auto *table = new QTableWidget(0, static_cast<int>(columns.size()));
    table->setHorizontalHeader(new PaddedHeader(table));
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 10);
    QStringList titles;
    std::vector<FitColumn> fitting;
    for (const auto &[title, contents, spare, stretches] : columns) {
        const bool isState = static_cast<int>(fitting.size()) == stateColumn;
        titles << title;
        fitting.push_back(
            {title, columnWidth(table->fontMetrics(), title, contents, isState), stretches, spare});
    }
    table->setHorizontalHeaderLabels(titles);
    new ColumnFit(*table, std::move(fitting));
    return table;
}

void put(QTableWidget &table, int row, const QStringList &texts, int iconColumn,
         const StateLook &look, bool isFaint = false)
{
    const auto disabled = table.palette().color(QPalette::Disabled, QPalette::Text);
    for (int column = 0; column < texts.size(); ++column) {
        auto *item = table.item(row, column);
        if (!item) {
            item = new QTableWidgetItem;
            table.setItem(row, column, item);
        }
        const auto text = texts[column].isEmpty() ? notKnown() : texts[column];
        if (item->text() != text)
            item->setText(text);
        item->setToolTip(text);
        item->setForeground(isFaint ? disabled : table.palette().color(QPalette::Text));
    }
    table.item(row, iconColumn)
        ->setIcon(glyphIcon(look.shape, toneColor(look.tone, isDark(table.palette()))));
}

QString figure(const std::optional<double> &value, const QString &unit = {})
{
    return value ? siText(*value, unit) : notKnown();
}

QString exact(const std::optional<double> &value)
{
    return value ? wholeText(std::llround(*value)) : notKnown();
}

// Ctrl+C: the selected lines, raw, as tables of pages give them.
void makeCopying(QTableWidget &table, std::function<CellTable()> cells)
{
    auto *copying = new QAction(AllGatewaysPage::tr("Copy"), &table);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    table.addAction(copying);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    QObject::connect(copying, &QAction::triggered, &table, [&table, cells = std::move(cells)] {
        const auto all = cells();
        CellTable selected{all.header, {}};
        for (const auto &index : table.selectionModel()->selectedRows()) {
            if (const auto row = static_cast<std::size_t>(index.row()); row < all.rows.size())
                selected.rows.push_back(all.rows[row]);
        }
        if (!selected.rows.empty())
            QApplication::clipboard()->setText(toTsv(selected));
    });
}

} // namespace

AllGatewaysPage::AllGatewaysPage(ConnectionKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
    , m_gateways(
          makeTable(tr("Gateways"),
                    {{tr("Gateway"), {u"gateway-12"_s}},
                     {tr("Connection"), linkStateWords(), 0, true},
                     {tr("Role"),
                      {roleTitle(protocol::Role::Viewer), roleTitle(protocol::Role::Operator),
                       roleTitle(protocol::Role::Admin)},
                      2},
                     {tr("Alarms"), {u"888"_s}},
                     {tr("Points in/s"), {u"888.8 k/s"_s}},
                     {tr("Points out/s"), {u"888.8 k/s"_s}},
                     {tr("Queued"), {u"88.8 M"_s}},
                     {tr("Rejected/s"), {u"88.8 k/s"_s}},
                     {tr("Nodes up"), {tr("%1 of %2").arg(88).arg(88)}},
                     {tr("Map"), {u"8888"_s}, 3},
                     {tr("Version"), {u"1.22.33"_s}, 4}},
                    kConnectionColumn))
    , m_nodes(makeTable(tr("Nodes, in the worst state that a gateway sees"),
                        {{tr("Node"), {u"timeless-node-12"_s}},
                         {tr("Worst state"), stateWords(States::Node)},
                         {tr("Seen by"), {u"gateway-1, gateway-2"_s}},
                         {tr("Reason"), {u"link closed by peer, 3 attempts"_s}, 0, true}},
                        kNodeStateColumn))
    , m_alarms(makeTable(tr("Alarms of all gateways"),
                         {{tr("Severity"), stateWords(States::Severity)},
                          {tr("Since"), {durationText(88 * 60'000)}},
                          {tr("Gateways"), {u"gateway-1, gateway-2"_s}},
                          {tr("What"), {u"node-c has not answered for 37 s and more"_s}, 0, true}},
                         kSeverityColumn))
{
    for (int figure = kFirstFigure; figure <= kLastFigure; ++figure)
        m_gateways->horizontalHeaderItem(figure)->setTextAlignment(Qt::AlignRight |
                                                                   Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 6);
    column->setSpacing(8);
    auto *tiles = new QHBoxLayout;
    const std::array captions{tr("Points in/s"), tr("Points out/s"),  tr("Queued points"),
                              tr("Rejected/s"),  tr("Gateways live"), tr("Nodes up")};
    for (std::size_t i = 0; i < captions.size(); ++i) {
        m_tiles[i] = new StatTile(captions[i]);
        m_tiles[i]->setFocusPolicy(Qt::NoFocus); // they lead nowhere: nothing to press
        m_tiles[i]->setCursor(Qt::ArrowCursor);
        tiles->addWidget(m_tiles[i]);
    }
    column->addLayout(tiles);
    column->addWidget(titledBox(tr("Gateways"), m_gateways), 3);
    column->addWidget(titledBox(tr("Alarms of all gateways"), m_alarms), 3);
    column->addWidget(titledBox(tr("Nodes, in the worst state that a gateway sees"), m_nodes), 4);
    connect(m_gateways, &QTableWidget::cellActivated, this,
            [this](int row, int) { Q_EMIT gatewayWanted(row); });
    makeCopying(*m_gateways, [this] { return shownGatewayCells(m_keeper); });
    makeCopying(*m_nodes, [this] { return combinedNodeCells(m_keeper); });
    makeCopying(*m_alarms, [this] { return combinedAlarmCells(m_keeper); });
}

std::vector<ExportTable> AllGatewaysPage::tables() const
{
    const auto nodes = [this] { return combinedNodeCells(m_keeper); };
    const auto alarms = [this] { return combinedAlarmCells(m_keeper); };
    return {{m_gateways->accessibleName(), [this] { return shownGatewayCells(m_keeper); },
             [this] { return allGatewayCells(m_keeper); }},
            {m_alarms->accessibleName(), alarms, alarms},
            {m_nodes->accessibleName(), nodes, nodes}};
}

void AllGatewaysPage::refresh()
{
    const auto all = combine(m_keeper.feeds());
    drawTiles(all);
    drawGateways(all);
    drawNodes(all);
    drawAlarms(all);
}

void AllGatewaysPage::drawTiles(const CombinedFigures &all)
{
    const int known = static_cast<int>(all.gateways.size());
    const auto of = tr("%1 of %n gateway(s)", nullptr, known).arg(all.live);
    const bool isNothing = all.live == 0;
    const auto rate = u"/s"_s;
    m_tiles[0]->setFigure(figure(all.pointsIn, rate), of, Tone::Unknown, exact(all.pointsIn));
    m_tiles[1]->setFigure(figure(all.pointsOut, rate), of, Tone::Unknown, exact(all.pointsOut));
    m_tiles[2]->setFigure(
        figure(all.queued),
        all.oldestMs ? tr("oldest %1").arg(durationText(static_cast<qint64>(*all.oldestMs))) : of,
        Tone::Unknown, exact(all.queued));
    m_tiles[3]->setFigure(figure(all.rejected, rate), of,
                          all.rejected.value_or(0) > 0 ? Tone::Degraded : Tone::Unknown,
                          exact(all.rejected));
    m_tiles[4]->setFigure(tr("%1 of %2").arg(all.live).arg(known),
                          all.live < known ? tr("others left out") : tr("all are heard"),
                          all.live < known ? Tone::Degraded : Tone::Unknown, {});
    const int nodes = static_cast<int>(all.nodes.size());
    m_tiles[5]->setFigure(isNothing ? notKnown() : tr("%1 of %2").arg(all.nodesUp).arg(nodes),
                          tr("worst view of all"),
                          all.nodesUp < nodes ? Tone::Degraded : Tone::Unknown, {});
    for (auto *tile : m_tiles)
        tile->setStale(isNothing);
}

void AllGatewaysPage::drawGateways(const CombinedFigures &all)
{
    m_gateways->setRowCount(static_cast<int>(all.gateways.size()));
    for (std::size_t i = 0; i < all.gateways.size(); ++i) {
        const auto &one = all.gateways[i];
        const auto &status = m_keeper.gateways()[i]->feed().status();
        const protocol::Row nothing(protocol::Topic::Gateway);
        const auto &row = one.figures ? *one.figures : nothing;
        const bool isUp = status.phase == Phase::Up;
        const auto nodes = protocol::isNull(row[GatewayColumn::Nodes])
                               ? QString()
                               : tr("%1 of %2")
                                     .arg(valueText(row[GatewayColumn::NodesUp], Unit::None),
                                          valueText(row[GatewayColumn::Nodes], Unit::None));
        put(*m_gateways, static_cast<int>(i),
            {one.name, one.state, isUp ? roleTitle(status.role) : QString(),
             one.isLive ? QString::number(one.alarms) : QString(),
             valueText(row[GatewayColumn::PointsInPerSecond], Unit::PointsPerSecond),
             valueText(row[GatewayColumn::PointsOutPerSecond], Unit::PointsPerSecond),
             valueText(row[GatewayColumn::QueuedPoints], Unit::Points),
             valueText(row[GatewayColumn::RejectedPerSecond], Unit::PointsPerSecond), nodes,
             valueText(row[GatewayColumn::MapVersion], Unit::None), status.daemonVersion},
            kConnectionColumn, one.look, !one.isLive);
        for (int column = kFirstFigure; column <= kLastFigure; ++column)
            m_gateways->item(static_cast<int>(i), column)
                ->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (!one.detail.isEmpty())
            m_gateways->item(static_cast<int>(i), kConnectionColumn)->setToolTip(one.detail);
    }
}

void AllGatewaysPage::drawNodes(const CombinedFigures &all)
{
    m_nodes->setRowCount(static_cast<int>(all.nodes.size()));
    for (std::size_t i = 0; i < all.nodes.size(); ++i) {
        const auto &node = all.nodes[i];
        const bool isSeenByAll = node.seenBy.size() == node.seers;
        put(*m_nodes, static_cast<int>(i),
            {node.id, node.look.word,
             isSeenByAll ? tr("all %1").arg(node.seers) : node.seenBy.join(u", "_s), node.reason},
            kNodeStateColumn, node.look);
    }
}

void AllGatewaysPage::drawAlarms(const CombinedFigures &all)
{
    const auto *focus = m_keeper.focus();
    const qint64 now = focus ? focus->feed().gatewayNowMs() : 0;
    m_alarms->setRowCount(static_cast<int>(all.alarms.size()));
    for (std::size_t i = 0; i < all.alarms.size(); ++i) {
        const auto &alarm = all.alarms[i];
        put(*m_alarms, static_cast<int>(i),
            {alarm.look.word, ageText(alarm.since, now), alarm.gateways.join(u", "_s), alarm.what},
            kSeverityColumn, alarm.look);
        m_alarms->item(static_cast<int>(i), 3)->setToolTip(alarm.what + u'\n' + alarm.whatToDo);
    }
}

} // namespace tg::console

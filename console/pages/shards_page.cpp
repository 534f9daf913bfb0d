#include "console/pages/shards_page.h"

#include <algorithm>

#include <QButtonGroup>
#include <QCheckBox>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/shard_map.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

const auto kLegendGap = u"&nbsp;&nbsp; "_s; // a place where the line may end

QString legendPart(const QColor &color, const QString &mark, const QString &name)
{
    const auto whole = name.toHtmlEscaped().replace(u' ', u"&nbsp;"_s); // its line ends after it
    return u"<span style='color:%1'>%2</span>&nbsp;%3"_s.arg(color.name(), mark, whole) +
           kLegendGap;
}

} // namespace

ShardsPage::ShardsPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_map(new ShardMap(view.shards()))
    , m_pane(new TablePane(view.shards(), {tr("Shards"), tr("Only affected")}))
    , m_mapButton(new QToolButton)
    , m_tableButton(new QToolButton)
    , m_grouping(new QComboBox)
    , m_coloring(new QComboBox)
    , m_summary(new QLabel)
    , m_legend(new QLabel)
    , m_detail(new QLabel)
    , m_stack(new QStackedWidget)
{
    m_pane->setEmptyText(tr("No shards yet"),
                         tr("The gateway makes its map when it knows a node."));
    m_map->setNodes(view.nodes());
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(makeBar());
    m_stack->addWidget(makeMap());
    m_stack->addWidget(m_pane);
    column->addWidget(m_stack, 1);
    setContent(content);
    connect(m_map, &ShardMap::activated, this, &ShardsPage::showInTable);
    connect(m_map, &ShardMap::currentChanged, this, &ShardsPage::showCurrent);
}

QWidget *ShardsPage::makeBar()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    auto *pair = new QButtonGroup(this);
    m_mapButton->setText(tr("Map"));
    m_tableButton->setText(tr("Table"));
    for (auto *button : {m_mapButton, m_tableButton}) {
        styleSegment(*button);
        pair->addButton(button);
        line->addWidget(button);
    }
    m_mapButton->setChecked(true);
    connect(m_tableButton, &QToolButton::toggled, this, &ShardsPage::showTable);
    auto *label = new QLabel(tr("&Group:"));
    label->setBuddy(m_grouping);
    m_grouping->setAccessibleName(tr("Group"));
    m_grouping->addItems({tr("by shard"), tr("by node")});
    connect(m_grouping, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_map->setGrouping(index == 0 ? ShardMap::Grouping::ByShard : ShardMap::Grouping::ByNode);
    });
    auto *colorLabel = new QLabel(tr("C&olour:"));
    colorLabel->setBuddy(m_coloring);
    m_coloring->setAccessibleName(tr("Colour"));
    m_coloring->addItems({tr("state"), tr("load"), tr("owner")});
    connect(m_coloring, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_map->setColoring(static_cast<ShardMap::Coloring>(index));
        drawLegend();
    });
    auto *affected = new QCheckBox(tr("Only affected"));
    connect(affected, &QCheckBox::toggled, m_map, &ShardMap::setOnlyAffected);
    for (QWidget *one : {static_cast<QWidget *>(label), static_cast<QWidget *>(m_grouping),
                         static_cast<QWidget *>(colorLabel), static_cast<QWidget *>(m_coloring),
                         static_cast<QWidget *>(affected)}) {
        line->addWidget(one);
        connect(m_tableButton, &QToolButton::toggled, one, &QWidget::setHidden);
    }
    m_summary->setWordWrap(true);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(m_summary, 1);
    return bar;
}

QWidget *ShardsPage::makeMap()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setWidget(m_map);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    column->addWidget(area, 1);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setWordWrap(true); // many owners take two lines
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setWordWrap(true);
    column->addWidget(m_legend);
    column->addWidget(m_detail);
    return page;
}

QLineEdit *ShardsPage::filterBox()
{
    m_tableButton->setChecked(true);
    return &m_pane->filterBox();
}

void ShardsPage::showTable(bool on)
{
    (on ? m_tableButton : m_mapButton)->setChecked(true);
    m_stack->setCurrentWidget(on ? static_cast<QWidget *>(m_pane) : m_stack->widget(0));
}

void ShardsPage::showFace(const QString &face)
{
    m_coloring->setCurrentIndex(face == "load"_L1 ? 1 : face == "owner"_L1 ? 2 : 0);
    m_grouping->setCurrentIndex(face == "bynode"_L1 ? 1 : 0);
    showTable(face == "table"_L1);
}

void ShardsPage::showInTable(int row)
{
    showTable(true);
    const auto at = m_pane->filter().mapFromSource(view().shards().index(row, 0));
    m_pane->table().setCurrentIndex(at);
    m_pane->table().scrollTo(at);
    m_pane->table().setFocus();
}

NothingYet ShardsPage::nothingYet() const
{
    if (view().shardCount() > 0)
        return {};
    return {tr("No shards yet"),
            tr("The gateway makes its map when it knows a node.") + u'\n' + howToAddNodes()};
}

void ShardsPage::draw()
{
    if (m_map->isVisible())
        m_map->refresh(isStale());
    if (m_pane->isVisible())
        m_pane->tick(isStale());
    m_summary->setText(m_map->summary());
    drawLegend();
}

void ShardsPage::drawLegend()
{
    switch (m_map->coloring()) {
    case ShardMap::Coloring::State:
        m_legend->setText(legendOfStates() + tr("stronger: more points/s"));
        break;
    case ShardMap::Coloring::Load:
        m_legend->setText(legendOfLoad() + legendOfStates());
        break;
    case ShardMap::Coloring::Owner:
        m_legend->setText(legendOfOwners() + legendOfStates());
        break;
    }
    showCurrent();
}

// By state: all of them in their colours. Else those that have a mark, whatever the fill.
QString ShardsPage::legendOfStates() const
{
    const bool isByState = m_map->coloring() == ShardMap::Coloring::State;
    QString text;
    for (const auto &state : {u"owned"_s, u"on_standby"_s, u"moving"_s, u"without_owner"_s}) {
        const auto look = shardLook(state);
        if (!isByState && look.tone == Tone::Up)
            continue;
        const auto mark = look.shape == Shape::Circle       ? u"&#9632;"_s
                          : look.shape == Shape::Triangle   ? u"&#9640;"_s
                          : look.shape == Shape::ArrowRight ? u"&#9654;"_s
                                                            : u"&#9746;"_s;
        const bool isColored = isByState || look.tone == Tone::Down;
        const auto color =
            isColored ? toneColor(look.tone, isDark(palette())) : palette().color(QPalette::Text);
        text += legendPart(color, mark, look.word);
    }
    return text;
}

QString ShardsPage::legendOfLoad() const
{
    constexpr int kSteps = 6;
    QString scale;
    for (int step = 0; step < kSteps; ++step)
        scale += u"<span style='color:%1'>&#9632;</span>"_s.arg(
            m_map->loadColor(static_cast<double>(step) / (kSteps - 1)).name());
    const auto most = m_map->highestLoad() > 0 ? siText(m_map->highestLoad()) : notKnown();
    return u"0&nbsp;"_s + scale + u"&nbsp;"_s +
           tr("%1 points/s, the busiest shard").arg(most).toHtmlEscaped() + kLegendGap;
}

QString ShardsPage::legendOfOwners() const
{
    const bool dark = isDark(palette());
    const auto &owners = m_map->ownerColors();
    QString text;
    for (std::size_t i = 0; i < std::min(owners.size(), kMostOwnerColors); ++i)
        text += legendPart(lineColor(owners[i].line, dark), u"&#9632;"_s, owners[i].node);
    if (owners.size() > kMostOwnerColors)
        text += legendPart(
            lineColor(static_cast<int>(kMostOwnerColors), dark), u"&#9632;"_s,
            tr("%n other(s)", nullptr, static_cast<int>(owners.size() - kMostOwnerColors)));
    return text;
}

void ShardsPage::showCurrent()
{
    const int row = m_map->currentShard();
    auto &shards = view().shards();
    if (row < 0 || row >= shards.rowCount()) {
        m_detail->setText(
            tr("Click a shard, or move with the arrow keys; Enter shows it in the table."));
        return;
    }
    QStringList parts;
    for (int column = 0; column < shards.columnCount(); ++column)
        parts << shards.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() + u' ' +
                     shards.index(row, column).data(Qt::DisplayRole).toString();
    m_detail->setText(parts.join(u"  |  "_s));
}

} // namespace tg::console

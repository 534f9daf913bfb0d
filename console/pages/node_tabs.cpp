#include "console/pages/node_tabs.h"

#include <algorithm>
#include <array>

#include <QHeaderView>
#include <QTabBar>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/cell_delegate.h"
#include "console/widgets/padded_header.h"
#include "console/widgets/text_width.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::EventColumn;
using protocol::LinkColumn;
using protocol::NodeColumn;
using protocol::ShardColumn;

namespace {

constexpr std::array kFurtherFigures{
    std::pair{LinkColumn::RefusedCalls,
              QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Refused calls")},
    std::pair{LinkColumn::Timeouts, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Time-outs")},
    std::pair{LinkColumn::Reconnects, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Reconnects")},
    std::pair{LinkColumn::FailedAttempts,
              QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Failed attempts")},
    std::pair{LinkColumn::StalePoints,
              QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Not sent, ids void")},
    std::pair{LinkColumn::BytesOutPerSecond, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Written")},
    std::pair{LinkColumn::BytesInPerSecond, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Read")},
    std::pair{LinkColumn::RoundTripUs, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Link RTT")},
    std::pair{LinkColumn::ConfirmP50Us, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Confirm p50")},
    std::pair{LinkColumn::OldestMs, QT_TRANSLATE_NOOP("tg::console::NodeTabs", "Oldest call")},
};

constexpr int kLeastWidth = 375; // pixels: four columns of a few words

QTreeWidget *makeTree(const QString &name, const QStringList &titles)
{
    auto *tree = new QTreeWidget;
    tree->setAccessibleName(name);
    tree->setHeaderLabels(titles);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->header()->setStretchLastSection(false);
    tree->header()->setMinimumSectionSize(60);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int section = 1; section < titles.size(); ++section) // a few rows: fitting costs nothing
        tree->header()->setSectionResizeMode(section, QHeaderView::ResizeToContents);
    return tree;
}

// In place: a tree that is made anew each second would lose its selection.
void setCount(QTreeWidget &tree, qsizetype count)
{
    while (tree.topLevelItemCount() > count)
        delete tree.takeTopLevelItem(tree.topLevelItemCount() - 1);
    while (tree.topLevelItemCount() < count)
        tree.addTopLevelItem(new QTreeWidgetItem);
}

// The table's own; the first one of that column.
int sectionOf(const TopicModel &model, std::size_t column)
{
    const auto &columns = model.columns();
    const auto at = std::ranges::find(columns, column, &ColumnSpec::column);
    return static_cast<int>(at - columns.begin());
}

} // namespace

NodeTabs::NodeTabs(ClusterView &view, QWidget *parent)
    : QTabWidget(parent)
    , m_view(view)
    , m_evidence(makeTree(tr("Evidence behind the state"),
                          {tr("Evidence"), tr("Value"), tr("Limit"), tr("Verdict")}))
    , m_link(makeTree(tr("Link to the node"), {tr("Figure"), tr("Value")}))
    , m_shardsPage(new QWidget)
    , m_errorsPage(new QWidget)
    , m_eventsPage(new QWidget)
{
    setDocumentMode(true);
    setMinimumWidth(kLeastWidth);
    setAccessibleName(tr("About the node"));
    tabBar()->setAccessibleName(tr("About the node"));
    addTab(m_evidence, tr("Evidence"));
    addTab(m_link, tr("Link"));
    addTab(m_shardsPage, tr("Shards"));
    addTab(m_errorsPage, tr("Errors"));
    addTab(m_eventsPage, tr("Events"));
    connect(this, &QTabWidget::currentChanged, this, &NodeTabs::refresh);
}

void NodeTabs::setNode(const QString &id)
{
    m_node = id;
    refresh();
}

void NodeTabs::refresh()
{
    const auto *row = m_view.nodes().find(m_node);
    if (!row)
        return;
    auto *seen = currentWidget();
    if (seen == m_evidence)
        fillEvidence(textOf((*row)[NodeColumn::Evidence]));
    else if (seen == m_link)
        fillLink();
    else if (seen == m_shardsPage)
        fillTable<ShardColumn>(m_shards, m_view.shards(), ShardColumn::Owner,
                               {ShardColumn::Shard, ShardColumn::Standby, ShardColumn::State,
                                ShardColumn::PointsPerSecond},
                               Qt::AscendingOrder, tr("Shards it owns"));
    else
        fillEvents(seen == m_errorsPage);
}

void NodeTabs::fillEvents(bool isOfErrors)
{
    auto &one = isOfErrors ? m_errors : m_events;
    fillTable<EventColumn>(one, m_view.events(), EventColumn::Node,
                           {EventColumn::At, EventColumn::Severity, EventColumn::Text},
                           Qt::DescendingOrder,
                           isOfErrors ? tr("Last errors of the node") : tr("Events of the node"));
    if (isOfErrors)
        one.filter->setLeastRank(rankOf(severityLook(u"warning"_s)));
}

void NodeTabs::fillEvidence(const QString &text)
{
    const auto lines = text.split(u'\n', Qt::SkipEmptyParts);
    setCount(*m_evidence, lines.size());
    for (int i = 0; i < lines.size(); ++i) {
        auto *item = m_evidence->topLevelItem(i);
        const auto parts = lines[i].split(u'\t');
        for (int column = 0; column < 3; ++column)
            item->setText(column, parts.value(column, notKnown()));
        item->setText(3, verdictWord(parts.value(3, notKnown())));
    }
    m_evidence->setEnabled(m_view.isLive());
}

// First what the table of links shows, in its words; then the figures that it has no room for.
void NodeTabs::fillLink()
{
    const auto &links = m_view.links();
    const int row = links.rowOf(protocol::Value(m_node));
    const int figures = row < 0 ? 0 : links.columnCount() - 1; // the first names the node
    const auto further = row < 0 ? 0 : static_cast<int>(std::size(kFurtherFigures));
    setCount(*m_link, figures + further);
    for (int i = 0; i < figures; ++i) {
        const auto at = links.index(row, i + 1);
        auto *item = m_link->topLevelItem(i);
        item->setText(0, links.headerData(i + 1, Qt::Horizontal, Qt::DisplayRole).toString());
        item->setText(1, at.data(Qt::DisplayRole).toString());
        item->setToolTip(1, at.data(Qt::ToolTipRole).toString());
    }
    for (int i = 0; i < further; ++i) {
        const auto &[column, name] = kFurtherFigures[static_cast<std::size_t>(i)];
        const auto &value = links.rows()[static_cast<std::size_t>(row)][column];
        const auto unit = protocol::schemaOf(protocol::Topic::Links)
                              .columns[static_cast<std::size_t>(column)]
                              .unit;
        auto *item = m_link->topLevelItem(figures + i);
        item->setText(0, tr(name));
        item->setText(1, valueText(value, unit));
        item->setToolTip(1, exactText(value, unit));
    }
    m_link->setEnabled(m_view.isLive());
}

template <typename Enum>
void NodeTabs::fillTable(NodeTable &one, TopicModel &model, Enum keyColumn,
                         const std::vector<Enum> &shown, Qt::SortOrder order, const QString &name)
{
    const int key = sectionOf(model, static_cast<std::size_t>(keyColumn));
    if (!one.table) {
        one.filter = new TopicFilter(model, this);
        one.delegate = new CellDelegate(this);
        one.table = new QTableView;
        auto &table = *one.table;
        table.setAccessibleName(name);
        table.setHorizontalHeader(new PaddedHeader(&table));
        table.setModel(one.filter);
        table.setItemDelegate(one.delegate);
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        table.setShowGrid(false);
        table.setWordWrap(false);
        table.setTabKeyNavigation(false);
        table.verticalHeader()->hide();
        table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        table.verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
        table.horizontalHeader()->setStretchLastSection(true);
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto &spec = model.columns()[static_cast<std::size_t>(column)];
            table.setColumnHidden(column, std::ranges::none_of(shown, [&](Enum wanted) {
                                      return static_cast<std::size_t>(wanted) == spec.column;
                                  }));
            table.setColumnWidth(column, columnWidth(fontMetrics(), spec.title, spec.contents(),
                                                     isState(spec.style)));
        }
        one.filter->sort(0, order);
        auto *column = new QVBoxLayout(currentWidget());
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(one.table);
    }
    one.filter->setOnlyKeyOf(key, m_node);
    one.delegate->setStale(!m_view.isLive());
    one.filter->tick();
    one.table->viewport()->update();
}

} // namespace tg::console

#include "console/app/operations_dock.h"

#include <algorithm>
#include <array>

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QToolButton>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/models/topic_filter.h"
#include "console/pages/trouble_list.h"
#include "console/widgets/glyph.h"
#include "console/widgets/text_width.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

namespace {

constexpr std::size_t kMostShown = 50;
constexpr qint64 kLongAgo = 119 * 60'000; // ms: as many figures as an age may have

} // namespace

OperationsDock::OperationsDock(ClusterView &view, QWidget *parent)
    : QDockWidget(tr("Operations"), parent)
    , m_view(&view)
    , m_table(new QTableWidget(0, 5))
    , m_alarms(new TroubleList)
    , m_stop(new QAction(tr("&Stop after this step"), this))
    , m_undo(new QAction(tr("&Take back..."), this))
    , m_details(new QAction(tr("&Details..."), this))
{
    setObjectName(u"operations"_s);
    m_stop->setIconText(tr("Stop"));
    m_undo->setIconText(tr("Take back..."));
    m_details->setIconText(tr("Details..."));
    prepareTable();
    m_alarms->setAccessibleName(tr("Alarms that stand"));
    auto *box = new QWidget;
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_table, 1);
    line->addWidget(makeButtons());
    auto *both = new QSplitter;
    both->setChildrenCollapsible(false);
    both->addWidget(box);
    both->addWidget(m_alarms);
    both->setStretchFactor(0, 5);
    both->setStretchFactor(1, 2);
    both->setFocusProxy(m_table);
    setWidget(both);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &OperationsDock::noteSelection);
    connect(m_table, &QTableWidget::cellActivated, m_details, &QAction::trigger);
    connect(m_details, &QAction::triggered, this, [this] {
        if (const auto *row = current())
            Q_EMIT detailsWanted(textOf(row->key()));
    });
    connect(m_stop, &QAction::triggered, this, [this] {
        if (const auto *row = current())
            Q_EMIT abortWanted(textOf(row->key()));
    });
    connect(m_undo, &QAction::triggered, this, [this] {
        if (const auto *row = current())
            Q_EMIT undoWanted(textOf(row->key()), textOf((*row)[OperationColumn::Node]));
    });
    connect(m_alarms, &TroubleList::nodeWanted, this, &OperationsDock::nodeWanted);
    connect(m_alarms, &TroubleList::alarmsWanted, this, &OperationsDock::alarmsWanted);
    enableActions();
}

void OperationsDock::prepareTable()
{
    m_table->setAccessibleName(tr("Operations"));
    m_table->setHorizontalHeaderLabels(
        {tr("State"), tr("Operation"), tr("Begun"), tr("By"), tr("Progress or result")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto node = u"timeless-node"_s;
    const QStringList titles{tr("State"), tr("Operation"), tr("Begun"), tr("By")};
    const std::array<QStringList, 4> contents{
        stateWords(States::Operation),
        QStringList{actionTitle(u"maintenance"_s, node), actionTitle(u"audit"_s, node),
                    actionTitle(u"drain"_s, node)},
        QStringList{tr("%1 ago").arg(durationText(kLongAgo))}, QStringList{u"anastasia"_s}};
    for (int column = 0; column < titles.size(); ++column)
        m_table->setColumnWidth(column, columnWidth(fontMetrics(), titles[column],
                                                    contents[static_cast<std::size_t>(column)],
                                                    column == 0));
    m_table->setMinimumHeight(3 * (fontMetrics().height() + 10));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_details, m_stop, m_undo});
}

QWidget *OperationsDock::makeButtons()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(4, 0, 4, 0);
    column->setSpacing(2);
    for (auto *action : {m_details, m_stop, m_undo}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        column->addWidget(button);
    }
    column->addStretch(1);
    return box;
}

void OperationsDock::setView(ClusterView &view)
{
    m_view = &view;
    m_selected.clear();
    m_table->clearSelection();
    order();
    refresh();
}

void OperationsDock::noteSelection()
{
    const auto lines = m_table->selectionModel()->selectedRows();
    m_selected = lines.isEmpty() ? QString() : m_shown.value(lines.front().row());
    enableActions();
}

const protocol::Row *OperationsDock::current() const
{
    return m_selected.isEmpty() ? nullptr : m_view->operations().find(m_selected);
}

void OperationsDock::enableActions()
{
    const auto *row = current();
    const auto none = row ? QString() : tr("Select an operation first.");
    auto why = m_view->whyNoOrders();
    if (why.isEmpty())
        why = none;
    const auto put = [](QAction &action, const QString &reason) {
        action.setEnabled(reason.isEmpty());
        action.setToolTip(reason.isEmpty() ? action.text().remove(u'&') : reason);
        action.setStatusTip(reason);
    };
    const auto unless = [&](bool isPossible, const QString &otherwise) {
        return why.isEmpty() && !isPossible ? otherwise : why;
    };
    const auto *canUndo = row ? protocol::valueIf<bool>((*row)[OperationColumn::CanUndo]) : nullptr;
    put(*m_details, none);
    put(*m_stop, unless(row && textOf((*row)[OperationColumn::State]) == "running"_L1,
                        tr("It does not run any more.")));
    put(*m_undo, unless(canUndo && *canUndo, tr("It cannot be taken back.")));
}

void OperationsDock::order()
{
    std::vector<const protocol::Row *> rows;
    for (const auto &row : m_view->operations().rows())
        rows.push_back(&row);
    std::ranges::stable_sort(rows, [](const auto *a, const auto *b) {
        return numberOf((*a)[OperationColumn::StartedAt]) >
               numberOf((*b)[OperationColumn::StartedAt]);
    });
    rows.resize(std::min(rows.size(), kMostShown));
    m_shown.clear();
    for (const auto *row : rows)
        m_shown << textOf(row->key());
}

// The line may have moved; what is gone is not selected any more.
void OperationsDock::select()
{
    const auto lines = m_table->selectionModel()->selectedRows();
    const int now = lines.isEmpty() ? -1 : lines.front().row();
    const auto wanted = static_cast<int>(m_selected.isEmpty() ? -1 : m_shown.indexOf(m_selected));
    if (now == wanted)
        return;
    const QSignalBlocker quiet(m_table);
    m_table->clearSelection();
    if (wanted >= 0)
        m_table->selectRow(wanted);
    else
        m_selected.clear();
}

void OperationsDock::refresh()
{
    if (!areHandsOnRows())
        order();
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(static_cast<int>(m_shown.size()));
    }
    for (int line = 0; line < m_shown.size(); ++line) {
        if (const auto *row = m_view->operations().find(m_shown[line]))
            putRow(line, *row);
    }
    select();
    m_alarms->refresh(*m_view);
    enableActions();
    const auto running = static_cast<int>(
        std::ranges::count(m_view->operations().rows(), protocol::Value(u"running"_s),
                           [](const auto &row) { return row[OperationColumn::State]; }));
    const int alarms = m_view->alarms().rowCount();
    setWindowTitle((running > 0 ? tr("Operations: %n running", nullptr, running)
                                : tr("Operations: none running")) +
                   u"  |  "_s +
                   (alarms > 0 ? tr("Alarms: %n", nullptr, alarms) : tr("Alarms: none")));
}

void OperationsDock::putRow(int line, const protocol::Row &row)
{
    const auto look = operationLook(textOf(row[OperationColumn::State]));
    const auto started = static_cast<qint64>(numberOf(row[OperationColumn::StartedAt]));
    const QStringList texts{look.word, operationTitle(row),
                            tr("%1 ago").arg(ageText(started, m_view->nowMs())),
                            textOf(row[OperationColumn::By]), operationProgress(row)};
    const bool isStale = !m_view->isLive();
    const auto disabled = palette().color(QPalette::Disabled, QPalette::Text);
    for (int column = 0; column < texts.size(); ++column) {
        auto *item = m_table->item(line, column);
        if (!item) {
            item = new QTableWidgetItem;
            m_table->setItem(line, column, item);
        }
        item->setText(texts[column].isEmpty() ? notKnown() : texts[column]);
        item->setToolTip(texts[column]);
        item->setForeground(isStale ? disabled : palette().color(QPalette::Text));
    }
    m_table->item(line, 0)->setIcon(
        glyphIcon(look.shape, isStale ? disabled : toneColor(look.tone, isDark(palette()))));
}

} // namespace tg::console

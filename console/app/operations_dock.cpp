#include "console/app/operations_dock.h"

#include <algorithm>
#include <array>

#include <QAction>
#include <QHeaderView>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
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
    , m_stop(new QAction(tr("&Stop after this step"), this))
    , m_undo(new QAction(tr("&Take back..."), this))
{
    setObjectName(u"operations"_s);
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
    setWidget(m_table);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_stop, m_undo});
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &OperationsDock::enableActions);
    connect(m_stop, &QAction::triggered, this, [this] {
        if (const auto *row = current())
            Q_EMIT abortWanted(textOf(row->key()));
    });
    connect(m_undo, &QAction::triggered, this, [this] {
        if (const auto *row = current())
            Q_EMIT undoWanted(textOf(row->key()), textOf((*row)[OperationColumn::Node]));
    });
    enableActions();
}

void OperationsDock::setView(ClusterView &view)
{
    m_view = &view;
    m_table->clearSelection();
    refresh();
}

const protocol::Row *OperationsDock::current() const
{
    const auto *item = m_table->currentItem();
    return item && item->isSelected()
               ? m_view->operations().find(
                     m_table->item(item->row(), 0)->data(Qt::UserRole).toString())
               : nullptr;
}

void OperationsDock::enableActions()
{
    const auto *row = current();
    auto why = m_view->whyNoOrders();
    if (why.isEmpty() && !row)
        why = tr("Select an operation first.");
    const auto put = [&](QAction &action, bool isPossible, const QString &otherwise) {
        const auto reason = why.isEmpty() && !isPossible ? otherwise : why;
        action.setEnabled(reason.isEmpty());
        action.setToolTip(reason.isEmpty() ? action.text() : reason);
        action.setStatusTip(reason);
    };
    const auto *canUndo = row ? protocol::valueIf<bool>((*row)[OperationColumn::CanUndo]) : nullptr;
    put(*m_stop, row && textOf((*row)[OperationColumn::State]) == "running"_L1,
        tr("It does not run any more."));
    put(*m_undo, canUndo && *canUndo, tr("It cannot be taken back."));
}

void OperationsDock::refresh()
{
    std::vector<const protocol::Row *> rows;
    for (const auto &row : m_view->operations().rows())
        rows.push_back(&row);
    std::ranges::stable_sort(rows, [](const auto *a, const auto *b) {
        return numberOf((*a)[OperationColumn::StartedAt]) >
               numberOf((*b)[OperationColumn::StartedAt]);
    });
    rows.resize(std::min(rows.size(), kMostShown));
    int running = 0;
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        putRow(static_cast<int>(i), *rows[i]);
        running += textOf((*rows[i])[OperationColumn::State]) == "running"_L1 ? 1 : 0;
    }
    enableActions();
    setWindowTitle(running > 0 ? tr("Operations: %n running", nullptr, running)
                               : tr("Operations: none running"));
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
    m_table->item(line, 0)->setData(Qt::UserRole, textOf(row.key()));
    m_table->item(line, 0)->setIcon(
        glyphIcon(look.shape, isStale ? disabled : toneColor(look.tone, isDark(palette()))));
}

} // namespace tg::console

#include "console/app/operations_dock.h"

#include <algorithm>

#include <QHeaderView>
#include <QMenu>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

namespace {

constexpr std::size_t kMostShown = 50;

} // namespace

OperationsDock::OperationsDock(ClusterView &view, QWidget *parent)
    : QDockWidget(tr("Operations"), parent)
    , m_view(view)
    , m_table(new QTableWidget(0, 5))
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
    m_table->setColumnWidth(0, fontMetrics().horizontalAdvance(u"mmm Running"_s) + 20);
    m_table->setColumnWidth(1,
                            fontMetrics().horizontalAdvance(u"Maintenance of timeless-node-a"_s));
    m_table->setColumnWidth(2, fontMetrics().horizontalAdvance(u"119 min ago"_s) + 10);
    m_table->setColumnWidth(3, fontMetrics().horizontalAdvance(u"anastasia"_s) + 20);
    m_table->setMinimumHeight(3 * (fontMetrics().height() + 10));
    setWidget(m_table);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const auto *item = m_table->itemAt(at);
        const auto *row = item ? m_view.operations().find(
                                     m_table->item(item->row(), 0)->data(Qt::UserRole).toString())
                               : nullptr;
        if (!row)
            return;
        const auto id = textOf(row->key());
        const auto node = textOf((*row)[OperationColumn::Node]);
        QMenu menu;
        auto *stop = menu.addAction(tr("Stop after this step"));
        auto *undo = menu.addAction(tr("Take back..."));
        const bool mayOrder = m_view.whyNoOrders().isEmpty();
        stop->setEnabled(mayOrder && textOf((*row)[OperationColumn::State]) == "running"_L1);
        const auto *canUndo = protocol::valueIf<bool>((*row)[OperationColumn::CanUndo]);
        undo->setEnabled(mayOrder && canUndo && *canUndo);
        const auto *chosen = menu.exec(m_table->viewport()->mapToGlobal(at));
        if (chosen == stop)
            Q_EMIT abortWanted(id);
        else if (chosen == undo)
            Q_EMIT undoWanted(id, node);
    });
}

void OperationsDock::refresh()
{
    std::vector<const protocol::Row *> rows;
    for (const auto &row : m_view.operations().rows())
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
    setWindowTitle(running > 0 ? tr("Operations: %n running", nullptr, running)
                               : tr("Operations: none running"));
}

void OperationsDock::putRow(int line, const protocol::Row &row)
{
    const auto look = operationLook(textOf(row[OperationColumn::State]));
    const auto started = static_cast<qint64>(numberOf(row[OperationColumn::StartedAt]));
    const QStringList texts{look.word, operationTitle(row),
                            tr("%1 ago").arg(ageText(started, m_view.nowMs())),
                            textOf(row[OperationColumn::By]), operationProgress(row)};
    const bool isStale = !m_view.isLive();
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

#include "console/widgets/table_pane.h"

#include <algorithm>
#include <numeric>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

#include "console/export/csv.h"
#include "console/export/topic_cells.h"
#include "console/widgets/column_fit.h"
#include "console/widgets/padded_header.h"
#include "console/widgets/text_width.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSortMark = 8; // pixels, beside a title

} // namespace

TablePane::TablePane(TopicModel &model, Options options, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new TopicFilter(model, this))
    , m_table(new QTableView(this))
    , m_delegate(new CellDelegate(this))
    , m_box(new QLineEdit(this))
    , m_onlyAffected(new QCheckBox(options.affectedText, this))
    , m_hidden(new QLabel(this))
    , m_columns(new QPushButton(this))
    , m_export(new QPushButton(tr("Export"), this))
    , m_copy(new QAction(tr("Copy"), m_table))
    , m_bar(new QHBoxLayout)
    , m_stack(new QStackedWidget(this))
    , m_notice(new NoticeCard(this))
{
    m_table->setAccessibleName(options.name);
    m_table->setHorizontalHeader(new PaddedHeader(m_table));
    m_table->setModel(m_filter);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setSortingEnabled(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    makeColumns();
    makeExport();

    m_box->setPlaceholderText(tr("Filter"));
    m_box->setAccessibleName(tr("Filter of: %1").arg(options.name));
    m_box->setClearButtonEnabled(true);
    m_box->setMaximumWidth(260);
    m_bar->addWidget(m_box);
    m_bar->addWidget(m_onlyAffected);
    m_bar->addWidget(m_hidden);
    m_bar->addStretch(1);
    m_bar->addWidget(m_columns);
    m_bar->addWidget(m_export);
    m_box->setVisible(options.hasFilter);
    m_columns->setVisible(options.hasFilter);
    m_onlyAffected->setVisible(!options.affectedText.isEmpty());

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_bar);
    column->addWidget(m_stack, 1);

    connect(m_box, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showWhatThereIs();
    });
    connect(m_onlyAffected, &QCheckBox::toggled, this, [this](bool on) {
        m_filter->setOnlyAffected(on);
        showWhatThereIs();
    });
    auto *clear = new QAction(this);
    clear->setShortcut(Qt::Key_Escape);
    clear->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(clear);
    connect(clear, &QAction::triggered, this, &TablePane::clearFilters);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_copy, &QAction::triggered, this, &TablePane::copy);
    connect(m_notice, &NoticeCard::actionWanted, this, &TablePane::clearFilters);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TablePane::currentChanged);
    connect(m_table, &QTableView::activated, this, &TablePane::activated);
    showWhatThereIs();
}

int TablePane::widthOf(const ColumnSpec &spec) const
{
    const int title = m_table->horizontalHeader()->fontMetrics().horizontalAdvance(spec.title);
    return std::max(title + kStylePadding + kCellPadding + kSortMark,
                    columnWidth(fontMetrics(), {}, spec.contents(), isState(spec.style)));
}

void TablePane::makeColumns()
{
    std::vector<FitColumn> columns;
    for (const auto &spec : m_model.columns())
        columns.push_back({spec.title, widthOf(spec), spec.stretches, spec.spare, spec.isExtra});
    auto *fit = new ColumnFit(*m_table, std::move(columns));
    m_columns->setMenu(&fit->menu());
    const auto say = [this, fit] {
        const auto hidden = fit->hiddenTitles();
        const auto count = static_cast<int>(hidden.size());
        const int all = count + fit->shownCount();
        const auto name =
            hidden.isEmpty() ? tr("Columns") : tr("Columns: %n hidden", nullptr, count);
        // A square with upright lines: it takes little room, in any language.
        m_columns->setText(hidden.isEmpty() ? u"\u25A5"_s
                                            : u"\u25A5 %1/%2"_s.arg(QString::number(all - count),
                                                                    QString::number(all)));
        m_columns->setAccessibleName(name);
        m_columns->setToolTip(hidden.isEmpty() ? name
                                               : QString(name + u": "_s + hidden.join(u", "_s)));
    };
    connect(fit, &ColumnFit::changed, this, say);
    fit->fit();
    say();
}

void TablePane::makeExport()
{
    auto *menu = new QMenu(m_export->text(), this);
    connect(menu->addAction(tr("Table as &shown, as CSV...")), &QAction::triggered, this,
            [this] { Q_EMIT exportWanted(false); });
    connect(menu->addAction(tr("&All of it, as CSV...")), &QAction::triggered, this,
            [this] { Q_EMIT exportWanted(true); });
    menu->addSeparator();
    auto *copying = menu->addAction(tr("&Copy the selected rows"));
    connect(copying, &QAction::triggered, this, &TablePane::copy);
    connect(menu, &QMenu::aboutToShow, copying,
            [this, copying] { copying->setEnabled(m_table->selectionModel()->hasSelection()); });
    m_export->setMenu(menu);
    m_export->setAccessibleName(tr("Export: %1").arg(m_table->accessibleName()));
    m_export->setToolTip(tr("Save this table as a file, or copy rows of it"));
}

void TablePane::setEmptyText(const QString &title, const QString &details)
{
    m_emptyTitle = title;
    m_emptyDetails = details;
    showWhatThereIs();
}

void TablePane::clearFilters()
{
    m_box->clear();
    m_onlyAffected->setChecked(false);
    m_filter->setOnlyKeyOf(-1, {});
    m_filter->setLeastRank(-1);
    Q_EMIT filtersCleared();
    showWhatThereIs();
}

void TablePane::showWhatThereIs()
{
    const int hidden = m_filter->hiddenRows();
    m_hidden->setText(hidden > 0 && m_filter->rowCount() > 0 ? tr("%n rows hidden", nullptr, hidden)
                                                             : QString());
    if (m_filter->rowCount() > 0)
        return m_stack->setCurrentWidget(m_table);
    m_notice->draw(hidden > 0 ? NoticePicture::Kind::Filtered : NoticePicture::Kind::Nothing);
    if (hidden > 0)
        m_notice->say(tr("%n rows hidden by the filter", nullptr, hidden), {}, tr("Clear filter"));
    else
        m_notice->say(m_emptyTitle, m_emptyDetails);
    m_stack->setCurrentWidget(m_notice);
}

void TablePane::tick(bool isStale)
{
    m_delegate->setStale(isStale);
    m_filter->tick();
    showWhatThereIs();
    m_table->viewport()->update();
}

QString TablePane::currentKey() const
{
    const auto current = m_table->selectionModel()->currentIndex();
    return current.isValid() ? current.siblingAtColumn(0).data(Qt::DisplayRole).toString()
                             : QString();
}

const protocol::Row *TablePane::currentRow() const
{
    const auto at = m_filter->mapToSource(m_table->selectionModel()->currentIndex());
    return at.isValid() ? &m_model.rows()[static_cast<std::size_t>(at.row())] : nullptr;
}

void TablePane::setCurrent(const protocol::Value &key)
{
    const int row = m_model.rowOf(key);
    const auto at = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model.index(row, 0));
    if (!at.isValid())
        return;
    m_table->setCurrentIndex(at);
    m_table->scrollTo(at);
}

QList<int> TablePane::shownColumns() const
{
    QList<int> columns;
    const auto *header = m_table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        if (const int column = header->logicalIndex(place); !header->isSectionHidden(column))
            columns << column;
    }
    return columns;
}

CellTable TablePane::shownCells() const
{
    QList<int> rows(m_filter->rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return console::shownCells(m_model, *m_filter, rows, shownColumns());
}

CellTable TablePane::allCells() const
{
    return console::allCells(m_model);
}

void TablePane::copy() const
{
    QList<int> rows;
    for (const auto &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::ranges::sort(rows);
    if (!rows.isEmpty())
        QApplication::clipboard()->setText(
            toTsv(console::shownCells(m_model, *m_filter, rows, shownColumns())));
}

} // namespace tg::console

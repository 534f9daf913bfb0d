#include "console/widgets/column_fit.h"

#include <algorithm>

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>

#include "console/widgets/text_width.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastPercent = 40; // of its width, that a text is cut short to

} // namespace

ColumnFit::ColumnFit(QTableView &table, std::vector<FitColumn> columns)
    : QObject(&table)
    , m_table(table)
    , m_columns(std::move(columns))
    , m_choices(m_columns.size(), Choice::Fit)
    , m_menu(new QMenu(&table))
{
    auto *header = table.horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(40);
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column)
        table.setColumnWidth(column, m_columns[static_cast<std::size_t>(column)].width);
    fillMenu();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_menu->popup(header->mapToGlobal(at)); });
    table.viewport()->installEventFilter(this);
}

void ColumnFit::fillMenu()
{
    m_menu->setTitle(tr("Columns"));
    for (std::size_t column = 1; column < m_columns.size(); ++column) {
        auto title = m_columns[column].title;
        auto *action = m_menu->addAction(title.replace(u'&', u"&&"_s));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, column](bool isShown) { choose(static_cast<int>(column), isShown); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("As many as fit")), &QAction::triggered, this,
            [this] { setChoices({}); });
}

void ColumnFit::choose(int column, bool isShown)
{
    m_choices[static_cast<std::size_t>(column)] = isShown ? Choice::Shown : Choice::Hidden;
    fit();
}

QString ColumnFit::choices() const
{
    QString letters;
    for (const auto choice : m_choices)
        letters += QLatin1Char(static_cast<char>(choice));
    return letters;
}

void ColumnFit::setChoices(const QString &choices)
{
    const bool isOfThese = choices.size() == static_cast<qsizetype>(m_columns.size());
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const auto letter = isOfThese ? choices[static_cast<qsizetype>(column)] : QChar(u'f');
        m_choices[column] = column > 0 && letter == u's'   ? Choice::Shown
                            : column > 0 && letter == u'h' ? Choice::Hidden
                                                           : Choice::Fit;
    }
    fit();
}

int ColumnFit::shownCount() const
{
    int count = 0;
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column)
        count += m_table.isColumnHidden(column) ? 0 : 1;
    return count;
}

QStringList ColumnFit::hiddenTitles() const
{
    QStringList titles;
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        const auto &one = m_columns[static_cast<std::size_t>(column)];
        const bool isMissed =
            !one.isExtra || m_choices[static_cast<std::size_t>(column)] != Choice::Fit;
        if (isMissed && m_table.isColumnHidden(column))
            titles << one.title;
    }
    return titles;
}

// Of a column that somebody made wider or narrower, what it has.
int ColumnFit::leastOf(int column) const
{
    const auto &one = m_columns[static_cast<std::size_t>(column)];
    if (one.stretches) // its title is never cut
        return std::max(one.width * kLeastPercent / 100,
                        columnWidth(m_table.horizontalHeader()->fontMetrics(), one.title, {}));
    return m_table.isColumnHidden(column) ? one.width : m_table.columnWidth(column);
}

std::vector<bool> ColumnFit::shownIn(int width) const
{
    std::vector<bool> shown(m_columns.size());
    int needed = 0;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const auto choice = m_choices[column];
        shown[column] =
            choice == Choice::Shown || (choice == Choice::Fit && !m_columns[column].isExtra);
        needed += shown[column] ? leastOf(static_cast<int>(column)) : 0;
    }
    while (needed > width) {
        std::size_t worst = 0; // the first column is never spared
        for (std::size_t column = 1; column < m_columns.size(); ++column) {
            const bool canGo = shown[column] && m_choices[column] == Choice::Fit;
            if (canGo && m_columns[column].spare > m_columns[worst].spare)
                worst = column;
        }
        if (worst == 0)
            break;
        shown[worst] = false;
        needed -= leastOf(static_cast<int>(worst));
    }
    return shown;
}

void ColumnFit::fit()
{
    const int width = m_table.viewport()->width();
    if (m_isFitting)
        return;
    const QScopedValueRollback guard(m_isFitting, true);
    const auto before = hiddenTitles();
    const auto shown = shownIn(width);
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        const bool isShown = shown[static_cast<std::size_t>(column)];
        m_table.setColumnHidden(column, !isShown);
        if (column > 0)
            m_menu->actions()[column - 1]->setChecked(isShown);
    }
    shareRoom(width);
    if (hiddenTitles() != before)
        Q_EMIT changed();
}

void ColumnFit::shareRoom(int width)
{
    auto *header = m_table.horizontalHeader();
    int needed = 0;
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column)
        needed += m_table.isColumnHidden(column) ? 0 : leastOf(column);
    const bool hasRoom = needed <= width;
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        if (!m_columns[static_cast<std::size_t>(column)].stretches)
            continue;
        header->setSectionResizeMode(column,
                                     hasRoom ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!hasRoom)
            header->resizeSection(column, leastOf(column));
    }
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace tg::console

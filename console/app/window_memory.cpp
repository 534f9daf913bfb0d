#include "console/app/window_memory.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QMainWindow>
#include <QTableView>

#include "console/pages/page_list.h"
#include "console/widgets/column_fit.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kComfortable = 10; // pixels that a row is higher than its text
constexpr int kCompact = 3;
constexpr int kDefaultRange = 5; // minutes
constexpr int kStateVersion = 1; // of docks and toolbars

template <typename Visit> void forEachTable(GatewayPages &pages, Visit visit)
{
    const auto ids = pageIds();
    for (int number = 0; number < pages.pageCount(); ++number) {
        const auto tables = pages.page(number).findChildren<QTableView *>();
        for (int i = 0; i < tables.size(); ++i)
            visit(*tables[i], QString(ids.value(number) + u'-' + QString::number(i)));
    }
}

QString columnsOf(const QTableView &table)
{
    QStringList titles;
    for (int column = 0; table.model() && column < table.model()->columnCount(); ++column)
        titles << table.model()->headerData(column, Qt::Horizontal).toString();
    return titles.join(u'|');
}

ColumnFit *fitOf(const QTableView &table) // null: its columns are fixed
{
    return table.findChild<ColumnFit *>(QString(), Qt::FindDirectChildrenOnly);
}

// The groups of buttons "5 min", "15 min", ... of pages with charts.
std::vector<QButtonGroup *> rangesOf(GatewayPages &pages)
{
    std::vector<QButtonGroup *> found;
    for (auto *group : pages.findChildren<QButtonGroup *>()) {
        if (group->button(5) && group->button(15))
            found.push_back(group);
    }
    return found;
}

void chooseRange(GatewayPages &pages, int minutes)
{
    for (int number = 0; number < pages.pageCount(); ++number)
        pages.page(number).setMinutes(minutes);
}

} // namespace

void WindowMemory::restoreWindow(QMainWindow &window)
{
    m_firstState = window.saveState(kStateVersion);
    m_firstSize = window.size();
    const auto geometry = m_settings.geometry();
    const auto state = m_settings.windowState();
    if ((!geometry.isEmpty() && !window.restoreGeometry(geometry)) ||
        (!state.isEmpty() && !window.restoreState(state, kStateVersion)))
        m_settings.noteUnfitWindow();
}

void WindowMemory::saveWindow(const QMainWindow &window)
{
    m_settings.setGeometry(window.saveGeometry());
    m_settings.setWindowState(window.saveState(kStateVersion));
}

void WindowMemory::restorePages(GatewayPages &pages)
{
    forEachTable(pages, [this](QTableView &table, const QString &name) {
        auto *header = table.horizontalHeader();
        m_firstHeaders.try_emplace(name, header->saveState());
        const auto state = m_settings.header(name, columnsOf(table));
        if (!state.isEmpty() && !header->restoreState(state))
            m_settings.noteUnfitHeader(name);
        if (auto *fit = fitOf(table))
            fit->setChoices(m_settings.columnChoices(name, columnsOf(table)));
    });
    chooseRange(pages, m_settings.rangeMinutes());
    for (auto *group : rangesOf(pages))
        QObject::connect(group, &QButtonGroup::idClicked, &pages,
                         [this](int minutes) { m_settings.setRangeMinutes(minutes); });
    applyDensity(pages);
}

void WindowMemory::savePages(GatewayPages &pages)
{
    forEachTable(pages, [this](QTableView &table, const QString &name) {
        m_settings.setHeader(name, columnsOf(table), table.horizontalHeader()->saveState());
        if (const auto *fit = fitOf(table))
            m_settings.setColumnChoices(name, fit->choices());
    });
}

void WindowMemory::reset(QMainWindow &window, const std::vector<GatewayPages *> &pages)
{
    window.restoreState(m_firstState, kStateVersion);
    if (m_firstSize.isValid())
        window.resize(m_firstSize);
    for (auto *one : pages) {
        forEachTable(*one, [this](QTableView &table, const QString &name) {
            if (const auto at = m_firstHeaders.find(name); at != m_firstHeaders.end())
                table.horizontalHeader()->restoreState(at->second);
            if (auto *fit = fitOf(table))
                fit->setChoices({});
        });
        chooseRange(*one, kDefaultRange);
    }
    m_settings.resetLayout();
}

void WindowMemory::applyDensity(QWidget &root) const
{
    const int more = m_settings.density() == Density::Compact ? kCompact : kComfortable;
    for (auto *table : root.findChildren<QTableView *>()) {
        if (table->verticalHeader()->sectionResizeMode(0) == QHeaderView::Fixed)
            table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + more);
    }
}

} // namespace tg::console

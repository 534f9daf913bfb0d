#include "console/app/main_window.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/app/operations_dock.h"
#include "console/app/status_line.h"
#include "console/models/sentences.h"
#include "console/pages/explain_page.h"
#include "console/pages/shards_page.h"
#include "console/widgets/glyph.h"
#include "console/widgets/stale_banner.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MainWindow::MainWindow(const Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_clock(clock)
    , m_connection(clock, m_view)
    , m_banner(new StaleBanner(this))
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_dock(new OperationsDock(m_view, this))
    , m_status(new StatusLine(this))
{
    setWindowTitle(tr("Timeless Console"));
    makePages();
    makeList();
    auto *middle = new QWidget(this);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_list);
    line->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(line, 1);
    setCentralWidget(middle);
    addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    resizeDocks({m_dock}, {fontMetrics().height() * 6}, Qt::Vertical);
    setStatusBar(m_status);
    makeMenus();

    connect(&m_view, &ClusterView::ticked, this, &MainWindow::refresh);
    connect(&m_view, &ClusterView::statusChanged, this, &MainWindow::refreshNodeMenu);
    connect(m_banner, &StaleBanner::tryNow, this, [this] { m_view.feed()->tryNow(); });
    connect(m_banner, &StaleBanner::disconnectWanted, &m_connection,
            &ConnectionKeeper::disconnectNow);
    connect(&m_connection, &ConnectionKeeper::noted, this,
            [this](const QString &text) { m_status->showMessage(text, 10'000); });
    connect(m_dock, &OperationsDock::undoWanted, this, &MainWindow::undo);
    connect(m_dock, &OperationsDock::abortWanted, this, &MainWindow::stopOperation);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_view.feed())
            m_banner->refresh(*m_view.feed());
        m_status->refresh(m_view);
    });
    m_timer.start();
    showPage(OverviewNumber);
    refresh();
}

void MainWindow::makePages()
{
    m_pages = console::makePages(m_view);
    m_shardsPage = qobject_cast<ShardsPage *>(&page(ShardsNumber));
    auto *explain = qobject_cast<ExplainPage *>(&page(ExplainNumber));
    for (auto *one : m_pages) {
        m_stack->addWidget(one);
        connect(one, &Page::connectWanted, this, &MainWindow::openConnectDialog);
        connect(one, &Page::nodeWanted, this, &MainWindow::goToNode);
        connect(one, &Page::pageWanted, this, &MainWindow::showPage);
        connect(one, &Page::orderWanted, this, &MainWindow::openOrderDialog);
        connect(one, &Page::abortWanted, this, &MainWindow::stopOperation);
        connect(one, &Page::ackWanted, this, &MainWindow::openAckDialog);
        connect(one, &Page::currentChanged, this, &MainWindow::refreshNodeMenu);
        connect(one, &Page::explainWanted, this, [this, explain](const QString &text) {
            showPage(ExplainNumber);
            explain->ask(text);
        });
    }
}

void MainWindow::makeList()
{
    m_list->setAccessibleName(tr("Pages"));
    QPixmap nothing(16, 16); // keeps the words in line
    nothing.fill(Qt::transparent);
    for (int i = 0; i < PageCount; ++i)
        m_list->addItem(new QListWidgetItem(QIcon(nothing), pageTitle(i)));
    int widest = 0;
    for (int i = 0; i < m_list->count(); ++i) {
        auto *item = m_list->item(i);
        item->setSizeHint(QSize(0, fontMetrics().height() + 16));
        item->setToolTip(pageKeys(i));
        widest = std::max(widest, fontMetrics().horizontalAdvance(item->text() + u"  88"_s));
    }
    m_list->setFixedWidth(widest + 44);
    m_list->setIconSize(QSize(16, 16));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::currentRowChanged, this, &MainWindow::showPage);
}

void MainWindow::showPage(int number)
{
    if (number < 0 || number >= m_stack->count())
        return;
    m_stack->setCurrentIndex(number);
    m_list->setCurrentRow(number);
    refreshNodeMenu();
}

void MainWindow::goToNode(const QString &id)
{
    showPage(NodesNumber);
    page(NodesNumber).showNode(id);
}

void MainWindow::refreshList()
{
    const bool dark = isDark(palette());
    StateLook worstNode = nodeLook(m_view.nodes().rowCount() > 0 ? u"up"_s : QString());
    for (const auto &row : m_view.nodes().rows()) {
        const auto look = nodeLook(textOf(row[protocol::NodeColumn::State]));
        if (rankOf(look.tone) > rankOf(worstNode.tone))
            worstNode = look;
    }
    StateLook worstAlarm = nodeLook(m_view.hasData() ? u"up"_s : QString());
    for (const auto &row : m_view.alarms().rows()) {
        const auto look = severityLook(textOf(row[protocol::AlarmColumn::Severity]));
        if (rankOf(look.tone) > rankOf(worstAlarm.tone))
            worstAlarm = look;
    }
    const auto put = [&](int item, const StateLook &look) {
        m_list->item(item)->setIcon(glyphIcon(look.shape, m_view.isLive()
                                                              ? toneColor(look.tone, dark)
                                                              : toneColor(Tone::Unknown, dark)));
    };
    put(NodesNumber, worstNode);
    put(AlarmsNumber, worstAlarm);
    const int alarms = m_view.alarms().rowCount();
    m_list->item(AlarmsNumber)->setText(alarms > 0 ? tr("Alarms  %1").arg(alarms) : tr("Alarms"));
}

void MainWindow::refresh()
{
    if (m_view.feed())
        m_banner->refresh(*m_view.feed());
    m_status->refresh(m_view);
    m_dock->refresh();
    refreshList();
    refreshNodeMenu();
    const auto id = m_view.status().gatewayId;
    setWindowTitle(id.isEmpty() ? tr("Timeless Console") : tr("%1 - Timeless Console").arg(id));
}

QStringList MainWindow::variantsOf(int number) const
{
    if (number == NodesNumber)
        return {u"selected"_s};
    if (number == ShardsNumber)
        return {u"bynode"_s, u"table"_s};
    return {};
}

void MainWindow::showVariant(int number, const QString &variant)
{
    if (number == NodesNumber && m_view.nodes().rowCount() > 0) {
        const auto &rows = m_view.nodes().rows();
        page(number).showNode(textOf(rows[std::min<std::size_t>(2, rows.size() - 1)].key()));
    }
    if (number == ShardsNumber && variant == "bynode"_L1)
        m_shardsPage->findChild<QComboBox *>()->setCurrentIndex(1);
    if (number == ShardsNumber && variant == "table"_L1)
        m_shardsPage->showTable(true);
    page(number).refresh();
}

} // namespace tg::console

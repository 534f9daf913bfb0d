#include "console/app/main_window.h"

#include <QHBoxLayout>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include "console/app/all_gateways_page.h"
#include "console/app/gateway_list.h"
#include "console/app/operations_dock.h"
#include "console/app/pin_changed_page.h"
#include "console/app/status_line.h"
#include "console/models/sentences.h"
#include "console/pages/shards_page.h"
#include "console/widgets/action_icon.h"
#include "console/widgets/glyph.h"
#include "console/widgets/stale_banner.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Nodes and alarms have the glyph of the worst state instead.
QIcon pageIcon(int page)
{
    switch (page) {
    case OverviewNumber:
        return actionIcon(ActionGlyph::Overview);
    case ShardsNumber:
        return actionIcon(ActionGlyph::Shards);
    case ThroughputNumber:
        return actionIcon(ActionGlyph::Throughput);
    case EventsNumber:
        return actionIcon(ActionGlyph::Events);
    case LedgerNumber:
        return actionIcon(ActionGlyph::Ledger);
    case RejectedNumber:
        return actionIcon(ActionGlyph::Rejected);
    case GapsNumber:
        return actionIcon(ActionGlyph::Gaps);
    case HotMetricsNumber:
        return actionIcon(ActionGlyph::HotMetrics);
    case ExplainNumber:
        return actionIcon(ActionGlyph::Explain);
    default:
        return {};
    }
}

} // namespace

struct MainWindow::Forgetful {
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"console.ini"_s)};
};

MainWindow::MainWindow(const Clock &clock, QWidget *parent)
    : MainWindow(clock, nullptr, parent)
{
}

MainWindow::MainWindow(const Clock &clock, Settings &settings, QWidget *parent)
    : MainWindow(clock, &settings, parent)
{
}

MainWindow::MainWindow(const Clock &clock, Settings *settings, QWidget *parent)
    : QMainWindow(parent)
    , m_own(settings ? nullptr : std::make_unique<Forgetful>())
    , m_settings(settings ? *settings : m_own->settings)
    , m_memory(m_settings)
    , m_keeper(clock)
    , m_banner(new StaleBanner(this))
    , m_gatewayList(new GatewayList)
    , m_list(new QListWidget)
    , m_middle(new QStackedWidget)
    , m_dock(new OperationsDock(m_noView, this))
    , m_status(new StatusLine(this))
    , m_all(new AllGatewaysPage(m_keeper))
    , m_pinChanged(new PinChangedPage)
    , m_noPages(addPages(m_noView))
    , m_pages(m_noPages)
{
    setWindowTitle(tr("Timeless Console"));
    makeList();
    layOut();
    makeMenus();
    connect(m_banner, &StaleBanner::tryNow, this, [this] {
        if (view().feed())
            view().feed()->tryNow();
    });
    connect(m_banner, &StaleBanner::disconnectWanted, &m_keeper, &ConnectionKeeper::disconnectNow);
    connect(&m_keeper, &ConnectionKeeper::noted, this,
            [this](const QString &text) { m_status->say(text); });
    connect(&m_keeper, &ConnectionKeeper::listChanged, this, &MainWindow::refresh);
    connect(&m_keeper, &ConnectionKeeper::focusChanged, this, &MainWindow::takeFocus);
    connect(&m_keeper, &ConnectionKeeper::closing, this,
            [this](const WatchedGateway *gateway) { dropPages(*gateway); });
    connect(&m_keeper, &ConnectionKeeper::statusChanged, this,
            [this](WatchedGateway *gateway) { takeStatus(*gateway); });
    connect(m_dock, &OperationsDock::undoWanted, this, &MainWindow::undo);
    connect(m_dock, &OperationsDock::abortWanted, this, &MainWindow::stopOperation);
    connect(m_dock, &OperationsDock::detailsWanted, this, &MainWindow::openOperationDialog);
    connect(m_dock, &OperationsDock::nodeWanted, this, &MainWindow::goToNode);
    connect(m_dock, &OperationsDock::alarmsWanted, this, [this] { showPage(AlarmsNumber); });
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (view().feed())
            m_banner->refresh(*view().feed());
        m_status->refresh(view());
        m_gatewayList->refresh(m_keeper, m_isShowingAll);
    });
    m_timer.start();
    takeFocus();
    showPage(OverviewNumber);
    for (const auto &problem : m_settings.takeProblems())
        note(problem);
}

MainWindow::~MainWindow()
{
    m_keeper.disconnect(this);
    // Before the views that they show.
    for (const auto &[gateway, pages] : m_pagesOf)
        delete pages;
    delete m_noPages;
    delete m_all;
    delete m_dock;
}

void MainWindow::layOut()
{
    auto *left = new QWidget;
    auto *lists = new QVBoxLayout(left);
    lists->setContentsMargins(0, 0, 0, 0);
    lists->setSpacing(0);
    lists->addWidget(m_gatewayList);
    lists->addWidget(m_list, 1);
    left->setFixedWidth(m_list->width());
    m_gatewayList->hide();
    m_middle->addWidget(m_all);
    m_middle->addWidget(m_pinChanged);
    connect(m_gatewayList, &GatewayList::allWanted, this, &MainWindow::showAllGateways);
    const auto focusOn = [this](int number) {
        m_isShowingAll = false;
        m_keeper.setFocus(*m_keeper.gateways()[static_cast<std::size_t>(number)]);
        showPage(m_page);
    };
    connect(m_gatewayList, &GatewayList::gatewayWanted, this, focusOn);
    connect(m_all, &AllGatewaysPage::gatewayWanted, this, focusOn);
    connect(m_pinChanged, &PinChangedPage::disconnectWanted, &m_keeper,
            &ConnectionKeeper::disconnectNow);
    auto *middle = new QWidget(this);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(left);
    line->addWidget(m_middle, 1);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(line, 1);
    setCentralWidget(middle);
    addDockWidget(Qt::BottomDockWidgetArea, m_dock);
    resizeDocks({m_dock}, {fontMetrics().height() * 6}, Qt::Vertical);
    setStatusBar(m_status);
}

void MainWindow::makeList()
{
    m_list->setAccessibleName(tr("Pages"));
    for (int i = 0; i < PageCount; ++i)
        m_list->addItem(new QListWidgetItem(pageIcon(i), pageTitle(i)));
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
    if (number < 0 || number >= m_pages->pageCount())
        return;
    m_page = number;
    m_isShowingAll = false;
    m_pages->setCurrentIndex(number);
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(number);
    }
    showRightFace();
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
    StateLook worstNode = nodeLook(view().nodes().rowCount() > 0 ? u"up"_s : QString());
    for (const auto &row : view().nodes().rows()) {
        const auto look = nodeLook(textOf(row[protocol::NodeColumn::State]));
        if (rankOf(look.tone) > rankOf(worstNode.tone))
            worstNode = look;
    }
    StateLook worstAlarm = nodeLook(view().hasData() ? u"up"_s : QString());
    for (const auto &row : view().alarms().rows()) {
        const auto look = severityLook(textOf(row[protocol::AlarmColumn::Severity]));
        if (rankOf(look.tone) > rankOf(worstAlarm.tone))
            worstAlarm = look;
    }
    const auto put = [&](int item, const StateLook &look) {
        m_list->item(item)->setIcon(glyphIcon(look.shape, view().isLive()
                                                              ? toneColor(look.tone, dark)
                                                              : toneColor(Tone::Unknown, dark)));
    };
    put(NodesNumber, worstNode);
    put(AlarmsNumber, worstAlarm);
    const int alarms = view().alarms().rowCount();
    m_list->item(AlarmsNumber)->setText(alarms > 0 ? tr("Alarms  %1").arg(alarms) : tr("Alarms"));
}

void MainWindow::refresh()
{
    if (view().feed())
        m_banner->refresh(*view().feed());
    else
        m_banner->hide();
    m_status->refresh(view());
    m_dock->refresh();
    m_pause->setChecked(view().isPaused()); // the page Events has a button for it, too
    const bool hasSeveral = m_keeper.gateways().size() > 1;
    m_gatewayList->setVisible(hasSeveral);
    if (!hasSeveral && m_isShowingAll)
        showPage(m_page);
    m_gatewayList->refresh(m_keeper, m_isShowingAll);
    if (m_isShowingAll)
        m_all->refresh();
    refreshList();
    refreshNodeMenu();
    const auto *focus = m_keeper.focus();
    const auto name = m_isShowingAll ? tr("All gateways") : focus ? focus->name() : QString();
    setWindowTitle(name.isEmpty() ? tr("Timeless Console") : tr("%1 - Timeless Console").arg(name));
}

QStringList MainWindow::variantsOf(int number) const
{
    if (number == NodesNumber)
        return {u"selected"_s};
    if (number == ShardsNumber)
        return {u"load"_s, u"owner"_s, u"bynode"_s, u"table"_s};
    return {};
}

void MainWindow::showVariant(int number, const QString &variant)
{
    if (number == NodesNumber && view().nodes().rowCount() > 0) {
        const auto &rows = view().nodes().rows();
        page(number).showNode(textOf(rows[std::min<std::size_t>(2, rows.size() - 1)].key()));
    }
    if (number == ShardsNumber)
        static_cast<ShardsPage &>(page(number)).showFace(variant);
    page(number).refresh();
}

} // namespace tg::console

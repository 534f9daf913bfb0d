// Menus, keys and dialogs of the main window. Every action stands in a menu.
#include <array>

#include <QMenuBar>
#include <QMessageBox>

#include "console/app/main_window.h"
#include "console/app/operations_dock.h"
#include "console/app/status_line.h"
#include "console/dialogs/ack_dialog.h"
#include "console/dialogs/connect_dialog.h"
#include "console/dialogs/export_menu.h"
#include "console/dialogs/plan_dialog.h"
#include "console/pages/node_panel.h"
#include "console/widgets/theme.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;

void MainWindow::makeMenus()
{
    makeConnectionMenu();
    makeViewMenu();
    makeNodeMenu();
    auto *exports = new ExportMenu(
        m_view, [this]() -> Page & { return page(currentPage()); }, this);
    menuBar()->addMenu(exports);
    connect(exports, &ExportMenu::saved, this,
            [this](const QString &text) { m_status->showMessage(text, 10'000); });
    auto *help = menuBar()->addMenu(tr("&Help"));
    connect(help->addAction(tr("&About")), &QAction::triggered, this, [this] {
        QMessageBox::about(
            this, tr("Timeless Console"),
            tr("Timeless Console %1\nGPL-3.0-or-later").arg(QStringLiteral(TG_VERSION)));
    });
}

void MainWindow::makeConnectionMenu()
{
    auto *menu = menuBar()->addMenu(tr("&Connection"));
    auto *open = menu->addAction(tr("&Connect..."));
    open->setShortcut(QKeySequence(u"Ctrl+L"_s));
    connect(open, &QAction::triggered, this, &MainWindow::openConnectDialog);
    auto *close = menu->addAction(tr("&Disconnect"));
    connect(close, &QAction::triggered, &m_connection, &ConnectionKeeper::disconnectNow);
    auto *again = menu->addAction(tr("Ask for everything &anew"));
    again->setShortcut(Qt::Key_F5);
    connect(again, &QAction::triggered, this, [this] {
        if (m_view.feed())
            m_view.feed()->resyncAll();
    });
    menu->addSeparator();
    auto *quit = menu->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::makeViewMenu()
{
    auto *menu = menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < m_list->count(); ++i) {
        auto *action = menu->addAction(m_list->item(i)->text());
        action->setShortcut(QKeySequence(pageKeys(i)));
        connect(action, &QAction::triggered, this, [this, i] { showPage(i); });
    }
    menu->addSeparator();
    auto *filter = menu->addAction(tr("&Filter"));
    filter->setShortcut(QKeySequence::Find);
    connect(filter, &QAction::triggered, this, [this] {
        if (auto *box = page(currentPage()).filterBox()) {
            box->setFocus();
            box->selectAll();
        }
    });
    auto *pause = menu->addAction(tr("&Pause the view"));
    pause->setCheckable(true);
    pause->setShortcut(Qt::Key_Space);
    connect(pause, &QAction::toggled, &m_view, &ClusterView::setPaused);
    auto *dock = m_dock->toggleViewAction();
    dock->setShortcut(QKeySequence(u"Ctrl+J"_s));
    menu->addAction(dock);
    auto *next = menu->addAction(tr("&Next pane"));
    next->setShortcut(Qt::Key_F6);
    connect(next, &QAction::triggered, this, &MainWindow::nextPane);
    menu->addSeparator();
    auto *palettes = menu->addMenu(tr("P&alette"));
    connect(palettes->addAction(tr("&Light")), &QAction::triggered, this,
            [] { applyPalette(PaletteChoice::Light); });
    connect(palettes->addAction(tr("&Dark")), &QAction::triggered, this,
            [] { applyPalette(PaletteChoice::Dark); });
}

void MainWindow::makeNodeMenu()
{
    auto *menu = menuBar()->addMenu(tr("&Node"));
    menu->setToolTipsVisible(true);
    struct Entry {
        QString action;
        QString text;
        QString keys;
    };
    for (const auto &[action, text, keys] :
         {Entry{u"move"_s, tr("&Move shards away..."), u"Ctrl+Shift+M"_s},
          Entry{u"failover"_s, tr("&Fail over..."), u"Ctrl+Shift+F"_s},
          Entry{u"drain"_s, tr("&Drain..."), {}},
          Entry{u"maintenance"_s, tr("M&aintenance..."), {}},
          Entry{u"resume"_s, tr("&Resume..."), {}}, Entry{u"backfill"_s, tr("&Backfill..."), {}},
          Entry{u"audit"_s, tr("A&udit its copies..."), {}}}) {
        auto *entry = menu->addAction(text);
        if (!keys.isEmpty())
            entry->setShortcut(QKeySequence(keys));
        connect(entry, &QAction::triggered, this, [this, action = action] {
            openOrderDialog(action, page(NodesNumber).currentNode());
        });
        m_orders.emplace_back(action, entry);
    }
    menu->addSeparator();
    for (const auto &[action, text] : {std::pair{u"audit"_s, tr("Audit &copies of all nodes...")},
                                       std::pair{u"heal"_s, tr("&Heal split series...")}}) {
        auto *entry = menu->addAction(text);
        connect(entry, &QAction::triggered, this,
                [this, action = action] { openOrderDialog(action, {}); });
        m_ordersOfAll.push_back(entry);
    }
}

void MainWindow::refreshNodeMenu()
{
    refreshOrdersOfAll();
    const auto node = page(NodesNumber).currentNode();
    const auto *row = m_view.nodes().find(node);
    auto general = m_view.whyNoOrders();
    if (general.isEmpty() && (currentPage() != NodesNumber || !row))
        general = tr("Select a node on the page Nodes first.");
    for (const auto &[action, entry] : m_orders) {
        const auto why = general.isEmpty() ? whyNot(action, *row) : general;
        entry->setEnabled(why.isEmpty());
        entry->setToolTip(why.isEmpty() ? node : why);
        entry->setStatusTip(why);
    }
}

void MainWindow::refreshOrdersOfAll()
{
    const auto why = m_view.whyNoOrders();
    for (auto *entry : m_ordersOfAll) {
        entry->setEnabled(why.isEmpty());
        entry->setToolTip(why.isEmpty() ? entry->text() : why);
        entry->setStatusTip(why);
    }
}

void MainWindow::nextPane()
{
    const std::array<QWidget *, 3> panes{m_list, m_stack, m_dock->widget()};
    std::size_t at = 0;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        if (panes[i]->hasFocus() || panes[i]->isAncestorOf(focusWidget()))
            at = i;
    }
    auto *next = panes[(at + 1) % panes.size()];
    if (next == m_stack)
        m_stack->currentWidget()->setFocusPolicy(Qt::StrongFocus);
    (next == m_stack ? m_stack->currentWidget() : next)->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::openConnectDialog()
{
    ConnectDialog dialog({}, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    auto options = dialog.options();
    options.wantsReadOnly = options.wantsReadOnly || m_wantsReadOnly;
    m_connection.connectTo(options);
}

void MainWindow::openOrderDialog(const QString &action, const QString &node)
{
    (new PlanDialog(m_view, {action, node, {}}, this))->open();
}

void MainWindow::undo(const QString &operation, const QString &node)
{
    (new PlanDialog(m_view, {u"undo"_s, node, operation}, this))->open();
}

void MainWindow::stopOperation(const QString &operation)
{
    m_view.feed()->call(protocol::kOperationAbort, {{protocol::member::kId, operation}}, this,
                        [this](const CommandOutcome &outcome) {
                            if (const auto *error = std::get_if<protocol::CommandError>(&outcome))
                                m_status->showMessage(error->text, 10'000);
                        });
}

void MainWindow::openAckDialog(const QString &alarm, const QString &what)
{
    (new AckDialog(m_view, alarm, what, this))->open();
}

} // namespace tg::console

// Menus, keys and dialogs of the main window. Every action stands in a menu.
#include <QAbstractButton>
#include <QComboBox>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>

#include "console/app/all_gateways_page.h"
#include "console/app/gateway_list.h"
#include "console/app/main_window.h"
#include "console/app/operations_dock.h"
#include "console/app/page_menu.h"
#include "console/app/status_line.h"
#include "console/dialogs/ack_dialog.h"
#include "console/dialogs/export_menu.h"
#include "console/dialogs/operation_dialog.h"
#include "console/dialogs/order_all_dialog.h"
#include "console/dialogs/plan_dialog.h"
#include "console/dialogs/preferences_dialog.h"
#include "console/pages/node_panel.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/theme.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

QString plainText(const QAction &action)
{
    return action.text().remove(u'&').remove(u"..."_s);
}

} // namespace

void MainWindow::makeMenus()
{
    makeConnectionMenu();
    makeViewMenu();
    makeNodeMenu();
    makeExportMenu();
    makeHelpMenu();
    fillToolBar();
}

void MainWindow::makeExportMenu()
{
    m_export = new ExportMenu(
        view(), [this]() -> Page & { return page(currentPage()); }, this);
    m_export->setInstead(
        [this] { return m_isShowingAll ? ExportMenu::Tables(m_all->tables()) : std::nullopt; });
    auto *entry = menuBar()->addMenu(m_export);
    entry->setShortcut(QKeySequence(u"Ctrl+E"_s)); // opens it
    connect(entry, &QAction::triggered, this, [this, entry] { menuBar()->setActiveAction(entry); });
    connect(m_export, &ExportMenu::saved, this,
            [this](const QString &text) { m_status->say(text); });
}

void MainWindow::makeHelpMenu()
{
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
    m_connect = menu->addAction(tr("&Connect..."));
    m_connect->setShortcut(QKeySequence(u"Ctrl+L"_s));
    connect(m_connect, &QAction::triggered, this, &MainWindow::openConnectDialog);
    m_saved = menu->addMenu(tr("&Saved"));
    connect(m_saved, &QMenu::aboutToShow, this, &MainWindow::fillSavedMenu);
    fillSavedMenu();
    connect(menu->addAction(tr("Answer the &gateway...")), &QAction::triggered, this,
            &MainWindow::answerGateway);
    auto *close = menu->addAction(tr("&Disconnect"));
    connect(close, &QAction::triggered, &m_keeper, &ConnectionKeeper::disconnectNow);
    connect(menu->addAction(tr("&Try now")), &QAction::triggered, this, [this] {
        if (view().feed())
            view().feed()->tryNow();
    });
    auto *again = menu->addAction(tr("Ask for everything &anew"));
    again->setShortcut(Qt::Key_F5);
    connect(again, &QAction::triggered, this, [this] {
        if (view().feed())
            view().feed()->resyncAll();
    });
    menu->addSeparator();
    connect(menu->addAction(tr("&Preferences...")), &QAction::triggered, this,
            &MainWindow::openPreferences);
    auto *quit = menu->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::fillSavedMenu()
{
    m_saved->clear();
    for (const auto &one : m_settings.connections()) {
        QPixmap square(12, 12);
        square.fill(colorOf(one.tag, isDark(palette())));
        auto *action = m_saved->addAction(QIcon(square), QString(one.name).replace(u'&', u"&&"_s));
        action->setToolTip(one.address.toString());
        connect(action, &QAction::triggered, this, [this, one] { connectTo(one); });
    }
    if (m_saved->isEmpty())
        m_saved->addAction(tr("None is saved yet"))->setEnabled(false);
    m_saved->addSeparator();
    connect(m_saved->addAction(tr("&Edit...")), &QAction::triggered, this,
            [this] { openConnectionsDialog(); });
}

bool MainWindow::event(QEvent *event)
{
    // Else the shortcut of "Pause the view" would take Space from whoever has no mouse.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto *focus = focusWidget();
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier &&
            (qobject_cast<const QAbstractButton *>(focus) ||
             qobject_cast<const QComboBox *>(focus))) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
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
    connect(menu->addAction(tr("&Clear filters")), &QAction::triggered, this,
            &MainWindow::clearFilters);
    m_pause = menu->addAction(tr("&Pause the view"));
    m_pause->setCheckable(true);
    m_pause->setShortcut(Qt::Key_Space);
    connect(m_pause, &QAction::toggled, this, [this](bool on) {
        m_noView.setPaused(on);
        for (const auto &gateway : m_keeper.gateways())
            gateway->view().setPaused(on);
    });
    auto *dock = m_dock->toggleViewAction();
    dock->setShortcut(QKeySequence(u"Ctrl+J"_s));
    menu->addAction(dock);
    m_toolBar = addToolBar(tr("T&oolbar"));
    menu->addAction(m_toolBar->toggleViewAction());
    auto *next = menu->addAction(tr("&Next pane"));
    next->setShortcut(Qt::Key_F6);
    connect(next, &QAction::triggered, this, &MainWindow::nextPane);
    menu->addMenu(
        new PageMenu([this] { return m_isShowingAll ? nullptr : &page(currentPage()); }, this));
    menu->addSeparator();
    connect(menu->addAction(tr("All &gateways")), &QAction::triggered, this,
            &MainWindow::showAllGateways);
    makePaletteMenu(*menu);
    connect(menu->addAction(tr("&Reset layout")), &QAction::triggered, this,
            &MainWindow::resetLayout);
}

// As Esc does in each table of the page.
void MainWindow::clearFilters()
{
    for (auto *pane : page(currentPage()).findChildren<TablePane *>()) {
        for (auto *action : pane->actions()) {
            if (action->shortcut() == QKeySequence(Qt::Key_Escape))
                action->trigger();
        }
    }
}

void MainWindow::makePaletteMenu(QMenu &view)
{
    auto *palettes = view.addMenu(tr("P&alette"));
    const std::pair<PaletteChoice, QString> choices[] = {
        {PaletteChoice::Auto, tr("&As the desktop")},
        {PaletteChoice::Light, tr("&Light")},
        {PaletteChoice::Dark, tr("&Dark")}};
    for (const auto &[choice, text] : choices)
        connect(palettes->addAction(text), &QAction::triggered, this, [this, choice = choice] {
            m_settings.setPalette(choice);
            applyPalette(choice);
        });
    auto *densities = view.addMenu(tr("Densit&y"));
    const std::pair<Density, QString> rows[] = {{Density::Comfortable, tr("&Comfortable")},
                                                {Density::Compact, tr("C&ompact")}};
    for (const auto &[density, text] : rows)
        connect(densities->addAction(text), &QAction::triggered, this, [this, density = density] {
            m_settings.setDensity(density);
            m_memory.applyDensity(*this);
        });
}

void MainWindow::openPreferences()
{
    auto *dialog = new PreferencesDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::kept, this, &MainWindow::applyChoices);
    dialog->open();
}

void MainWindow::applyChoices()
{
    applyPalette(m_settings.palette());
    m_memory.applyDensity(*this);
    for (const auto &problem : m_settings.takeProblems())
        note(problem);
}

void MainWindow::resetLayout()
{
    std::vector<GatewayPages *> all{m_noPages};
    for (const auto &[gateway, pages] : m_pagesOf)
        all.push_back(pages);
    m_memory.reset(*this, all);
    m_status->say(tr("The layout is as at the first start."));
}

void MainWindow::rememberLayout()
{
    m_remembersLayout = true;
    m_memory.restoreWindow(*this);
    showPage(m_settings.page(m_pages->pageCount()));
    for (const auto &problem : m_settings.takeProblems())
        note(problem);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembersLayout) {
        m_memory.saveWindow(*this);
        m_memory.savePages(*m_pages);
        m_settings.setPage(m_page);
    }
    QMainWindow::closeEvent(event);
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
    menu->addSeparator();
    auto *all = menu->addMenu(tr("At all &gateways"));
    all->setToolTipsVisible(true);
    for (const auto &[action, one] : m_orders) {
        auto *entry = all->addAction(QString(one->text()).remove(u'&'));
        connect(entry, &QAction::triggered, this, [this, action = action] {
            openOrderAllDialog(action, page(NodesNumber).currentNode());
        });
        m_ordersToAll.emplace_back(action, entry);
    }
    menu->addSeparator();
    auto *operation = menu->addMenu(tr("&Operation"));
    operation->setToolTipsVisible(true);
    operation->addActions({m_dock->detailsAction(), m_dock->stopAction(), m_dock->undoAction()});
    m_ack = menu->addAction(tr("Ac&knowledge the alarm..."));
    connect(m_ack, &QAction::triggered, this, [this] { page(AlarmsNumber).acknowledge(); });
}

void MainWindow::refreshOrdersOfAll()
{
    const auto why = view().whyNoOrders();
    for (auto *entry : m_ordersOfAll) {
        entry->setEnabled(why.isEmpty());
        entry->setToolTip(why.isEmpty() ? plainText(*entry) : why);
        entry->setStatusTip(why);
    }
}

void MainWindow::refreshAck()
{
    const bool isThere = !m_isShowingAll && currentPage() == AlarmsNumber;
    const auto why = isThere ? page(AlarmsNumber).whyNotAcknowledge()
                             : tr("Select an alarm on the page Alarms first.");
    m_ack->setEnabled(why.isEmpty());
    m_ack->setToolTip(why.isEmpty() ? plainText(*m_ack) : why);
    m_ack->setStatusTip(why);
}

void MainWindow::refreshNodeMenu()
{
    refreshOrdersOfAll();
    refreshAck();
    const auto node = page(NodesNumber).currentNode();
    const auto *row = view().nodes().find(node);
    auto noNode = QString();
    if (m_isShowingAll || currentPage() != NodesNumber || !row)
        noNode = tr("Select a node on the page Nodes first.");
    const auto put = [&](QAction &entry, const QString &why) {
        entry.setEnabled(why.isEmpty());
        entry.setToolTip(why.isEmpty() ? QString(plainText(entry) + u": "_s + node) : why);
        entry.setStatusTip(why);
    };
    const auto general = view().whyNoOrders();
    const bool hasSeveral = m_keeper.gateways().size() > 1;
    for (const auto &[action, entry] : m_orders)
        put(*entry, !general.isEmpty()  ? general
                    : !noNode.isEmpty() ? noNode
                                        : whyNot(action, *row, view()));
    for (const auto &[action, entry] : m_ordersToAll)
        put(*entry, !hasSeveral         ? tr("The console is connected to one gateway only.")
                    : !noNode.isEmpty() ? noNode
                                        : whyNot(action, *row, view()));
}

void MainWindow::nextPane()
{
    std::vector<QWidget *> panes;
    for (QWidget *pane : {static_cast<QWidget *>(m_gatewayList), static_cast<QWidget *>(m_list),
                          static_cast<QWidget *>(m_middle), m_dock->widget()}) {
        if (pane->isVisible())
            panes.push_back(pane);
    }
    if (panes.empty())
        return;
    std::size_t at = panes.size() - 1;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        if (panes[i]->hasFocus() || panes[i]->isAncestorOf(focusWidget()))
            at = i;
    }
    auto *next = panes[(at + 1) % panes.size()];
    if (next != m_middle)
        return next->setFocus(Qt::ShortcutFocusReason);
    // The first place of the page where something can be typed, ticked or selected.
    for (auto *one : m_middle->currentWidget()->findChildren<QWidget *>()) {
        if (one->isVisible() && one->isEnabled() && one->focusPolicy() & Qt::TabFocus)
            return one->setFocus(Qt::ShortcutFocusReason);
    }
    m_middle->currentWidget()->setFocusPolicy(Qt::StrongFocus);
    m_middle->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

bool MainWindow::isAlwaysTyped() const
{
    return m_settings.confirmLevel() == ConfirmLevel::Always;
}

void MainWindow::openOrderDialog(const QString &action, const QString &node)
{
    (new PlanDialog(view(), {action, node, {}, isAlwaysTyped()}, m_pages))->open();
}

void MainWindow::openOrderAllDialog(const QString &action, const QString &node)
{
    (new OrderAllDialog(m_keeper.orderTargets(), {action, node, isAlwaysTyped()}, this))->open();
}

void MainWindow::undo(const QString &operation, const QString &node)
{
    (new PlanDialog(view(), {u"undo"_s, node, operation, isAlwaysTyped()}, m_pages))->open();
}

void MainWindow::stopOperation(const QString &operation)
{
    if (!view().feed())
        return;
    view().feed()->call(protocol::kOperationAbort, {{protocol::member::kId, operation}}, this,
                        [this](const CommandOutcome &outcome) {
                            if (const auto *error = std::get_if<protocol::CommandError>(&outcome))
                                m_status->say(tr("Not stopped: %1").arg(error->text));
                        });
}

void MainWindow::openOperationDialog(const QString &operation)
{
    auto *dialog = new OperationDialog(view(), operation, m_pages);
    connect(dialog, &OperationDialog::abortWanted, this, &MainWindow::stopOperation);
    connect(dialog, &OperationDialog::undoWanted, this, &MainWindow::undo);
    dialog->open();
}

void MainWindow::openAckDialog(const QString &alarm, const QString &what)
{
    (new AckDialog(view(), alarm, what, m_pages))->open();
}

} // namespace tg::console

// Gateways in and out of focus: their pages, what they ask for, the dialogs that answer them.
#include <QMessageBox>

#include "console/app/all_gateways_page.h"
#include "console/app/gateway_list.h"
#include "console/app/main_window.h"
#include "console/app/operations_dock.h"
#include "console/app/pin_changed_page.h"
#include "console/app/status_line.h"
#include "console/dialogs/connect_dialog.h"
#include "console/dialogs/connections_dialog.h"
#include "console/dialogs/export_menu.h"
#include "console/dialogs/token_dialog.h"
#include "console/dialogs/trust_dialog.h"

namespace tg::console {

using namespace Qt::StringLiterals;

GatewayPages *MainWindow::addPages(ClusterView &view)
{
    auto *pages = new GatewayPages(view);
    m_middle->addWidget(pages);
    connect(pages, &GatewayPages::connectWanted, this, &MainWindow::answerGateway);
    connect(pages, &GatewayPages::nodeWanted, this, &MainWindow::goToNode);
    connect(pages, &GatewayPages::pageWanted, this, &MainWindow::showPage);
    connect(pages, &GatewayPages::orderWanted, this, &MainWindow::openOrderDialog);
    connect(pages, &GatewayPages::abortWanted, this, &MainWindow::stopOperation);
    connect(pages, &GatewayPages::ackWanted, this, &MainWindow::openAckDialog);
    connect(
        pages, &GatewayPages::exportWanted, this,
        [this](const ExportTable &table, bool isWhole) { m_export->askAndSave(table, isWhole); });
    connect(pages, &GatewayPages::selectionChanged, this, &MainWindow::refreshNodeMenu);
    connect(&view, &ClusterView::ticked, pages, [this, pages] {
        tellNews(*pages);
        if (pages == m_pages)
            refresh();
    });
    if (&view != &m_noView && m_noView.isPaused())
        view.setPaused(true);
    m_memory.restorePages(*pages);
    return pages;
}

void MainWindow::tellNews(GatewayPages &pages)
{
    const auto news = pages.takeNews();
    if (news.isEmpty())
        return;
    const bool isNamed = m_keeper.gateways().size() > 1;
    m_status->say(isNamed ? QString(pages.view().status().gatewayId + u": "_s + news) : news);
}

GatewayPages &MainWindow::pagesOf(WatchedGateway &gateway)
{
    auto &pages = m_pagesOf[&gateway];
    if (!pages)
        pages = addPages(gateway.view());
    return *pages;
}

void MainWindow::takeFocus()
{
    auto *focus = m_keeper.focus();
    m_pages = focus ? &pagesOf(*focus) : m_noPages;
    m_dock->setView(view());
    m_export->setView(view());
    if (focus) {
        for (const auto &text : std::exchange(m_unseenNotes, {}))
            view().note(text);
    }
    m_pages->setCurrentIndex(m_page);
    showRightFace();
    refresh();
}

void MainWindow::dropPages(const WatchedGateway &gateway)
{
    m_phases.erase(&gateway);
    const auto at = m_pagesOf.find(&gateway);
    if (at == m_pagesOf.end())
        return;
    if (m_remembersLayout)
        m_memory.savePages(*at->second);
    m_middle->removeWidget(at->second);
    at->second->hide();
    at->second->deleteLater();
    m_pagesOf.erase(at);
}

void MainWindow::showRightFace()
{
    auto *focus = m_keeper.focus();
    if (m_isShowingAll)
        return m_middle->setCurrentWidget(m_all);
    const auto status = focus ? focus->feed().status() : LinkStatus();
    if (status.needsTrust() && status.certificate->isPinChanged()) {
        m_pinChanged->show(focus->name(), *status.certificate, !focus->connection().id.isEmpty());
        return m_middle->setCurrentWidget(m_pinChanged);
    }
    m_middle->setCurrentWidget(m_pages);
}

void MainWindow::showAllGateways()
{
    if (m_keeper.gateways().size() < 2)
        return;
    m_isShowingAll = true;
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(-1);
    }
    m_all->refresh();
    showRightFace();
    refresh();
}

void MainWindow::takeStatus(WatchedGateway &gateway)
{
    const auto phase = gateway.feed().status().phase;
    auto &known = m_phases[&gateway];
    const bool isNews = known != phase;
    known = phase;
    if (!isNews) {
        if (&gateway == m_keeper.focus())
            refreshNodeMenu();
        return;
    }
    m_status->say(gateway.name() + u": "_s + linkStateWord(gateway.feed()));
    if (phase == Phase::Up)
        gateway.setExpected(false);
    if (&gateway == m_keeper.focus())
        showRightFace();
    refresh();
    // Whoever has just asked for it sees the question at once; else the page has a button.
    if (phase == Phase::Refused && &gateway == m_keeper.focus() && gateway.isExpected()) {
        gateway.setExpected(false);
        if (gateway.feed().status().needsToken() || gateway.feed().status().needsTrust())
            answerGateway();
    }
}

void MainWindow::answerGateway()
{
    auto *focus = m_keeper.focus();
    const auto status = focus ? focus->feed().status() : LinkStatus();
    if (status.needsToken())
        askForToken(*focus);
    else if (status.needsTrust() && !status.certificate->isPinChanged())
        askForTrust(*focus);
    else if (!status.needsTrust()) // a changed pin has its page, and no dialog
        openConnectDialog();
}

void MainWindow::askForToken(WatchedGateway &gateway)
{
    auto *dialog =
        new TokenDialog(gateway.name(), gateway.feed().status().problem, &pagesOf(gateway));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &gateway, [&gateway, dialog] {
        gateway.setExpected(true);
        gateway.useToken(dialog->token(), dialog->keepsToken());
    });
    dialog->open();
}

void MainWindow::askForTrust(WatchedGateway &gateway)
{
    const auto seen = *gateway.feed().status().certificate;
    const auto id = gateway.connection().id;
    auto *dialog = new TrustDialog(gateway.name(), seen, !id.isEmpty(), &pagesOf(gateway));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &gateway, [this, &gateway, seen] {
        gateway.setExpected(true);
        gateway.usePin(seen.sha256);
        if (gateway.connection().id.isEmpty())
            return;
        if (const auto kept = m_settings.keepConnection(gateway.connection()); !kept)
            complain(tr("The pin is not kept"), QString::fromStdString(kept.error().text));
    });
    dialog->open();
}

void MainWindow::complain(const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Close, this);
    box->setTextFormat(Qt::PlainText); // it may quote what came from outside
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::connectTo(SavedConnection connection, const QString &token, bool keepsToken)
{
    connection.wantsReadOnly = connection.wantsReadOnly || m_wantsReadOnly;
    const auto where = connection.address.toString();
    const auto opened = m_keeper.connectTo({std::move(connection), token, keepsToken, m_caFile});
    if (!opened)
        return complain(tr("Not connected to %1").arg(where),
                        QString::fromStdString(opened.error().text));
    m_isShowingAll = false;
    showPage(m_page);
}

void MainWindow::connectAtStart()
{
    for (const auto &one : m_settings.connections()) {
        if (!one.connectsAtStart)
            continue;
        auto wish = one;
        wish.wantsReadOnly = wish.wantsReadOnly || m_wantsReadOnly;
        const auto opened = m_keeper.connectTo({std::move(wish), {}, true, m_caFile});
        if (!opened)
            note(one.name + u": "_s + QString::fromStdString(opened.error().text));
    }
    if (!m_keeper.gateways().empty())
        m_keeper.setFocus(*m_keeper.gateways().front());
}

void MainWindow::openConnectDialog()
{
    auto *dialog = new ConnectDialog(m_settings.connections(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        auto wanted = dialog->connection();
        if (wanted.id.isEmpty() && dialog->wantsToBeKept()) {
            const auto id = m_settings.keepConnection(wanted);
            if (!id)
                return complain(tr("Not saved"), QString::fromStdString(id.error().text));
            wanted.id = *id;
        }
        connectTo(wanted, dialog->token(), dialog->keepsToken());
    });
    dialog->open();
}

void MainWindow::openConnectionsDialog(const QString &current)
{
    auto *dialog = new ConnectionsDialog(m_settings, current, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionsDialog::connectWanted, this,
            [this](const SavedConnection &one) { connectTo(one); });
    dialog->open();
}

void MainWindow::note(const QString &text)
{
    qWarning("%s", qUtf8Printable(text));
    m_status->say(text);
    if (m_keeper.focus())
        view().note(text);
    else
        m_unseenNotes << text;
}

} // namespace tg::console

// The toolbar: what is wanted often, each with a word beside its icon. All of it stands in a menu,
// too, which is how it is reached without a mouse.
#include <QToolBar>
#include <QToolButton>

#include "console/app/main_window.h"
#include "console/dialogs/export_menu.h"
#include "console/widgets/action_icon.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSide = 16; // as the glyphs of states

void dress(QAction &action, ActionGlyph glyph, const QString &word)
{
    action.setIcon(actionIcon(glyph));
    action.setIconText(word);
    action.setIconVisibleInMenu(false);
}

} // namespace

void MainWindow::fillToolBar()
{
    m_toolBar->setObjectName(u"toolbar"_s);
    m_toolBar->setAccessibleName(tr("Toolbar"));
    m_toolBar->setFloatable(false);
    m_toolBar->setIconSize(QSize(kIconSide, kIconSide));
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    dress(*m_connect, ActionGlyph::Connect, tr("Connect"));
    dress(*m_pause, ActionGlyph::Pause, tr("Pause"));
    m_connect->setToolTip(tr("Connect to a gateway (%1)").arg(m_connect->shortcut().toString()));
    m_pause->setToolTip(tr("The view stands still, the gateway is heard on (%1)")
                            .arg(m_pause->shortcut().toString()));
    m_toolBar->addActions({m_connect, m_pause});
    m_toolBar->addSeparator();
    const std::map<QString, std::pair<ActionGlyph, QString>> orders{
        {u"move"_s, {ActionGlyph::MoveAway, tr("Move away")}},
        {u"failover"_s, {ActionGlyph::FailOver, tr("Fail over")}},
        {u"drain"_s, {ActionGlyph::Drain, tr("Drain")}},
        {u"maintenance"_s, {ActionGlyph::Maintenance, tr("Maintenance")}},
        {u"resume"_s, {ActionGlyph::Resume, tr("Resume")}}};
    for (const auto &[order, action] : m_orders) {
        const auto found = orders.find(order);
        if (found == orders.end())
            continue;
        dress(*action, found->second.first, found->second.second);
        m_toolBar->addAction(action);
    }
    m_toolBar->addSeparator();
    dress(*m_ack, ActionGlyph::Acknowledge, tr("Acknowledge"));
    m_toolBar->addAction(m_ack);
    m_toolBar->addSeparator();
    auto *exporting = new QToolButton; // of its own: an icon would displace the menu bar's word
    exporting->setIcon(actionIcon(ActionGlyph::Export));
    exporting->setText(tr("Export"));
    exporting->setToolTip(tr("Save tables, charts or the whole window as files"));
    exporting->setMenu(m_export);
    exporting->setPopupMode(QToolButton::InstantPopup);
    exporting->setToolButtonStyle(m_toolBar->toolButtonStyle());
    exporting->setAutoRaise(true);
    exporting->setFocusPolicy(Qt::NoFocus); // as the other buttons of a toolbar
    m_toolBar->addWidget(exporting);
}

} // namespace tg::console

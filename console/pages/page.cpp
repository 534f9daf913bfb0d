#include "console/pages/page.h"

#include "console/models/text_format.h"
#include "console/widgets/line_chart.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

namespace {

ExportTable tableOf(const TablePane &pane)
{
    return {pane.name(), [&pane] { return pane.shownCells(); },
            [&pane] { return pane.allCells(); }};
}

} // namespace

Page::Page(ClusterView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_stack(new QStackedLayout(this))
    , m_notice(new NoticeCard(this))
{
    m_stack->addWidget(m_notice);
    connect(m_notice, &NoticeCard::actionWanted, this, &Page::connectWanted);
    connect(&view, &ClusterView::ticked, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&view, &ClusterView::statusChanged, this, [this] {
        if (isVisible() && !m_view.hasData())
            hasSomethingToShow();
    });
}

void Page::setContent(QWidget *content)
{
    m_content = content;
    m_stack->addWidget(content);
    for (const auto *pane : content->findChildren<TablePane *>())
        connect(pane, &TablePane::exportWanted, this,
                [this, pane](bool isWhole) { Q_EMIT exportWanted(tableOf(*pane), isWhole); });
}

void Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void Page::refresh()
{
    if (hasSomethingToShow())
        draw();
}

std::vector<ExportTable> Page::tables() const
{
    std::vector<ExportTable> tables;
    for (const auto *pane : findChildren<TablePane *>()) {
        if (pane->isVisibleTo(this))
            tables.push_back(tableOf(*pane));
    }
    return tables;
}

std::vector<LineChart *> Page::charts() const
{
    std::vector<LineChart *> charts;
    for (auto *chart : findChildren<LineChart *>()) {
        if (chart->isVisibleTo(this))
            charts.push_back(chart);
    }
    return charts;
}

bool Page::hasSomethingToShow()
{
    if (!m_view.hasData() || m_view.status().phase == Phase::Refused) {
        m_stack->setCurrentWidget(m_notice);
        sayHowTheLinkIs();
        return false;
    }
    const auto nothing = nothingYet();
    if (nothing.title.isEmpty()) {
        m_stack->setCurrentWidget(m_content);
        return true;
    }
    m_stack->setCurrentWidget(m_notice);
    m_notice->draw(NoticePicture::Kind::Nothing);
    m_notice->say(nothing.title, nothing.details);
    return false;
}

void Page::sayHowTheLinkIs()
{
    const auto status = m_view.status();
    switch (status.phase) {
    case Phase::Idle:
        m_notice->draw(NoticePicture::Kind::NotConnected);
        m_notice->say(tr("Not connected"), tr("This console shows what a gateway tells it."),
                      tr("Connect..."));
        break;
    case Phase::Connecting:
        m_notice->draw(NoticePicture::Kind::Connecting);
        m_notice->say(tr("Connecting to %1").arg(status.where), {});
        break;
    case Phase::Waiting:
        m_notice->draw(NoticePicture::Kind::Lost);
        m_notice->say(tr("%1 cannot be reached").arg(status.where),
                      withStop(status.problem) + QLatin1Char('\n') +
                          tr("It is tried again by itself. Does the gateway run, and does its "
                             "[control] section open this door?"),
                      tr("Connect..."));
        break;
    case Phase::Refused:
        sayRefusal(status);
        break;
    case Phase::Up:
        m_notice->draw(NoticePicture::Kind::Connecting);
        m_notice->say(tr("Connected to %1").arg(status.gatewayId),
                      tr("The first figures are on their way."));
        break;
    }
}

void Page::sayRefusal(const LinkStatus &status)
{
    const bool isOtherProtocol = status.problemId == protocol::kBadVersion;
    const auto own = protocolText(protocol::kMajor, protocol::kMinor);
    auto text = isOtherProtocol && !status.protocolVersion.isEmpty()
                    ? tr("The gateway speaks protocol %1, this console %2.")
                          .arg(status.protocolVersion, own)
                    : withStop(status.problem);
    if (!status.daemonVersion.isEmpty())
        text += QLatin1Char('\n') +
                tr("Gateway %1, console %2.").arg(status.daemonVersion, QStringLiteral(TG_VERSION));
    if (isOtherProtocol)
        text += QLatin1Char('\n') + tr("Use the console of the gateway's release.");
    m_notice->draw(isOtherProtocol ? NoticePicture::Kind::Mismatch : NoticePicture::Kind::Refused);
    m_notice->say(isOtherProtocol ? tr("%1 speaks another protocol").arg(status.where)
                                  : tr("%1 does not let this console in").arg(status.where),
                  text,
                  status.needsToken()   ? tr("Enter the token...")
                  : status.needsTrust() ? tr("Look at the certificate...")
                                        : tr("Connect..."));
}

} // namespace tg::console

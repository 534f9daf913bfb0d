#include "console/pages/ledger_page.h"

#include <QVBoxLayout>

#include "console/export/topic_cells.h"
#include "console/models/text_format.h"
#include "console/pages/ledger_sheet.h"

namespace tg::console {

using protocol::GatewayColumn;
using protocol::Topic;

LedgerPage::LedgerPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_points(new LedgerSheet(LedgerSheet::Kind::Points))
    , m_copies(new LedgerSheet(LedgerSheet::Kind::Copies))
    , m_since(new QLabel)
{
    m_since->setWordWrap(true);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(m_since);
    column->addWidget(m_points, 6);
    column->addWidget(m_copies, 5);
    setContent(content);
    connect(&view, &ClusterView::ticked, this, &LedgerPage::follow);
}

void LedgerPage::follow()
{
    m_points->follow(view());
    m_copies->follow(view());
}

std::vector<ExportTable> LedgerPage::tables() const
{
    auto &model = const_cast<LedgerPage *>(this)->view().model(Topic::Ledger);
    return {
        {tr("Ledger"), [&model] { return allCells(model); }, [&model] { return allCells(model); }}};
}

void LedgerPage::draw()
{
    follow(); // the tick may reach the page before it reaches the lights
    m_points->refresh(view());
    m_copies->refresh(view());
    const auto &started = (*view().gateway())[GatewayColumn::StartedAt];
    m_since->setEnabled(view().isLive());
    m_since->setText(
        tr("Counted since the gateway's start, %1 (%2 ago). What is queued, in flight and open is "
           "as of now.")
            .arg(valueText(started, protocol::Unit::UnixMs),
                 protocol::isNull(started)
                     ? notKnown()
                     : ageText(static_cast<qint64>(numberOf(started)), view().nowMs())));
}

} // namespace tg::console

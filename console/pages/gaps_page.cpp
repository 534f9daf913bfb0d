#include "console/pages/gaps_page.h"

#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/pages/running_fills.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::GapColumn;
using protocol::GatewayColumn;
using protocol::Topic;

GapsPage::GapsPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_pane(new TablePane(view.model(Topic::Gaps), {tr("Gaps"), tr("Not the closed ones")}))
    , m_fills(new RunningFills)
    , m_summary(new QLabel)
    , m_detail(new QLabel)
    , m_backfill(new QPushButton(tr("Backfill...")))
    , m_audit(new QPushButton(tr("Audit copies...")))
    , m_heal(new QPushButton(tr("Heal split series...")))
{
    m_pane->setEmptyText(tr("No gap is known"),
                         tr("Every node has its copies, as far as the gateways know. An audit "
                            "compares them: Audit copies..."));
    m_pane->table().sortByColumn(1, Qt::DescendingOrder);
    m_summary->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *orders = new QHBoxLayout; // beside the filter three long texts have no room
    orders->addStretch(1);
    for (auto *button : {m_backfill, m_audit, m_heal})
        orders->addWidget(button);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(m_summary);
    column->addLayout(orders);
    column->addWidget(m_fills);
    column->addWidget(m_pane, 1);
    column->addWidget(m_detail);
    setContent(content);
    setTabOrder(m_backfill, m_audit); // as they stand: before the table
    setTabOrder(m_audit, m_heal);
    setTabOrder(m_heal, &m_pane->filterBox());
    connect(m_pane, &TablePane::currentChanged, this, &GapsPage::showCurrent);
    connect(m_backfill, &QPushButton::clicked, this,
            [this] { Q_EMIT orderWanted(u"backfill"_s, currentGapNode()); });
    connect(m_audit, &QPushButton::clicked, this,
            [this] { Q_EMIT orderWanted(u"audit"_s, currentGapNode()); });
    connect(m_heal, &QPushButton::clicked, this, [this] { Q_EMIT orderWanted(u"heal"_s, {}); });
    connect(m_fills, &RunningFills::abortWanted, this, &Page::abortWanted);
}

QLineEdit *GapsPage::filterBox()
{
    return &m_pane->filterBox();
}

QString GapsPage::currentGapNode() const
{
    const auto *row = m_pane->currentRow();
    return row ? textOf((*row)[GapColumn::Node]) : QString();
}

void GapsPage::showCurrent()
{
    const auto *row = m_pane->currentRow();
    const auto node = currentGapNode();
    const auto general = view().whyNoOrders();
    const auto set = [](QPushButton &button, const QString &why, const QString &does) {
        button.setEnabled(why.isEmpty());
        button.setToolTip(why.isEmpty() ? does : why);
        button.setAccessibleDescription(button.toolTip());
    };
    set(*m_backfill,
        general.isEmpty() && node.isEmpty() ? tr("Select a gap of the node first.") : general,
        tr("Fill all gaps of %1").arg(node));
    set(*m_audit, general,
        node.isEmpty() ? tr("Compare both copies of a sample of all series")
                       : tr("Compare both copies of a sample of the series on %1").arg(node));
    set(*m_heal, general, tr("Give both copies what further nodes have of split series"));
    m_detail->setVisible(row);
    if (!row)
        return;
    auto text = tr("Gap %1, opened by %2 at %3: %4")
                    .arg(textOf(row->key()), textOf((*row)[GapColumn::OpenedBy]),
                         valueText((*row)[GapColumn::OpenedAt], protocol::Unit::UnixMs),
                         withStop(textOf((*row)[GapColumn::Cause])));
    if (const auto residues = textOf((*row)[GapColumn::ResidueText]); !residues.isEmpty())
        text += u'\n' + tr("Still differ: %1").arg(residues);
    m_detail->setText(text);
}

void GapsPage::summarize()
{
    const auto &gateway = *view().gateway();
    const auto count = [&](GatewayColumn column) {
        return protocol::isNull(gateway[column]) ? notKnown() : siText(numberOf(gateway[column]));
    };
    m_summary->setText(tr("Open: %1. Waiting for their second look: %2. With residues: %3. Split "
                          "series: %4. Series with one copy only: %5.")
                           .arg(count(GatewayColumn::OpenGaps), count(GatewayColumn::WaitingGaps),
                                count(GatewayColumn::ResidueGaps),
                                count(GatewayColumn::SplitSeries),
                                count(GatewayColumn::SingleSeries)));
    m_summary->setEnabled(view().isLive());
}

void GapsPage::draw()
{
    summarize();
    m_fills->refresh(view());
    m_pane->tick(isStale());
    showCurrent();
}

} // namespace tg::console

#include "console/pages/alarms_page.h"

#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::AlarmColumn;

AlarmsPage::AlarmsPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_pane(new TablePane(view.alarms(), {tr("Alarms"), {}}))
    , m_detail(new QLabel)
    , m_ack(new QPushButton(tr("Acknowledge...")))
{
    m_pane->setEmptyText(tr("No alarm stands"), tr("What comes to stand for 3 s is shown here."));
    m_pane->table().sortByColumn(0, Qt::DescendingOrder);
    m_pane->bar().addWidget(m_ack);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(m_pane, 1);
    column->addWidget(m_detail);
    setContent(content);
    connect(m_pane, &TablePane::currentChanged, this, [this] {
        showCurrent();
        Q_EMIT currentChanged();
    });
    connect(m_ack, &QPushButton::clicked, this, &AlarmsPage::acknowledge);
}

QLineEdit *AlarmsPage::filterBox()
{
    return &m_pane->filterBox();
}

QString AlarmsPage::whyNotAcknowledge() const
{
    const auto *row = m_pane->currentRow();
    if (const auto why = view().whyNoOrders(); !why.isEmpty())
        return why;
    if (!row)
        return tr("Select an alarm first.");
    if (!protocol::isNull((*row)[AlarmColumn::AckedBy]))
        return tr("It is acknowledged already.");
    return {};
}

void AlarmsPage::acknowledge()
{
    if (const auto *row = m_pane->currentRow())
        Q_EMIT ackWanted(textOf(row->key()), textOf((*row)[AlarmColumn::What]));
}

void AlarmsPage::showCurrent()
{
    const auto *row = m_pane->currentRow();
    const auto why = whyNotAcknowledge();
    m_ack->setEnabled(why.isEmpty());
    m_ack->setToolTip(why);
    if (!row) {
        m_detail->setText(view().alarms().rowCount() > 0 ? tr("Select an alarm to read all of it.")
                                                         : QString());
        return;
    }
    QString text = withStop(textOf((*row)[AlarmColumn::Title])) + u' ' +
                   withStop(textOf((*row)[AlarmColumn::What])) + u'\n' +
                   tr("What to do: %1").arg(withStop(textOf((*row)[AlarmColumn::WhatToDo])));
    text += u'\n' + tr("Since %1, key %2.")
                        .arg(valueText((*row)[AlarmColumn::Since], protocol::Unit::UnixMs),
                             textOf(row->key()));
    if (const auto note = textOf((*row)[AlarmColumn::AckNote]); !note.isEmpty())
        text +=
            u'\n' + tr("Acknowledged by %1 at %2: %3")
                        .arg(textOf((*row)[AlarmColumn::AckedBy]),
                             valueText((*row)[AlarmColumn::AckedAt], protocol::Unit::UnixMs), note);
    m_detail->setText(text);
}

void AlarmsPage::draw()
{
    m_pane->tick(isStale());
    showCurrent();
}

} // namespace tg::console

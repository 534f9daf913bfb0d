#include "console/dialogs/order_form.h"

#include <QFormLayout>

#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualAuditHours = 2;
constexpr int kUsualAuditSeries = 1'000;

} // namespace

OrderForm::OrderForm(const QString &action, QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    if (action == "audit"_L1)
        addAudit();
    else if (action != "backfill"_L1 && action != "heal"_L1)
        addReason();
    setVisible(!isEmpty());
}

void OrderForm::addReason()
{
    m_reason = new QLineEdit;
    m_reason->setMaxLength(kMostReasonCharacters);
    m_reason->setPlaceholderText(tr("for the events and whoever is on duty next, e.g. new disk"));
    static_cast<QFormLayout *>(layout())->addRow(tr("&Reason:"), m_reason);
    connect(m_reason, &QLineEdit::textEdited, this, &OrderForm::edited);
    connect(m_reason, &QLineEdit::editingFinished, this, &OrderForm::settled);
}

void OrderForm::addAudit()
{
    m_hours = new QSpinBox;
    m_hours->setRange(1, kMostAuditHours);
    m_hours->setValue(kUsualAuditHours);
    m_hours->setSuffix(tr(" h"));
    m_series = new QSpinBox;
    m_series->setRange(1, kMostAuditSeries);
    m_series->setValue(kUsualAuditSeries);
    m_series->setGroupSeparatorShown(true);
    m_repair = new QCheckBox(tr("R&epair: open a gap for what a copy lacks, so that it is filled"));
    auto *form = static_cast<QFormLayout *>(layout());
    form->addRow(tr("Compare the last &hours:"), m_hours);
    form->addRow(tr("&Series at most, spread evenly:"), m_series);
    form->addRow(QString(), m_repair);
    for (auto *one : {m_hours, m_series}) {
        connect(one, &QSpinBox::valueChanged, this, &OrderForm::edited);
        connect(one, &QSpinBox::editingFinished, this, &OrderForm::settled);
    }
    connect(m_repair, &QCheckBox::toggled, this, [this] {
        Q_EMIT edited();
        Q_EMIT settled();
    });
}

QJsonObject OrderForm::params() const
{
    QJsonObject params;
    if (m_reason && !m_reason->text().trimmed().isEmpty())
        params.insert(protocol::member::kReason, m_reason->text().trimmed());
    if (m_hours) {
        params.insert("hours"_L1, m_hours->value());
        params.insert(protocol::member::kSeries, m_series->value());
        params.insert("repair"_L1, m_repair->isChecked());
    }
    return params;
}

} // namespace tg::console

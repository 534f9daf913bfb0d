#include "console/dialogs/plan_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/models/text_format.h"
#include "console/widgets/theme.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PlanDialog::PlanDialog(ClusterView &view, Order order, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_order(std::move(order))
    , m_sentence(new QLabel)
    , m_figures(new QLabel)
    , m_checks(new QLabel)
    , m_typeThis(new QLabel)
    , m_typed(new QLineEdit)
    , m_override(new QCheckBox(tr("Run it although a check says BLOCK (role admin)")))
    , m_state(new QLabel)
    , m_copy(new QPushButton(tr("Copy plan")))
    , m_again(new QPushButton(tr("Calculate again")))
    , m_stop(new QPushButton(tr("Stop after this step")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_run(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(planTitle(m_order.action, m_order.node));
    setMinimumWidth(620);
    layOut();
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_run, &QPushButton::clicked, this, &PlanDialog::run);
    connect(m_again, &QPushButton::clicked, this, &PlanDialog::ask);
    connect(m_stop, &QPushButton::clicked, this, &PlanDialog::stopAfterThisStep);
    connect(m_typed, &QLineEdit::textChanged, this, &PlanDialog::enableRun);
    connect(m_override, &QCheckBox::toggled, this, &PlanDialog::showPlan);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(planReport(m_plan) + u'\n' + m_state->text());
    });
    connect(&m_view, &ClusterView::ticked, this, &PlanDialog::check);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &PlanDialog::check);
    m_timer.start();
    ask();
}

void PlanDialog::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    for (auto *label : {m_sentence, m_figures, m_checks, m_state}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto font = m_sentence->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_sentence->setFont(font);
    m_checks->setTextFormat(Qt::RichText);
    m_checks->setAccessibleName(tr("Checks"));
    column->addWidget(m_sentence);
    column->addWidget(m_figures);
    column->addWidget(m_checks);
    column->addWidget(m_override);
    auto *typing = new QHBoxLayout;
    m_typeThis->setBuddy(m_typed);
    typing->addWidget(m_typeThis);
    typing->addWidget(m_typed, 1);
    column->addLayout(typing);
    column->addWidget(m_state);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    for (auto *button : {m_stop, m_again, m_cancel, m_run})
        buttons->addWidget(button);
    // Enter never runs an order: no button is the default, and none becomes it by focus.
    for (auto *button : {m_copy, m_stop, m_again, m_cancel, m_run})
        button->setAutoDefault(false);
    column->addLayout(buttons);
}

void PlanDialog::setStep(Step step)
{
    m_step = step;
    const bool isOpen = step == Step::Showing || step == Step::Expired;
    const bool isRunning = step == Step::Sent || step == Step::Running;
    for (QWidget *one : {static_cast<QWidget *>(m_figures), static_cast<QWidget *>(m_checks)})
        one->setVisible(!m_plan.id.isEmpty());
    m_checks->setEnabled(step != Step::Expired);
    m_figures->setEnabled(step != Step::Expired);
    m_copy->setVisible(!m_plan.id.isEmpty());
    m_again->setVisible(step == Step::Expired || step == Step::Failed);
    m_stop->setVisible(step == Step::Running);
    m_cancel->setText(isOpen || step == Step::Asking ? tr("Cancel") : tr("Close"));
    m_run->setVisible(isOpen && (!m_plan.isBlocked || m_override->isChecked()));
    const bool needsTyping = isOpen && (!m_plan.confirm.isEmpty() || m_override->isChecked()) &&
                             (!m_plan.isBlocked || m_override->isChecked());
    m_typeThis->setVisible(needsTyping);
    m_typed->setVisible(needsTyping);
    m_override->setVisible(isOpen && m_plan.isBlocked &&
                           m_view.status().role == protocol::Role::Admin);
    if (isRunning)
        m_typed->clear();
    enableRun();
}

void PlanDialog::ask()
{
    m_typed->clear();
    m_sentence->setText(tr("The gateway makes a plan; nothing is changed by that."));
    m_state->clear();
    m_plan = {};
    setStep(Step::Asking);
    m_cancel->setFocus();
    QJsonObject params{{protocol::member::kAction, m_order.action}};
    if (!m_order.node.isEmpty())
        params.insert(protocol::member::kNode, m_order.node);
    if (!m_order.undoes.isEmpty())
        params.insert(protocol::member::kOperation, m_order.undoes);
    if (!m_view.feed())
        return fail(m_view.whyNoOrders());
    m_view.feed()->call(protocol::kPlanMake, params, this,
                        [this](const CommandOutcome &outcome) { takePlan(outcome); });
}

void PlanDialog::takePlan(const CommandOutcome &outcome)
{
    if (m_step != Step::Asking)
        return;
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome))
        return fail(tr("No plan: %1").arg(error->text));
    m_plan = readPlan(std::get<QJsonObject>(outcome));
    m_madeAt = m_view.feed()->clock().now();
    m_step = Step::Showing;
    showPlan();
}

void PlanDialog::showPlan()
{
    m_sentence->setText(planSentence(m_plan));
    auto figures = tr("It confirms %1 now.").arg(siText(m_plan.pointsPerSecond, u"/s"_s));
    if (!m_plan.takeOver.isEmpty())
        figures += u' ' + tr("These serve meanwhile: %1.").arg(m_plan.takeOver.join(u", "_s));
    figures += u' ' + (m_plan.pointsAtRisk > 0
                           ? tr("%1 points have their only valid copy there: they may be lost.")
                                 .arg(QLocale().toString(m_plan.pointsAtRisk))
                           : tr("No point has its only copy there."));
    m_figures->setText(figures);
    showChecks();
    const auto typed = m_plan.confirm.isEmpty() ? m_plan.node : m_plan.confirm;
    m_typeThis->setText(tr("Type \"%1\" to go on:").arg(typed));
    m_typed->setAccessibleName(m_typeThis->text());
    m_run->setText(runButtonText(m_plan));
    setStep(m_step);
    if (!m_override->isChecked())
        m_cancel->setFocus();
    showCountdown();
}

void PlanDialog::showChecks()
{
    const bool dark = isDark(palette());
    QString text = u"<table cellspacing='3'>"_s;
    for (const auto &check : m_plan.checks) {
        const auto tone = check.verdict == "PASS"_L1   ? Tone::Up
                          : check.verdict == "WARN"_L1 ? Tone::Degraded
                                                       : Tone::Down;
        const auto mark = tone == Tone::Up         ? u"&#9679;"_s
                          : tone == Tone::Degraded ? u"&#9650;"_s
                                                   : u"&#9746;"_s;
        text +=
            u"<tr><td><span style='color:%1'>%2</span>&nbsp;<b>%3</b>&nbsp;&nbsp;</td><td>%4</td></tr>"_s
                .arg(toneColor(tone, dark).name(), mark, check.verdict.toHtmlEscaped(),
                     check.text.toHtmlEscaped());
    }
    m_checks->setText(text + u"</table>"_s);
}

bool PlanDialog::isConfirmed() const
{
    if (m_plan.isBlocked && !m_override->isChecked())
        return false;
    const bool needsTyping = !m_plan.confirm.isEmpty() || m_plan.isBlocked;
    const auto wanted = m_plan.confirm.isEmpty() ? m_plan.node : m_plan.confirm;
    return !needsTyping || m_typed->text() == wanted;
}

void PlanDialog::enableRun()
{
    const auto why = m_view.whyNoOrders();
    m_run->setEnabled(m_step == Step::Showing && isConfirmed() && why.isEmpty());
    m_run->setToolTip(why);
}

void PlanDialog::showCountdown()
{
    using namespace std::chrono;
    const auto left = kPlanHolds - duration_cast<seconds>(m_view.feed()->clock().now() - m_madeAt);
    auto text = tr("Plan %1, map %2, holds for %3 s more.")
                    .arg(m_plan.id)
                    .arg(m_plan.mapVersion)
                    .arg(left.count());
    if (m_plan.isBlocked)
        text =
            tr("It cannot be run: a check says BLOCK. Mend what it names, then calculate again.") +
            u'\n' + text;
    if (const auto why = m_view.whyNoOrders(); !why.isEmpty())
        text = why + u'\n' + text;
    m_state->setText(text);
}

void PlanDialog::check()
{
    if (m_step == Step::Running)
        return follow();
    if (m_step != Step::Showing || !m_view.feed())
        return;
    const auto *gateway = m_view.gateway();
    const auto map =
        gateway ? static_cast<qint64>(numberOf((*gateway)[protocol::GatewayColumn::MapVersion]))
                : m_plan.mapVersion;
    if (map > m_plan.mapVersion && m_view.isLive())
        return ask(); // the plan is of an older map: a new one is made
    if (m_view.feed()->clock().now() - m_madeAt >= kPlanHolds) {
        setStep(Step::Expired);
        m_state->setText(tr("The plan is older than 60 s and cannot be run any more."));
        return;
    }
    showCountdown();
    enableRun();
}

} // namespace tg::console

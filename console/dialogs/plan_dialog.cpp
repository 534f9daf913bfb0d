#include "console/dialogs/plan_dialog.h"

#include "console/dialogs/order_form.h"
#include "console/dialogs/plan_targets.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PlanDialog::PlanDialog(ClusterView &view, Order order, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_order(std::move(order))
    , m_form(new OrderForm(m_order.action))
    , m_sentence(new QLabel)
    , m_figures(new QLabel)
    , m_targets(new PlanTargets)
    , m_checks(new QLabel)
    , m_disclosure(new QToolButton)
    , m_override(new QCheckBox(tr("&Run it although a check says BLOCK")))
    , m_typeThis(new QLabel)
    , m_typed(new QLineEdit)
    , m_state(new QLabel)
    , m_copy(new QPushButton)
    , m_again(new QPushButton(tr("Calculate again")))
    , m_stop(new QPushButton(tr("Stop after this step")))
    , m_undo(new QPushButton(tr("Take back...")))
    , m_cancel(new QPushButton)
    , m_run(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(actionTitle(m_order.action, m_order.node));
    layOut();
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_run, &QPushButton::clicked, this, &PlanDialog::run);
    connect(m_again, &QPushButton::clicked, this, [this] { ask({}); });
    connect(m_stop, &QPushButton::clicked, this, &PlanDialog::stopAfterThisStep);
    connect(m_undo, &QPushButton::clicked, this, &PlanDialog::takeBack);
    connect(m_copy, &QPushButton::clicked, this, &PlanDialog::copyReport);
    connect(m_typed, &QLineEdit::textChanged, this, &PlanDialog::enableRun);
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool isOpen) {
        if (!isOpen)
            m_override->setChecked(false);
        showTyping();
    });
    connect(m_override, &QCheckBox::toggled, this, &PlanDialog::showTyping);
    connect(m_form, &OrderForm::edited, this, &PlanDialog::enableRun);
    connect(m_form, &OrderForm::settled, this, &PlanDialog::askIfEdited);
    connect(&m_view, &ClusterView::ticked, this, &PlanDialog::check);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &PlanDialog::check);
    m_timer.start();
    m_cancel->setFocus();
    ask({});
}

void PlanDialog::ask(const QString &why)
{
    m_typed->clear();
    m_disclosure->setChecked(false);
    const auto nothing = tr("The gateway makes a plan; nothing is changed by that.");
    if (m_plan.id.isEmpty())
        m_sentence->setText(nothing);
    say(why.isEmpty() ? (m_plan.id.isEmpty() ? QString() : nothing) : why);
    setStep(Step::Asking);
    m_asked = m_form->params();
    auto params = m_asked;
    params.insert(protocol::member::kAction, m_order.action);
    if (!m_order.node.isEmpty())
        params.insert(protocol::member::kNode, m_order.node);
    if (!m_order.undoes.isEmpty())
        params.insert(protocol::member::kOperation, m_order.undoes);
    if (!m_view.feed())
        return fail(Step::Failed, m_view.whyNoOrders());
    m_view.feed()->call(protocol::kPlanMake, params, this,
                        [this](const CommandOutcome &outcome) { takePlan(outcome); });
}

void PlanDialog::takePlan(const CommandOutcome &outcome)
{
    if (m_step != Step::Asking)
        return;
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
        if (error->id == kNoAnswer)
            return fail(Step::Failed, tr("No plan: the gateway did not answer. A plan changes "
                                         "nothing, so it can be asked for again."));
        return fail(Step::Failed, tr("No plan: %1").arg(error->text));
    }
    m_plan = readPlan(std::get<QJsonObject>(outcome));
    m_madeAt = m_view.feed()->clock().now();
    m_step = Step::Showing;
    showPlan();
    if (m_form->params() != m_asked)
        askIfEdited();
}

void PlanDialog::askIfEdited()
{
    const bool isOpen = m_step == Step::Showing || m_step == Step::Expired;
    if (isOpen && m_form->params() != m_asked)
        ask(tr("The order was changed: the plan is made again."));
}

qint64 PlanDialog::secondsLeft() const
{
    using namespace std::chrono;
    const auto age = duration_cast<seconds>(m_view.feed()->clock().now() - m_madeAt);
    const qint64 here = (kPlanHolds - age).count();
    return m_plan.expiresAtMs > 0
               ? std::min<qint64>(here, (m_plan.expiresAtMs - m_view.nowMs() + 999) / 1'000)
               : here;
}

qint64 PlanDialog::mapNow() const
{
    const auto *gateway = m_view.gateway();
    return gateway ? static_cast<qint64>(numberOf((*gateway)[protocol::GatewayColumn::MapVersion]))
                   : 0;
}

bool PlanDialog::isConfirmed() const
{
    if (m_plan.isBlocked && !m_override->isChecked())
        return false;
    const bool needsTyping = !m_plan.confirm.isEmpty() || m_plan.isBlocked || m_order.isAlwaysTyped;
    return !needsTyping || m_typed->text() == wordToType(m_plan);
}

QString PlanDialog::whyNotRun() const
{
    if (const auto why = m_view.whyNoOrders(); !why.isEmpty())
        return why;
    if (m_step == Step::Expired)
        return tr("The plan is too old: calculate it again.");
    if (m_form->params() != m_asked)
        return tr("The order was changed: press Enter in its field, and the plan is made again.");
    return isConfirmed() ? QString() : tr("Type \"%1\" first.").arg(wordToType(m_plan));
}

void PlanDialog::enableRun()
{
    const auto why = whyNotRun();
    m_run->setEnabled(m_step == Step::Showing && why.isEmpty());
    m_run->setToolTip(why);
    m_run->setAccessibleDescription(why);
}

void PlanDialog::check()
{
    if (!m_view.feed())
        return;
    switch (m_step) {
    case Step::Running:
        return follow();
    case Step::Unanswered:
        return lookForIt();
    case Step::Over: {
        const auto since = std::chrono::milliseconds(m_view.nowMs() - m_endedAt);
        return m_undo->setVisible(m_canUndo && since < kUndoOffered);
    }
    case Step::Showing:
        break;
    default:
        return;
    }
    if (mapNow() > m_plan.mapVersion && m_view.isLive())
        return ask(tr("The shard map changed (%1, now %2): the plan is made again.")
                       .arg(m_plan.mapVersion)
                       .arg(mapNow()));
    if (secondsLeft() <= 0) {
        setStep(Step::Expired);
        say(tr("The plan describes a moment that is over: it cannot be run any more. "
               "Calculate it again."));
        return;
    }
    showCountdown();
    enableRun();
}

} // namespace tg::console

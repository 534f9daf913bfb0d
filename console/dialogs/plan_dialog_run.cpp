// PlanDialog after "run": the command, its operation's course, its result.
#include "console/dialogs/plan_dialog.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

void PlanDialog::run()
{
    if (m_step != Step::Showing || !isConfirmed() || !m_view.whyNoOrders().isEmpty())
        return;
    QJsonObject params{{protocol::member::kId, m_plan.id},
                       {protocol::member::kMapVersion, m_plan.mapVersion},
                       {protocol::member::kConfirm, m_typed->text()}};
    if (m_plan.isBlocked)
        params.insert(protocol::member::kOverrideBlock, true);
    setStep(Step::Sent);
    m_state->setText(tr("Sent. Waiting for the gateway's answer."));
    m_view.feed()->call(protocol::kPlanRun, params, this,
                        [this](const CommandOutcome &outcome) { takeRun(outcome); });
}

void PlanDialog::takeRun(const CommandOutcome &outcome)
{
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
        if (error->id == kNoAnswer) {
            m_view.feed()->resyncAll(); // what became of it is to be read, not guessed
            return fail(
                tr("%1. Look at the operations before giving the order again.").arg(error->text));
        }
        return fail(tr("The gateway refused: %1").arg(error->text));
    }
    m_operation = std::get<QJsonObject>(outcome).value("id"_L1).toString();
    setStep(Step::Running);
    follow();
}

void PlanDialog::follow()
{
    const auto *row = m_view.operations().find(m_operation);
    if (!row) {
        m_state->setText(tr("Operation %1 runs. It stays in the dock when this window is closed.")
                             .arg(m_operation));
        return;
    }
    const auto state = textOf((*row)[OperationColumn::State]);
    const auto progress = operationProgress(*row);
    if (state == "running"_L1) {
        m_state->setText(tr("Operation %1: %2. It stays in the dock when this window is closed.")
                             .arg(m_operation, progress));
        return;
    }
    const auto took =
        numberOf((*row)[OperationColumn::EndedAt]) - numberOf((*row)[OperationColumn::StartedAt]);
    m_state->setText(tr("Operation %1: %2 after %3. %4")
                         .arg(m_operation, operationLook(state).word,
                              durationText(static_cast<qint64>(took)), progress));
    setStep(Step::Over);
}

void PlanDialog::stopAfterThisStep()
{
    m_stop->setEnabled(false);
    m_view.feed()->call(protocol::kOperationAbort, {{protocol::member::kId, m_operation}}, this,
                        [this](const CommandOutcome &outcome) {
                            if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
                                m_stop->setEnabled(true);
                                m_state->setText(error->text);
                            }
                        });
}

void PlanDialog::fail(const QString &text)
{
    m_state->setText(text);
    setStep(Step::Failed);
    m_cancel->setFocus();
}

} // namespace tg::console

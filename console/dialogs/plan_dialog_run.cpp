// PlanDialog after "run": the command, its operation's course, its result.
#include <QApplication>
#include <QClipboard>

#include "console/dialogs/plan_dialog.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

namespace {

constexpr qsizetype kMostDetails = 10; // lines; the others are in the operation itself

} // namespace

void PlanDialog::run()
{
    if (m_step != Step::Showing || !whyNotRun().isEmpty())
        return;
    QJsonObject params{{protocol::member::kId, m_plan.id},
                       {protocol::member::kMapVersion, m_plan.mapVersion},
                       {protocol::member::kConfirm, m_plan.confirm}};
    if (m_plan.isBlocked)
        params.insert(protocol::member::kOverrideBlock, true);
    setStep(Step::Sent);
    say(tr("Sent. Waiting for the gateway's answer."));
    m_view.feed()->call(protocol::kPlanRun, params, this,
                        [this](const CommandOutcome &outcome) { takeRun(outcome); });
}

void PlanDialog::takeRun(const CommandOutcome &outcome)
{
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
        if (error->id != kNoAnswer)
            return fail(Step::Failed, tr("The gateway refused: %1").arg(error->text));
        m_view.feed()->resyncAll(); // what became of it is to be read, not guessed
        return fail(Step::Unanswered,
                    tr("No answer came: the order may have run. It is looked for among the "
                       "operations; look there before giving it again."));
    }
    m_operation = std::get<QJsonObject>(outcome).value("id"_L1).toString();
    setStep(Step::Running);
    follow();
}

// An operation of this very plan: then it did run.
void PlanDialog::lookForIt()
{
    for (const auto &row : m_view.operations().rows()) {
        if (textOf(row[OperationColumn::PlanId]) != m_plan.id)
            continue;
        m_operation = textOf(row.key());
        setStep(Step::Running);
        return follow();
    }
}

void PlanDialog::follow()
{
    const auto *row = m_view.operations().find(m_operation);
    if (!row) {
        say(tr("Operation %1 runs. It stays in the dock when this window is closed.")
                .arg(m_operation));
        return;
    }
    if (textOf((*row)[OperationColumn::State]) != "running"_L1)
        return finish(*row);
    auto text = tr("Operation %1: %2. It stays in the dock when this window is closed.")
                    .arg(m_operation, operationProgress(*row));
    if (!m_view.isLive())
        text = tr("The gateway is not heard; this is as of then.") + u'\n' + text;
    say(text);
}

void PlanDialog::finish(const protocol::Row &operation)
{
    m_endedAt = static_cast<qint64>(numberOf(operation[OperationColumn::EndedAt]));
    const auto *canUndo = protocol::valueIf<bool>(operation[OperationColumn::CanUndo]);
    m_canUndo = canUndo && *canUndo;
    const auto took =
        m_endedAt - static_cast<qint64>(numberOf(operation[OperationColumn::StartedAt]));
    auto text = tr("Operation %1: %2 after %3. %4")
                    .arg(m_operation, operationLook(textOf(operation[OperationColumn::State])).word,
                         durationText(took), withStop(operationProgress(operation)));
    const auto map = mapNow();
    text +=
        u'\n' + (map > m_plan.mapVersion ? tr("Map %1 \u2192 %2.").arg(m_plan.mapVersion).arg(map)
                                         : tr("The map is still %1.").arg(m_plan.mapVersion));
    const auto details =
        textOf(operation[OperationColumn::Details]).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < std::min(details.size(), kMostDetails); ++i)
        text += u'\n' + details[i];
    say(text);
    setStep(Step::Over);
    m_cancel->setFocus();
}

void PlanDialog::stopAfterThisStep()
{
    m_stop->setEnabled(false);
    m_view.feed()->call(protocol::kOperationAbort, {{protocol::member::kId, m_operation}}, this,
                        [this](const CommandOutcome &outcome) {
                            if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
                                m_stop->setEnabled(true);
                                say(tr("Not stopped: %1").arg(error->text));
                            }
                        });
}

// A plan of its own, with its own checks: never a blind rewind.
void PlanDialog::takeBack()
{
    m_order = {u"undo"_s, m_order.node, m_operation};
    setWindowTitle(actionTitle(m_order.action, m_order.node));
    m_plan = {};
    m_operation.clear();
    m_canUndo = false;
    ask({});
}

void PlanDialog::copyReport()
{
    QApplication::clipboard()->setText(planReport(m_plan) + u'\n' + m_state->text());
}

void PlanDialog::fail(Step step, const QString &text)
{
    say(text);
    setStep(step);
    m_cancel->setFocus();
}

} // namespace tg::console

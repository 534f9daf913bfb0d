#include "console/dialogs/order_run.h"

#include <algorithm>

#include <QLocale>

#include "console/dialogs/plan_dialog.h"
#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "shared/protocol/commands.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::OperationColumn;

OrderRun::OrderRun(OrderTarget target, const QString &action, const QString &node,
                   const QJsonObject &params, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_action(action)
    , m_node(node)
    , m_params(params)
    , m_text(tr("Waiting for its plan"))
{
}

void OrderRun::go(Step step, const QString &text)
{
    m_step = step;
    m_text = text;
    Q_EMIT changed();
}

void OrderRun::makePlan()
{
    if (const auto why = m_target.whyNot(); !why.isEmpty())
        return go(Step::NotPossible, tr("Not sent. %1").arg(why));
    auto params = m_params;
    params.insert(protocol::member::kAction, m_action);
    if (!m_node.isEmpty())
        params.insert(protocol::member::kNode, m_node);
    m_target.feed->call(protocol::kPlanMake, params, this,
                        [this](const CommandOutcome &outcome) { takePlan(outcome); });
}

void OrderRun::takePlan(const CommandOutcome &outcome)
{
    if (m_step != Step::Planning)
        return;
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome))
        return go(Step::NotPossible, error->id == kNoAnswer
                                         ? tr("No plan: no answer. Nothing was ordered.")
                                         : tr("No plan: %1").arg(error->text));
    m_plan = readPlan(std::get<QJsonObject>(outcome));
    m_madeAt = m_target.feed ? m_target.feed->clock().now() : Clock::Steady();
    if (!m_plan.isBlocked)
        return go(Step::Planned, tr("Not sent yet"));
    QStringList blocks;
    for (const auto &check : m_plan.checks) {
        if (check.verdict == "BLOCK"_L1)
            blocks << check.text;
    }
    go(Step::Blocked, tr("Not sent, a check says BLOCK: %1").arg(blocks.join(u"; "_s)));
}

bool OrderRun::isExpired() const
{
    return m_step == Step::Planned &&
           (!m_target.feed || m_target.feed->clock().now() - m_madeAt >= kPlanHolds);
}

void OrderRun::run()
{
    if (m_step != Step::Planned)
        return; // it was sent, or is not to be
    if (const auto why = m_target.whyNot(); !why.isEmpty())
        return go(Step::NotPossible, tr("Not sent. %1").arg(why));
    if (isExpired())
        return go(Step::NotPossible, tr("Not sent: its plan was older than 60 s."));
    go(Step::Sent, tr("Sent, waiting for the answer"));
    m_target.feed->call(protocol::kPlanRun,
                        {{protocol::member::kId, m_plan.id},
                         {protocol::member::kMapVersion, m_plan.mapVersion},
                         {protocol::member::kConfirm, m_plan.confirm}},
                        this, [this](const CommandOutcome &outcome) { takeRun(outcome); });
}

void OrderRun::takeRun(const CommandOutcome &outcome)
{
    if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
        if (error->id == kNoAnswer) {
            if (m_target.feed)
                m_target.feed->resyncAll(); // what became of it is to be read, not guessed
            return go(Step::NoAnswer, tr("No answer; it may have run. Look at its operations "
                                         "before giving the order again."));
        }
        if (error->id == kNotConnected)
            return go(Step::NotPossible, tr("Not sent: %1").arg(error->text));
        return go(Step::Refused, withStop(error->text));
    }
    m_operation = std::get<QJsonObject>(outcome).value("id"_L1).toString();
    go(Step::Running, tr("Operation %1 runs").arg(m_operation));
    follow();
}

// An operation of this very plan: then it did run.
void OrderRun::lookForIt()
{
    for (const auto &row : m_target.feed->table(protocol::Topic::Operations).rows()) {
        if (textOf(row[OperationColumn::PlanId]) != m_plan.id)
            continue;
        m_operation = textOf(row.key());
        m_step = Step::Running;
    }
}

void OrderRun::follow()
{
    if (m_step == Step::NoAnswer && m_target.feed)
        lookForIt();
    if (m_step != Step::Running || !m_target.feed)
        return;
    const auto *row = m_target.feed->table(protocol::Topic::Operations).find(m_operation);
    if (!row)
        return;
    const auto state = textOf((*row)[OperationColumn::State]);
    const auto word = operationLook(state).word;
    const auto progress = operationProgress(*row);
    const QString text = progress.isEmpty() ? word : QString(word + u": "_s + progress);
    if (state == "running"_L1) {
        if (text != m_text)
            go(Step::Running, text);
        return;
    }
    go(state == "done"_L1 ? Step::Done : Step::Failed, text);
}

bool OrderRun::isOver() const
{
    switch (m_step) {
    case Step::Planning:
    case Step::Planned:
    case Step::Sent:
    case Step::Running:
        return false;
    case Step::NotPossible:
    case Step::Blocked:
    case Step::Done:
    case Step::Failed:
    case Step::Refused:
    case Step::NoAnswer:
        break;
    }
    return true;
}

QString OrderRun::planText() const
{
    if (m_plan.id.isEmpty())
        return notKnown();
    const auto warnings = std::ranges::count_if(
        m_plan.checks, [](const auto &check) { return check.verdict == "WARN"_L1; });
    QStringList parts{tr("%1, map %2").arg(m_plan.id).arg(m_plan.mapVersion)};
    if (m_plan.pointsAtRisk > 0)
        parts << tr("%1 point(s) at risk", nullptr, pluralOf(m_plan.pointsAtRisk))
                     .arg(wholeText(m_plan.pointsAtRisk));
    if (warnings > 0)
        parts << tr("%n warning(s)", nullptr, static_cast<int>(warnings));
    return parts.join(u", "_s);
}

QString OrderRun::longPlanText()
{
    return tr("%1, map %2").arg(u"plan-7f3a12"_s).arg(4'123);
}

QStringList OrderRun::stateWords()
{
    return console::stateWords(States::Operation) +
           QStringList{tr("Waiting"), tr("Ready"), tr("Refused"), tr("No answer"), tr("Not sent")};
}

QString OrderRun::resultText() const
{
    return isExpired() ? tr("Its plan is older than 60 s: calculate again.") : m_text;
}

StateLook OrderRun::look() const
{
    switch (m_step) {
    case Step::Planning:
    case Step::Sent:
        return {tr("Waiting"), Shape::FillingRing, Tone::Planned};
    case Step::Planned:
        return {tr("Ready"), Shape::Ring, Tone::Planned};
    case Step::Running:
        return operationLook(u"running"_s);
    case Step::Done:
        return operationLook(u"done"_s);
    case Step::Failed:
        return operationLook(u"failed"_s);
    case Step::Refused:
        return {tr("Refused"), Shape::SquareCross, Tone::Down};
    case Step::NoAnswer:
        return {tr("No answer"), Shape::Triangle, Tone::Degraded};
    case Step::Blocked:
    case Step::NotPossible:
        break;
    }
    return {tr("Not sent"), Shape::DottedRing, Tone::Unknown};
}

} // namespace tg::console

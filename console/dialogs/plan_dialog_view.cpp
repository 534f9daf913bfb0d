// How PlanDialog looks in each of its steps.
#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/dialogs/order_form.h"
#include "console/dialogs/plan_dialog.h"
#include "console/dialogs/plan_targets.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastWidth = 660;

} // namespace

void PlanDialog::layOut()
{
    setMinimumWidth(kLeastWidth);
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
    m_disclosure->setText(tr("Override the BLOCK..."));
    m_disclosure->setCheckable(true);
    m_disclosure->setAutoRaise(true);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclosure->setArrowType(Qt::RightArrow);
    connect(m_disclosure, &QToolButton::toggled, m_disclosure, [this](bool isOpen) {
        m_disclosure->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    });
    column->addWidget(m_form);
    column->addWidget(m_sentence);
    column->addWidget(m_figures);
    column->addWidget(m_targets);
    column->addWidget(m_checks);
    column->addWidget(m_disclosure, 0, Qt::AlignLeft);
    column->addWidget(m_override);
    auto *typing = new QHBoxLayout;
    m_typeThis->setBuddy(m_typed);
    typing->addWidget(m_typeThis);
    typing->addWidget(m_typed, 1);
    column->addLayout(typing);
    column->addWidget(m_state);
    column->addStretch(1);
    column->addLayout(makeButtons());
}

QLayout *PlanDialog::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    for (auto *button : {m_stop, m_undo, m_again, m_cancel, m_run})
        buttons->addWidget(button);
    // Enter never runs an order: no button is the default, and none becomes it by focus.
    for (auto *button : {m_copy, m_stop, m_undo, m_again, m_cancel, m_run})
        button->setAutoDefault(false);
    return buttons;
}

void PlanDialog::setStep(Step step)
{
    m_step = step;
    const bool isOpen = step == Step::Showing || step == Step::Expired;
    const bool hasPlan = !m_plan.id.isEmpty();
    const bool isOfNow = step != Step::Expired && step != Step::Asking && step != Step::Failed;
    m_form->setVisible(!m_form->isEmpty() && (isOpen || step == Step::Asking));
    m_figures->setVisible(hasPlan && !m_figures->text().isEmpty());
    m_targets->setVisible(hasPlan && !m_plan.targets.empty());
    m_checks->setVisible(hasPlan && !m_plan.checks.empty());
    for (QWidget *one : {static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_figures),
                         static_cast<QWidget *>(m_targets), static_cast<QWidget *>(m_checks)})
        one->setEnabled(isOfNow || !hasPlan);
    m_copy->setVisible(hasPlan && step != Step::Asking);
    m_copy->setText(step == Step::Over ? tr("Copy report") : tr("Copy plan"));
    m_again->setVisible(step == Step::Expired || step == Step::Failed);
    m_stop->setVisible(step == Step::Running);
    m_undo->setVisible(step == Step::Over && m_canUndo);
    m_cancel->setText(isOpen || step == Step::Asking ? tr("Cancel") : tr("Close"));
    showTyping();
}

// What has to be done before the order can be run: nothing, typing, or overriding and typing.
void PlanDialog::showTyping()
{
    const bool isOpen = m_step == Step::Showing || m_step == Step::Expired;
    const bool mayOverride =
        isOpen && m_plan.isBlocked && m_view.status().role == protocol::Role::Admin;
    const bool isOverridden = mayOverride && m_override->isChecked();
    m_disclosure->setVisible(mayOverride);
    m_override->setVisible(mayOverride && m_disclosure->isChecked());
    const bool canRun = isOpen && (!m_plan.isBlocked || isOverridden);
    const bool needsTyping =
        canRun && (!m_plan.confirm.isEmpty() || isOverridden || m_order.isAlwaysTyped);
    m_typeThis->setText(tr("&Type \"%1\" to go on:").arg(wordToType(m_plan)));
    m_typed->setAccessibleName(tr("Type \"%1\" to go on").arg(wordToType(m_plan)));
    m_typeThis->setVisible(needsTyping);
    m_typed->setVisible(needsTyping);
    if (!needsTyping)
        m_typed->clear();
    m_run->setText(isOverridden ? tr("Override: %1").arg(runButtonText(m_plan))
                                : runButtonText(m_plan));
    m_run->setVisible(canRun);
    enableRun();
    if (m_step == Step::Showing)
        showCountdown();
    growToFit();
}

void PlanDialog::say(const QString &text)
{
    m_state->setText(text);
    growToFit();
}

// A window with a least width of its own is not widened for a button with a long name, nor made
// higher for texts that wrap.
void PlanDialog::growToFit()
{
    layout()->activate();
    const auto least = isVisible() ? size() : minimumSize(); // before that its size means nothing
    const int wide = std::max(least.width(), layout()->totalMinimumSize().width());
    const int high = std::max(least.height(), layout()->totalHeightForWidth(wide));
    if (size() != QSize(wide, high))
        resize(wide, high);
}

void PlanDialog::showPlan()
{
    m_sentence->setText(planSentence(m_plan));
    m_figures->setText(planFigures(m_plan));
    m_targets->setTargets(m_plan.targets);
    showChecks();
    const bool isTyping = m_form->isAncestorOf(focusWidget());
    setStep(m_step);
    if (!isTyping)
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

void PlanDialog::showCountdown()
{
    auto text = tr("Plan %1, map %2, holds for %3 s more.")
                    .arg(m_plan.id)
                    .arg(m_plan.mapVersion)
                    .arg(secondsLeft());
    if (m_plan.isBlocked && m_override->isChecked())
        text = tr("A check says BLOCK. You are about to run it all the same.") + u'\n' + text;
    else if (m_plan.isBlocked)
        text =
            tr("It cannot be run: a check says BLOCK. Mend what it names, then calculate again.") +
            u'\n' + text;
    if (const auto why = m_view.whyNoOrders(); !why.isEmpty())
        text = why + u'\n' + text;
    say(text);
}

} // namespace tg::console

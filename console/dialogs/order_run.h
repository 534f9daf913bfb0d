// One order at one gateway, of several that get the same: its plan, its run, its outcome, as one
// line. Each gateway makes its own plan. An order is sent at most once, whatever happens. Main
// thread, owned by OrderAllDialog.
#pragma once

#include <QObject>

#include "console/dialogs/plan_reading.h"
#include "console/link/order_target.h"
#include "console/models/state_look.h"

namespace tg::console {

class OrderRun final : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        Planning,    // plan.make is on its way
        NotPossible, // no plan: text() says why. Nothing was changed
        Blocked,     // a check of its plan says BLOCK: it is not sent
        Planned,     // can be sent
        Sent,        // plan.run is on its way
        Running,
        Done,
        Failed,  // the operation ended otherwise
        Refused, // by the gateway: nothing was changed
        NoAnswer // it may have run; never sent again, but looked for among the operations
    };

    // With what the plan is made beside action and node: reason, or what an audit compares.
    OrderRun(OrderTarget target, const QString &action, const QString &node,
             const QJsonObject &params, QObject *parent = nullptr);

    void makePlan(); // once
    void run();      // only while Planned and the plan is young enough
    // Each tick: the operation's course.
    void follow();

    Step step() const { return m_step; }
    bool isOver() const;
    const QString &gateway() const { return m_target.name; }
    const PlanText &plan() const { return m_plan; }
    bool isExpired() const;
    QString planText() const;   // the plan in a few words
    QString resultText() const; // what became of it, or why nothing
    StateLook look() const;
    // What a column has to have room for.
    static QStringList stateWords();
    static QString longPlanText();

Q_SIGNALS:
    void changed();

private:
    void takePlan(const CommandOutcome &outcome);
    void takeRun(const CommandOutcome &outcome);
    void go(Step step, const QString &text);
    void lookForIt(); // by its plan

    OrderTarget m_target;
    QString m_action;
    QString m_node;
    QJsonObject m_params;
    Step m_step = Step::Planning;
    PlanText m_plan;
    Clock::Steady m_madeAt{};
    QString m_operation; // id, once it runs
    QString m_text;
};

} // namespace tg::console

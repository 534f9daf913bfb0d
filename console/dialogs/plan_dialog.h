// One order: shows the plan the gateway makes, has it confirmed, runs it, and tells what became of
// it. Closing it leaves a running operation in the dock. Nothing is ever sent twice, and Enter
// never runs anything. Main thread; deletes itself when closed.
#pragma once

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include "console/dialogs/plan_reading.h"
#include "console/models/cluster_view.h"

namespace tg::console {

class OrderForm;
class PlanTargets;

// A plan describes a moment: at most so long, whatever time the gateway gives it.
inline constexpr std::chrono::seconds kPlanHolds{60};
inline constexpr std::chrono::minutes kUndoOffered{15};

class PlanDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Order {
        QString action;
        QString node;               // empty: all
        QString undoes;             // id of an operation; only for the action undo
        bool isAlwaysTyped = false; // also where the plan does not ask for it
    };
    PlanDialog(ClusterView &view, Order order, QWidget *parent = nullptr);

    enum class Step {
        Asking,  // the gateway makes the plan
        Showing, // it can be confirmed
        Expired, // to be made anew
        Sent,    // plan.run is on its way
        Running,
        Over,
        Failed,    // no plan, or refused: the text says which
        Unanswered // plan.run got no answer: it may have run, which is looked for
    };
    Step step() const { return m_step; }
    // Each half second: expiry, a new map, progress. Public so that tests need not wait.
    void check();

private:
    // plan_dialog_view.cpp
    void layOut();
    QLayout *makeButtons();
    void setStep(Step step);
    void showPlan();
    void showChecks();
    void showTyping();
    void showCountdown();
    void say(const QString &text); // below the plan
    void growToFit();

    void ask(const QString &why);
    void takePlan(const CommandOutcome &outcome);
    void askIfEdited();
    qint64 secondsLeft() const;
    qint64 mapNow() const; // 0: not known
    bool isConfirmed() const;
    QString whyNotRun() const;
    void enableRun();
    // plan_dialog_run.cpp
    void run();
    void takeRun(const CommandOutcome &outcome);
    void follow();
    void finish(const protocol::Row &operation);
    void lookForIt();
    void stopAfterThisStep();
    void takeBack();
    void copyReport();
    void fail(Step step, const QString &text);

    ClusterView &m_view;
    Order m_order;
    Step m_step = Step::Asking;
    PlanText m_plan;
    QJsonObject m_asked;  // what the plan was made with
    QString m_operation;  // id, once it runs
    qint64 m_endedAt = 0; // of it, unix ms
    bool m_canUndo = false;
    Clock::Steady m_madeAt{};
    OrderForm *m_form;
    QLabel *m_sentence;
    QLabel *m_figures;
    PlanTargets *m_targets;
    QLabel *m_checks;
    QToolButton *m_disclosure;
    QCheckBox *m_override;
    QLabel *m_typeThis;
    QLineEdit *m_typed;
    QLabel *m_state;
    QPushButton *m_copy;
    QPushButton *m_again;
    QPushButton *m_stop;
    QPushButton *m_undo;
    QPushButton *m_cancel;
    QPushButton *m_run;
    QTimer m_timer;
};

} // namespace tg::console

// One order to one node: shows the plan the gateway makes, has it confirmed, runs it, and tells
// what became of it. Closing it leaves a running operation in the dock. Nothing is ever sent twice.
// Main thread; deletes itself when closed.
#pragma once

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include "console/dialogs/plan_reading.h"
#include "console/models/cluster_view.h"

namespace tg::console {

inline constexpr std::chrono::seconds kPlanHolds{60};

class PlanDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Order {
        QString action;
        QString node;
        QString undoes; // id of an operation; only for the action undo
    };
    PlanDialog(ClusterView &view, Order order, QWidget *parent = nullptr);

    enum class Step {
        Asking,  // the gateway makes the plan
        Showing, // it can be confirmed
        Expired, // or of an older map: to be made anew
        Sent,    // plan.run is on its way
        Running,
        Over,
        Failed // no plan, refused, or no answer: the text says which
    };
    Step step() const { return m_step; }
    // Each half second: expiry, a new map, progress. Public so that tests need not wait.
    void check();

private:
    void layOut();
    void setStep(Step step);
    void ask();
    void takePlan(const CommandOutcome &outcome);
    void showPlan();
    void showChecks();
    bool isConfirmed() const;
    void enableRun();
    void showCountdown();
    // plan_dialog_run.cpp
    void run();
    void takeRun(const CommandOutcome &outcome);
    void follow();
    void stopAfterThisStep();
    void fail(const QString &text);

    ClusterView &m_view;
    Order m_order;
    Step m_step = Step::Asking;
    PlanText m_plan;
    QString m_operation; // id, once it runs
    Clock::Steady m_madeAt{};
    QLabel *m_sentence;
    QLabel *m_figures;
    QLabel *m_checks;
    QLabel *m_typeThis;
    QLineEdit *m_typed;
    QCheckBox *m_override;
    QLabel *m_state;
    QPushButton *m_copy;
    QPushButton *m_again;
    QPushButton *m_stop;
    QPushButton *m_cancel;
    QPushButton *m_run;
    QTimer m_timer;
};

} // namespace tg::console

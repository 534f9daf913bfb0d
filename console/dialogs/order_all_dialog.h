// One order to several gateways in one go: each makes its own plan, one confirmation sends them
// all, and each has a line that says what became of it. Nothing is ever sent twice. Closing it
// leaves running operations in their gateways. Main thread; deletes itself when closed.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

#include "console/dialogs/order_run.h"

namespace tg::console {

class OrderForm;

class OrderAllDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Order {
        QString action;
        QString node;
        bool isAlwaysTyped = false; // the name is typed even where no plan asks for it
    };
    OrderAllDialog(std::vector<OrderTarget> targets, Order order, QWidget *parent = nullptr);

    const std::vector<OrderRun *> &runs() const { return m_runs; }
    // Each half second: expiry and progress. Public so that tests need not wait.
    void check();

private:
    void layOut();
    void plan();
    void planIfEdited();
    void send();
    void showLines();
    void showState();
    int sendable() const;     // gateways whose plan can be run
    QString mustType() const; // empty: nothing
    qint64 pointsAtRisk() const;
    QString report() const;

    std::vector<OrderTarget> m_targets;
    Order m_order;
    std::vector<OrderRun *> m_runs; // children
    bool m_isSent = false;
    QJsonObject m_asked; // what the plans were made with
    OrderForm *m_form;
    QLabel *m_sentence;
    QTableWidget *m_table;
    QLabel *m_typeThis;
    QLineEdit *m_typed;
    QLabel *m_state;
    QPushButton *m_copy;
    QPushButton *m_again;
    QPushButton *m_cancel;
    QPushButton *m_send;
    QTimer m_timer;
};

} // namespace tg::console

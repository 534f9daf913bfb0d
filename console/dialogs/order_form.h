// What an order may say besides its action and node: why, or what an audit compares. Main thread,
// owned by PlanDialog.
#pragma once

#include <QCheckBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QSpinBox>
#include <QWidget>

namespace tg::console {

// Of an audit; the gateway holds the same ones.
inline constexpr int kMostAuditHours = 168;
inline constexpr int kMostAuditSeries = 100'000;
inline constexpr int kMostReasonCharacters = 200;

class OrderForm final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderForm(const QString &action, QWidget *parent = nullptr);

    QJsonObject params() const; // for plan.make; without action and node
    bool isEmpty() const { return !m_reason && !m_hours; }

Q_SIGNALS:
    void edited();  // something is being changed
    void settled(); // and now it is done: Enter, or another field has the focus

private:
    void addReason();
    void addAudit();

    QLineEdit *m_reason = nullptr;
    QSpinBox *m_hours = nullptr;
    QSpinBox *m_series = nullptr;
    QCheckBox *m_repair = nullptr;
};

} // namespace tg::console

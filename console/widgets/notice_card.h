// What stands in a page's place while it has nothing to show: one sentence, details that can be
// selected, and what can be done. Main thread.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace tg::console {

class NoticeCard final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeCard(QWidget *parent = nullptr);
    // An empty action: no button.
    void say(const QString &title, const QString &details, const QString &action = {});
    QString title() const { return m_title->text(); }

Q_SIGNALS:
    void actionWanted();

private:
    QLabel *m_title;
    QLabel *m_details;
    QPushButton *m_action;
};

} // namespace tg::console

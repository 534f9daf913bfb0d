// What stands in a page's place while it has nothing to show: a drawing, one sentence, details that
// can be selected, and what can be done. Texts are shown as they are: a gateway that was not let in
// cannot put links or pictures there. Main thread.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "console/widgets/notice_picture.h"

namespace tg::console {

class NoticeCard final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeCard(QWidget *parent = nullptr);
    // An empty action: no button.
    void say(const QString &title, const QString &details, const QString &action = {});
    void draw(NoticePicture::Kind kind) { m_picture->show(kind); } // at first: an empty tray
    NoticePicture::Kind picture() const { return m_picture->kind(); }
    QString title() const { return m_title->text(); }
    QString details() const { return m_details->text(); }

Q_SIGNALS:
    void actionWanted();

private:
    NoticePicture *m_picture;
    QLabel *m_title;
    QLabel *m_details;
    QPushButton *m_action;
};

} // namespace tg::console

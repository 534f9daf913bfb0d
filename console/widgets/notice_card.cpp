#include "console/widgets/notice_card.h"

#include <QVBoxLayout>

namespace tg::console {

namespace {

constexpr int kBeforeTheRest = 100; // of stretches: the drawing gets its height first

} // namespace

NoticeCard::NoticeCard(QWidget *parent)
    : QWidget(parent)
    , m_picture(new NoticePicture(this))
    , m_title(new QLabel(this))
    , m_details(new QLabel(this))
    , m_action(new QPushButton(this))
{
    auto font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    m_title->setFont(font);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_details->setAlignment(Qt::AlignCenter);
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 20, 40, 20);
    column->addStretch(2);
    column->addWidget(m_picture, kBeforeTheRest, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addSpacing(6);
    column->addWidget(m_details);
    column->addSpacing(10);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &NoticeCard::actionWanted);
}

void NoticeCard::say(const QString &title, const QString &details, const QString &action)
{
    m_title->setText(title);
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    m_details->setAccessibleName(title);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace tg::console

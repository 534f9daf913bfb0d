#include "tests/unit/console/clipped_texts.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionFrame>

namespace tg {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return QString::fromLatin1(widget.metaObject()->className()) + u" '"_s +
           (label ? label->text() : (button ? button->text() : widget.accessibleName())) + u'\'';
}

bool isHintCut(const QLineEdit &field)
{
    QStyleOptionFrame option;
    option.initFrom(&field);
    option.lineWidth = field.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, &field);
    const auto inner =
        field.style()->subElementRect(QStyle::SE_LineEditContents, &option, &field).width();
    constexpr int kInnerMargin = 4; // QLineEdit's own, two on each side
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) > inner - kInnerMargin;
}

// Beyond what its parents show of it.
bool sticksOut(const QWidget &widget)
{
    return widget.visibleRegion().boundingRect().width() < widget.width();
}

} // namespace

QString pathOfTexts(const QString &language)
{
    return qEnvironmentVariable("TG_BINARY_DIR") + u"/console/app/i18n/console_"_s + language +
           u".qm"_s;
}

QStringList clippedIn(const QWidget &root)
{
    QStringList clipped;
    for (const auto *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *field = qobject_cast<const QLineEdit *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isFixedText = (button && !button->text().isEmpty()) ||
                                 qobject_cast<const QComboBox *>(widget) ||
                                 (label && !label->wordWrap() && !label->text().isEmpty());
        const bool isWrapped = label && label->wordWrap() && !label->text().isEmpty();
        if ((isFixedText || isWrapped || field) && sticksOut(*widget))
            clipped << nameOf(*widget) + u" sticks out of its window"_s;
        else if (isFixedText && widget->minimumSizeHint().width() > widget->width())
            clipped << nameOf(*widget) + u" is too narrow"_s;
        else if (isFixedText && widget->minimumSizeHint().height() > widget->height())
            clipped << nameOf(*widget) + u" is too low"_s;
        else if (isWrapped && label->heightForWidth(label->width()) > label->height() + 1)
            clipped << nameOf(*widget) + u" does not show all its lines"_s;
    }
    return clipped;
}

QStringList clippedHintsIn(const QWidget &root)
{
    QStringList clipped;
    for (const auto *field : root.findChildren<QLineEdit *>()) {
        if (field->isVisible() && field->text().isEmpty() && isHintCut(*field))
            clipped << u"the field '"_s + field->placeholderText() + u"' is too narrow"_s;
    }
    return clipped;
}

} // namespace tg

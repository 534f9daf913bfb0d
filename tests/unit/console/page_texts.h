// What a page says to who looks at it. Main thread.
#pragma once

#include <QLabel>
#include <QStringList>
#include <QWidget>

namespace tg::console {

inline QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    return texts;
}

inline bool says(const QWidget &widget, const QString &text)
{
    return textsOf(widget).join(u'\n').contains(text);
}

template <typename Button> Button *buttonOf(const QWidget &widget, const QString &text)
{
    for (auto *one : widget.findChildren<Button *>()) {
        if (one->text().startsWith(text))
            return one;
    }
    return nullptr;
}

} // namespace tg::console

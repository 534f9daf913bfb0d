// Somebody without a mouse, for tests of widgets: keys go to what has the focus. Main thread.
#pragma once

#include <QApplication>
#include <QTest>
#include <QWidget>

namespace tg::test {

inline void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

inline void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

// By Tab; false: it is not reached.
inline bool tabTo(const QWidget *wanted)
{
    constexpr int kMostSteps = 40;
    for (int i = 0; wanted && i < kMostSteps; ++i) {
        if (QApplication::focusWidget() == wanted)
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

} // namespace tg::test

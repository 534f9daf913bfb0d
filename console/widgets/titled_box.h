// A title over what it names: one frame, that of the content. Main thread.
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tg::console {

QWidget *titledBox(const QString &title, QWidget *content);

} // namespace tg::console

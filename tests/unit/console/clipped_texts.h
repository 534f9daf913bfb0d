// What a person cannot read whole in a window: texts that their widget cuts off. Main thread of the
// test.
#pragma once

#include <QString>
#include <QWidget>

namespace tg {

QString pathOfTexts(const QString &language); // the .qm file of the console

// Buttons, boxes, labels and fields below `root` that are visible, and too small or sticking out.
QStringList clippedIn(const QWidget &root);
// Fields that are too narrow for what stands in them, greyed, while they are empty.
QStringList clippedHintsIn(const QWidget &root);

} // namespace tg

// Paints the glyph of a state: its shape tells the state without its colour. Main thread.
#pragma once

#include <QIcon>
#include <QPainter>

#include "console/models/state_look.h"

namespace tg::console {

void paintGlyph(QPainter &painter, const QRectF &box, Shape shape, const QColor &color);
QIcon glyphIcon(Shape shape, const QColor &color, int size = 16);

} // namespace tg::console

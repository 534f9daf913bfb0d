// Light and dark: our own palettes over the Fusion style, and the colours of states, lines and
// banners in each. Every state colour has 3:1 on its background and stays apart for colour-blind
// eyes (tst_theme computes it). Main thread.
#pragma once

#include <QColor>
#include <QPalette>

#include "console/models/state_look.h"

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace tg::console {

enum class PaletteChoice { Auto, Light, Dark };

bool isDark(const QPalette &palette);
QPalette makePalette(bool dark);
void styleSegment(QToolButton &button);  // one of several of which one holds
void applyPalette(PaletteChoice choice); // to the whole program

QColor toneColor(Tone tone, bool dark);
QColor lineColor(int line, bool dark); // of charts, 0 ... 8
QColor bannerBack(bool dark);
QColor bannerText(bool dark);
QColor subtleText(const QPalette &palette); // captions: still 4.5:1
QColor gridColor(const QPalette &palette);
QColor cardColor(const QPalette &palette);

} // namespace tg::console

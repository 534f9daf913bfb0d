// How wide a column must be for what can stand in it, in the language and font of now. Pure, main
// thread.
#pragma once

#include <QFontMetrics>
#include <QStringList>

namespace tg::console {

inline constexpr int kStylePadding = 3; // before a cell's text, in pixels: what the style leaves
inline constexpr int kCellPadding = 8;  // behind it
inline constexpr int kSlack = 2;        // else what just fits is cut short all the same
inline constexpr int kGlyphWidth = 24;  // of a state's glyph, with its distance

int widestOf(const QFontMetrics &metrics, const QStringList &texts);
// Padding included.
int columnWidth(const QFontMetrics &metrics, const QString &title, const QStringList &contents,
                bool hasGlyph = false);

} // namespace tg::console

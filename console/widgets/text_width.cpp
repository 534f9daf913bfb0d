#include "console/widgets/text_width.h"

#include <algorithm>

namespace tg::console {

int widestOf(const QFontMetrics &metrics, const QStringList &texts)
{
    int widest = 0;
    for (const auto &text : texts)
        widest = std::max(widest, metrics.horizontalAdvance(text));
    return widest;
}

int columnWidth(const QFontMetrics &metrics, const QString &title, const QStringList &contents,
                bool hasGlyph)
{
    const int content = widestOf(metrics, contents) + (hasGlyph ? kGlyphWidth : 0);
    return std::max(metrics.horizontalAdvance(title), content) + kStylePadding + kCellPadding +
           kSlack;
}

} // namespace tg::console

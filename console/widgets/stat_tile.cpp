#include "console/widgets/stat_tile.h"

#include <QPainter>

#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/sparkline.h"
#include "console/widgets/theme.h"

namespace tg::console {

namespace {

constexpr int kPad = 10;
constexpr int kTraceHeight = 22;

QFont valueFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 1.75);
    font.setBold(true);
    return font;
}

} // namespace

StatTile::StatTile(const QString &caption, QWidget *parent)
    : QAbstractButton(parent)
    , m_caption(caption)
    , m_value(notKnown())
{
    setAccessibleName(caption);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatTile::setFigure(const QString &value, const QString &detail, Tone tone,
                         const QString &exact)
{
    m_value = value;
    m_detail = detail;
    m_tone = tone;
    setToolTip(exact.isEmpty() ? m_caption : QString(m_caption + QLatin1String(": ") + exact));
    setAccessibleDescription(value + QLatin1Char(' ') + detail);
    update();
}

void StatTile::setTrace(QList<double> values)
{
    m_trace = std::move(values);
    update();
}

void StatTile::setStale(bool stale)
{
    m_isStale = stale;
    update();
}

QSize StatTile::sizeHint() const
{
    const QFontMetrics small(font());
    const QFontMetrics large(valueFont(font()));
    return {std::max(small.horizontalAdvance(m_caption), large.horizontalAdvance(m_value)) +
                2 * kPad,
            2 * kPad + 2 * small.height() + large.height() + kTraceHeight + 6};
}

QSize StatTile::minimumSizeHint() const
{
    // A long translation may be elided; the tool tip has it all.
    return {QFontMetrics(font()).horizontalAdvance(m_caption) * 3 / 4 + 2 * kPad,
            sizeHint().height()};
}

void StatTile::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StatTile::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void StatTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool dark = isDark(palette());
    const bool isMarked = hasFocus() || underMouse();
    painter.setPen(QPen(isMarked ? palette().color(QPalette::Highlight) : gridColor(palette()),
                        hasFocus() ? 2 : 1));
    painter.setBrush(cardColor(palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

    const auto disabled = palette().color(QPalette::Disabled, QPalette::Text);
    const auto inner = rect().adjusted(kPad, kPad, -kPad, -kPad);
    const QFontMetrics small(font());
    painter.setPen(m_isStale ? disabled : subtleText(palette()));
    painter.drawText(QRect(inner.left(), inner.top(), inner.width(), small.height()), Qt::AlignLeft,
                     small.elidedText(m_caption, Qt::ElideRight, inner.width()));
    const auto large = valueFont(font());
    const QFontMetrics metrics(large);
    QRect line(inner.left(), inner.top() + small.height(), inner.width(), metrics.height());
    if (m_tone == Tone::Down || m_tone == Tone::Degraded) {
        const double side = small.ascent() + 2;
        const auto shape = m_tone == Tone::Down ? Shape::SquareCross : Shape::Triangle;
        paintGlyph(painter, QRectF(line.left(), line.center().y() - side / 2, side, side), shape,
                   m_isStale ? disabled : toneColor(m_tone, dark));
        line.setLeft(line.left() + static_cast<int>(side) + 6);
    }
    painter.setFont(large);
    painter.setPen(m_isStale ? disabled : palette().color(QPalette::Text));
    const auto side = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    painter.setLayoutDirection(Qt::LeftToRight); // else "3.2 k" becomes "k 3.2"
    painter.drawText(line, side | Qt::AlignVCenter, m_value);
    painter.setLayoutDirection(layoutDirection());
    painter.setFont(font());
    painter.setPen(m_isStale ? disabled : subtleText(palette()));
    painter.drawText(QRect(inner.left(), line.bottom() + 1, inner.width(), small.height()),
                     Qt::AlignLeft, small.elidedText(m_detail, Qt::ElideRight, inner.width()));
    const QRectF trace(inner.left(), inner.bottom() - kTraceHeight + 2, inner.width(),
                       kTraceHeight);
    paintSparkline(painter, trace, m_trace, m_isStale ? disabled : lineColor(0, dark));
}

} // namespace tg::console

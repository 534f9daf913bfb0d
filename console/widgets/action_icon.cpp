#include "console/widgets/action_icon.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace tg::console {

namespace {

constexpr double kGrid = 16; // the glyphs are drawn on 16 x 16, and scaled

using Points = QList<QPointF>;

void line(QPainter &painter, const Points &points)
{
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points.data(), static_cast<int>(points.size()));
}

void filled(QPainter &painter, const Points &points)
{
    const auto pen = painter.pen();
    painter.setBrush(pen.color());
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(points.data(), static_cast<int>(points.size()));
    painter.setPen(pen);
}

void filledBox(QPainter &painter, const QRectF &box)
{
    painter.fillRect(box, painter.pen().color());
}

void dot(QPainter &painter, const QPointF &at, double radius)
{
    painter.setBrush(painter.pen().color());
    painter.drawEllipse(at, radius, radius);
    painter.setBrush(Qt::NoBrush);
}

void arrowRight(QPainter &painter, double from, double to)
{
    line(painter, {{from, 8}, {to, 8}});
    line(painter, {{to - 3, 5}, {to, 8}, {to - 3, 11}});
}

void paintOrder(QPainter &painter, ActionGlyph glyph)
{
    switch (glyph) {
    case ActionGlyph::MoveAway:
        line(painter, {{7, 3}, {2, 3}, {2, 13}, {7, 13}});
        return arrowRight(painter, 5.5, 14.5);
    case ActionGlyph::FailOver:
        line(painter, {{1.5, 5}, {6.5, 11}});
        line(painter, {{1.5, 11}, {6.5, 5}});
        return arrowRight(painter, 8.5, 14.5);
    case ActionGlyph::Drain: // as the state
        painter.drawEllipse(QRectF(2, 2, 12, 12));
        painter.setBrush(painter.pen().color());
        return painter.drawPie(QRectF(2, 2, 12, 12), 90 * 16, 180 * 16);
    case ActionGlyph::Maintenance: { // a spanner
        painter.setPen(QPen(painter.pen().color(), 2.4, Qt::SolidLine, Qt::RoundCap));
        line(painter, {{3, 13}, {8.6, 7.4}});
        return painter.drawArc(QRectF(7.5, 2, 6.5, 6.5), 100 * 16, 250 * 16);
    }
    default: // Resume
        painter.drawEllipse(QRectF(1.5, 1.5, 13, 13));
        return filled(painter, {{6, 4.6}, {11.6, 8}, {6, 11.4}});
    }
}

void paintPage(QPainter &painter, ActionGlyph glyph)
{
    switch (glyph) {
    case ActionGlyph::Overview:
        for (const QPointF at : {QPointF(2, 2), QPointF(9, 2), QPointF(2, 9), QPointF(9, 9)})
            painter.drawRect(QRectF(at, QSizeF(5, 5)));
        return;
    case ActionGlyph::Shards:
        for (int cell = 0; cell < 9; ++cell)
            filledBox(painter, QRectF(1.5 + cell % 3 * 4.7, 1.5 + cell / 3 * 4.7, 3.6, 3.6));
        return;
    case ActionGlyph::Throughput:
        line(painter, {{2, 2}, {2, 14}, {14.5, 14}});
        return line(painter, {{4, 11}, {7, 6}, {10, 9}, {14, 3}});
    case ActionGlyph::Events:
        for (const double y : {3.5, 8.0, 12.5}) {
            dot(painter, {2.5, y}, 0.8);
            line(painter, {{6, y}, {14, y}});
        }
        return;
    case ActionGlyph::Ledger: // the sign of a sum
        return line(painter,
                    {{12.5, 4}, {12.5, 2}, {3.5, 2}, {9, 8}, {3.5, 14}, {12.5, 14}, {12.5, 12}});
    case ActionGlyph::Rejected:
        painter.drawEllipse(QRectF(2, 2, 12, 12));
        return line(painter, {{3.8, 12.2}, {12.2, 3.8}});
    case ActionGlyph::Gaps:
        filledBox(painter, QRectF(1, 5.5, 4.5, 5));
        filledBox(painter, QRectF(10.5, 5.5, 4.5, 5));
        painter.setPen(QPen(painter.pen().color(), 1, Qt::DotLine));
        line(painter, {{5.5, 6}, {10.5, 6}});
        return line(painter, {{5.5, 10}, {10.5, 10}});
    case ActionGlyph::HotMetrics:
        filledBox(painter, QRectF(2, 2, 12, 2.8));
        filledBox(painter, QRectF(2, 6.6, 8, 2.8));
        return filledBox(painter, QRectF(2, 11.2, 4, 2.8));
    default: // Explain
        painter.drawEllipse(QRectF(2, 2, 9, 9));
        return line(painter, {{9.7, 9.7}, {14, 14}});
    }
}

class GlyphEngine final : public QIconEngine
{
public:
    explicit GlyphEngine(ActionGlyph glyph)
        : m_glyph(glyph)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role =
            mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        paintAction(*painter, rect, m_glyph, QApplication::palette().color(group, role),
                    state == QIcon::On);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new GlyphEngine(m_glyph); }

private:
    ActionGlyph m_glyph;
};

} // namespace

void paintAction(QPainter &painter, const QRectF &box, ActionGlyph glyph, const QColor &color,
                 bool isOn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / kGrid, box.height() / kGrid);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (glyph) {
    case ActionGlyph::Connect:
        line(painter, {{5, 8}, {11, 8}});
        dot(painter, {3.5, 8}, 2);
        painter.drawEllipse(QPointF(12.5, 8), 2, 2);
        break;
    case ActionGlyph::Pause:
        if (isOn) {
            filled(painter, {{4.5, 3}, {12.5, 8}, {4.5, 13}});
        } else {
            filledBox(painter, QRectF(4, 3, 2.6, 10));
            filledBox(painter, QRectF(9.4, 3, 2.6, 10));
        }
        break;
    case ActionGlyph::Acknowledge:
        line(painter, {{2.5, 8.5}, {6.5, 12.5}, {13.5, 3.5}});
        break;
    case ActionGlyph::Export:
        line(painter, {{2, 10}, {2, 14}, {14, 14}, {14, 10}});
        line(painter, {{8, 10.5}, {8, 2}});
        line(painter, {{5, 5}, {8, 2}, {11, 5}});
        break;
    case ActionGlyph::MoveAway:
    case ActionGlyph::FailOver:
    case ActionGlyph::Drain:
    case ActionGlyph::Maintenance:
    case ActionGlyph::Resume:
        paintOrder(painter, glyph);
        break;
    default:
        paintPage(painter, glyph);
    }
    painter.restore();
}

QIcon actionIcon(ActionGlyph glyph)
{
    return QIcon(new GlyphEngine(glyph));
}

} // namespace tg::console

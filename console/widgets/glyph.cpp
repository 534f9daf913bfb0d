#include "console/widgets/glyph.h"

#include <map>
#include <tuple>
#include <utility>

#include <QCoreApplication>
#include <QPainterPath>

namespace tg::console {

namespace {

void paintTriangle(QPainter &painter, const QRectF &box)
{
    painter.drawPolygon(
        QPolygonF{{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
}

void paintSquareCross(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.drawRoundedRect(box, 1.5, 1.5);
    const double inset = box.width() * 0.27;
    const auto inner = box.adjusted(inset, inset, -inset, -inset);
    painter.setPen(QPen(color.lightness() > 128 ? Qt::black : Qt::white, box.width() / 7));
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

void paintRing(QPainter &painter, const QRectF &box, const QColor &color, bool isDotted)
{
    const double width = box.width() / 7;
    QPen pen(color, width);
    if (isDotted)
        pen.setDashPattern({1.2, 1.3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

void paintSpark(QPainter &painter, const QRectF &box, const QColor &color)
{
    const auto c = box.center();
    const double r = box.width() / 4;
    painter.setPen(QPen(color, box.width() / 8));
    painter.drawLine(QPointF(c.x() - r, c.y()), QPointF(c.x() + r, c.y()));
    painter.drawLine(QPointF(c.x(), c.y() - r), QPointF(c.x(), c.y() + r));
}

void paintArrow(QPainter &painter, const QRectF &box, const QColor &color, bool isDown)
{
    const auto c = box.center();
    const double r = box.width() / 4;
    painter.setPen(QPen(color, box.width() / 8, Qt::SolidLine, Qt::RoundCap));
    const QPointF along = isDown ? QPointF(0, r) : QPointF(r, 0);
    const QPointF across = isDown ? QPointF(r, 0) : QPointF(0, r);
    painter.drawLine(c - along, c + along);
    painter.drawLine(c + along, c + across);
    painter.drawLine(c + along, c - across);
}

} // namespace

void paintGlyph(QPainter &painter, const QRectF &whole, Shape shape, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const auto box = whole.adjusted(1, 1, -1, -1);
    switch (shape) {
    case Shape::Circle:
        painter.drawEllipse(box);
        break;
    case Shape::Triangle:
        paintTriangle(painter, box);
        break;
    case Shape::SquareCross:
        paintSquareCross(painter, box, color);
        break;
    case Shape::HalfCircle:
        painter.drawPie(box, 90 * 16, 180 * 16);
        paintRing(painter, box, color, false);
        break;
    case Shape::Bars: {
        const double width = box.width() * 0.3;
        painter.drawRect(QRectF(box.left() + 1, box.top(), width, box.height()));
        painter.drawRect(QRectF(box.right() - width - 1, box.top(), width, box.height()));
        break;
    }
    case Shape::DottedRing:
        paintRing(painter, box, color, true);
        break;
    case Shape::FillingRing: {
        const double inset = box.width() / 4;
        painter.drawPie(box.adjusted(inset, inset, -inset, -inset), 90 * 16, -200 * 16);
        paintRing(painter, box, color, true);
        break;
    }
    case Shape::SparkRing:
        paintRing(painter, box, color, false);
        paintSpark(painter, box, color);
        break;
    case Shape::ArrowCircle:
        paintRing(painter, box, color, false);
        paintArrow(painter, box, color, true);
        break;
    case Shape::ArrowRight:
        paintArrow(painter, box.adjusted(-2, -2, 2, 2), color, false);
        break;
    case Shape::Ring:
        paintRing(painter, box, color, false);
        break;
    }
    painter.restore();
}

namespace {

constexpr std::size_t kMostIcons = 512; // shapes, colours and sizes are few

using IconKey = std::tuple<int, QRgb, int>;
std::map<IconKey, QIcon> *icons = nullptr; // Main thread; gone with the application

QIcon makeIcon(Shape shape, const QColor &color, int size)
{
    QIcon icon;
    for (const int scale : {1, 2}) {
        QPixmap pixmap(size * scale, size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintGlyph(painter, QRectF(0, 0, size * scale, size * scale), shape, color);
        painter.end();
        icon.addPixmap(pixmap);
        pixmap.fill(Qt::transparent); // on the highlight: white, its shape tells
        QPainter selected(&pixmap);
        paintGlyph(selected, QRectF(0, 0, size * scale, size * scale), shape, Qt::white);
        selected.end();
        icon.addPixmap(pixmap, QIcon::Selected);
    }
    return icon;
}

} // namespace

// Made once: a new icon each second would fill Qt's cache of pixmaps with copies.
QIcon glyphIcon(Shape shape, const QColor &color, int size)
{
    if (!icons) {
        icons = new std::map<IconKey, QIcon>;
        qAddPostRoutine([] { delete std::exchange(icons, nullptr); });
    }
    if (icons->size() >= kMostIcons)
        icons->clear();
    auto &icon = (*icons)[{static_cast<int>(shape), color.rgba(), size}];
    if (icon.isNull())
        icon = makeIcon(shape, color, size);
    return icon;
}

} // namespace tg::console

#include "console/widgets/notice_picture.h"

#include <QPainter>
#include <QPainterPath>

#include "console/widgets/theme.h"

namespace tg::console {

namespace {

constexpr QSize kSize{72, 60}; // with some room below the drawing
constexpr int kDrawn = 52;     // pixels of height; with less there is none
constexpr double kPen = 2.5;

// Everything below is drawn in a box of 72 x 52.

void drawPlugs(QPainter &painter)
{
    painter.drawLine(QPointF(2, 26), QPointF(12, 26));
    painter.drawRoundedRect(QRectF(12, 16, 14, 20), 3, 3);
    painter.drawLine(QPointF(26, 21), QPointF(31, 21));
    painter.drawLine(QPointF(26, 31), QPointF(31, 31));
    painter.drawRoundedRect(QRectF(46, 16, 14, 20), 3, 3);
    painter.drawLine(QPointF(60, 26), QPointF(70, 26));
}

void drawDots(QPainter &painter)
{
    for (const double x : {35.0, 38.5, 42.0})
        painter.drawPoint(QPointF(x, 26));
}

void drawCross(QPainter &painter)
{
    painter.drawLine(QPointF(35, 22), QPointF(42, 30));
    painter.drawLine(QPointF(42, 22), QPointF(35, 30));
}

void drawNoEntry(QPainter &painter)
{
    painter.drawEllipse(QPointF(36, 26), 20, 20);
    painter.drawLine(QPointF(26, 26), QPointF(46, 26));
}

void drawUnequal(QPainter &painter)
{
    painter.drawRoundedRect(QRectF(2, 12, 20, 28), 3, 3);
    painter.drawRoundedRect(QRectF(50, 12, 20, 28), 3, 3);
    painter.drawLine(QPointF(29, 22), QPointF(43, 22));
    painter.drawLine(QPointF(29, 30), QPointF(43, 30));
    painter.drawLine(QPointF(40, 15), QPointF(32, 37));
}

void drawTray(QPainter &painter)
{
    painter.drawPolyline(
        QPolygonF({{14, 28}, {20, 10}, {52, 10}, {58, 28}, {58, 44}, {14, 44}, {14, 28}}));
    painter.drawPolyline(QPolygonF({{14, 28}, {27, 28}, {31, 34}, {41, 34}, {45, 28}, {58, 28}}));
}

void drawFunnel(QPainter &painter)
{
    painter.drawPolygon(QPolygonF({{14, 8}, {58, 8}, {41, 28}, {41, 46}, {31, 40}, {31, 28}}));
}

void drawPadlock(QPainter &painter)
{
    painter.drawRoundedRect(QRectF(20, 24, 32, 22), 3, 3);
    QPainterPath bow(QPointF(26, 24));
    bow.lineTo(26, 16);
    bow.arcTo(QRectF(26, 6, 20, 20), 180, -180);
    bow.lineTo(46, 24);
    painter.drawPath(bow);
    painter.drawLine(QPointF(36, 32), QPointF(36, 38));
}

} // namespace

NoticePicture::NoticePicture(QWidget *parent)
    : QWidget(parent)
{
    setMaximumSize(kSize);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void NoticePicture::show(Kind kind)
{
    m_kind = kind;
    update();
}

// It takes what is left over: no table is given more room than another for it.
QSize NoticePicture::sizeHint() const
{
    return {kSize.width(), 0};
}

QSize NoticePicture::minimumSizeHint() const
{
    return {kSize.width(), 0};
}

void NoticePicture::paintEvent(QPaintEvent *)
{
    if (height() < kDrawn)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(subtleText(palette()), kPen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (m_kind) {
    case Kind::NotConnected:
        return drawPlugs(painter);
    case Kind::Connecting:
        drawPlugs(painter);
        return drawDots(painter);
    case Kind::Lost:
        drawPlugs(painter);
        return drawCross(painter);
    case Kind::Refused:
        return drawNoEntry(painter);
    case Kind::Mismatch:
        return drawUnequal(painter);
    case Kind::Nothing:
        return drawTray(painter);
    case Kind::Filtered:
        return drawFunnel(painter);
    case Kind::Locked:
        return drawPadlock(painter);
    }
}

} // namespace tg::console

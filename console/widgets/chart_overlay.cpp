#include "console/widgets/chart_overlay.h"

#include <array>

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>

#include "console/models/text_format.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;

ChartOverlay::ChartOverlay(PlotArea plotArea, QWidget *parent)
    : QWidget(parent)
    , m_plotArea(std::move(plotArea))
{
    setMouseTracking(true);
}

void ChartOverlay::setFigures(QStringList left, QStringList right)
{
    m_left = std::move(left);
    m_right = std::move(right);
    update();
}

void ChartOverlay::setRestarts(QList<qint64> restarts)
{
    m_restarts = std::move(restarts);
    update();
}

void ChartOverlay::paintFigures(QPainter &painter, const QRectF &plot) const
{
    painter.setPen(subtleText(palette()));
    const double height = fontMetrics().height();
    const auto paint = [&](const QStringList &texts, double left, double width,
                           Qt::Alignment alignment) {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const double y = plot.bottom() - plot.height() * static_cast<double>(i) /
                                                 static_cast<double>(texts.size() - 1);
            painter.drawText(QRectF(left, y - height / 2, width, height),
                             alignment | Qt::AlignVCenter, texts[i]);
        }
    };
    paint(m_left, 0, plot.left() - 6, Qt::AlignRight);
    paint(m_right, plot.right() + 6, width() - plot.right() - 6, Qt::AlignLeft);
}

void ChartOverlay::paintRestarts(QPainter &painter, const QRectF &plot) const
{
    const auto color = palette().color(QPalette::Text);
    const auto words = tr("gateway restarted");
    const double wide = fontMetrics().horizontalAdvance(words) + 6;
    for (const qint64 at : m_restarts) {
        if (at < m_from || at > m_to)
            continue;
        const double x = xOf(at, plot);
        painter.setPen(QPen(color, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double left = x + wide > plot.right() ? x - wide : x + 3;
        painter.setPen(color);
        painter.drawText(QPointF(left, plot.bottom() - 4), words);
    }
}

void ChartOverlay::setRange(qint64 fromMs, qint64 toMs)
{
    m_from = fromMs;
    m_to = std::max(toMs, fromMs + 1);
    update();
}

void ChartOverlay::setGaps(QList<std::pair<qint64, qint64>> gaps)
{
    m_gaps = std::move(gaps);
    update();
}

void ChartOverlay::setCrossHair(std::optional<qint64> atMs)
{
    m_crossHair = atMs;
    update();
}

double ChartOverlay::xOf(qint64 atMs, const QRectF &plot) const
{
    return plot.left() +
           plot.width() * static_cast<double>(atMs - m_from) / static_cast<double>(m_to - m_from);
}

void ChartOverlay::mouseMoveEvent(QMouseEvent *event)
{
    const auto plot = m_plotArea();
    const double share = (event->position().x() - plot.left()) / std::max(1.0, plot.width());
    if (share < 0 || share > 1)
        Q_EMIT crossHairMoved(std::nullopt);
    else
        Q_EMIT crossHairMoved(m_from +
                              static_cast<qint64>(share * static_cast<double>(m_to - m_from)));
}

void ChartOverlay::leaveEvent(QEvent *)
{
    Q_EMIT crossHairMoved(std::nullopt);
}

void ChartOverlay::paintTimes(QPainter &painter, const QRectF &plot) const
{
    static constexpr std::array kSteps{10'000,  30'000,  60'000,   120'000,
                                       300'000, 600'000, 1'800'000};
    qint64 step = kSteps.back();
    const double most = std::max(2.0, plot.width() / 80);
    for (const auto candidate : kSteps) {
        if (static_cast<double>(m_to - m_from) / candidate <= most) {
            step = candidate;
            break;
        }
    }
    const auto format = step < 60'000 ? u"HH:mm:ss"_s : u"HH:mm"_s;
    for (qint64 at = (m_from / step + 1) * step; at <= m_to; at += step) {
        const double x = xOf(at, plot);
        painter.setPen(subtleText(palette()));
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4));
        const auto text = QDateTime::fromMSecsSinceEpoch(at).toString(format);
        const double width = fontMetrics().horizontalAdvance(text);
        if (x - width / 2 < plot.left() - 30 || x + width / 2 > plot.right() + 12)
            continue;
        painter.setPen(subtleText(palette()));
        painter.drawText(QPointF(x - width / 2, plot.bottom() + fontMetrics().ascent() + 4), text);
    }
}

void ChartOverlay::paintGaps(QPainter &painter, const QRectF &plot) const
{
    auto shade = subtleText(palette());
    shade.setAlpha(45);
    for (const auto &[from, to] : m_gaps) {
        const QRectF box(QPointF(std::max(plot.left(), xOf(from, plot)), plot.top()),
                         QPointF(std::min(plot.right(), xOf(to, plot)), plot.bottom()));
        if (box.width() <= 0)
            continue;
        painter.fillRect(box, QBrush(shade, Qt::BDiagPattern));
        const auto words = tr("no data");
        if (fontMetrics().horizontalAdvance(words) + 8 < box.width()) {
            painter.setPen(subtleText(palette()));
            painter.drawText(box.adjusted(0, 4, 0, 0), Qt::AlignHCenter | Qt::AlignTop, words);
        }
    }
}

void ChartOverlay::paintEvent(QPaintEvent *)
{
    const auto plot = m_plotArea();
    if (plot.width() < 10)
        return;
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // time runs to the right, figures are read so
    paintFigures(painter, plot);
    paintTimes(painter, plot);
    paintGaps(painter, plot);
    paintRestarts(painter, plot);
    if (!m_crossHair || *m_crossHair < m_from || *m_crossHair > m_to)
        return;
    painter.setPen(palette().color(QPalette::Text));
    const double x = xOf(*m_crossHair, plot);
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

} // namespace tg::console

#include "console/widgets/sparkline.h"

#include <cmath>

#include "console/widgets/theme.h"

namespace tg::console {

void paintSparkline(QPainter &painter, const QRectF &box, const QList<double> &values,
                    const QColor &color)
{
    if (values.size() < 2)
        return;
    double lowest = 0;
    double highest = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
    const double span = highest > lowest ? highest - lowest : 1;
    const double step = box.width() / static_cast<double>(values.size() - 1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4));
    QPolygonF run;
    const auto flush = [&] {
        if (run.size() > 1)
            painter.drawPolyline(run);
        run.clear();
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            flush();
            continue;
        }
        run << QPointF(box.left() + step * static_cast<double>(i),
                       box.bottom() - (values[i] - lowest) / span * box.height());
    }
    flush();
    painter.restore();
}

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(60, 24);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setValues(QList<double> values)
{
    m_values = std::move(values);
    update();
}

void Sparkline::setStale(bool stale)
{
    m_isStale = stale;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto color = m_isStale ? palette().color(QPalette::Disabled, QPalette::Text)
                                 : lineColor(0, isDark(palette()));
    paintSparkline(painter, QRectF(rect()).adjusted(1, 2, -1, -2), m_values, color);
}

} // namespace tg::console

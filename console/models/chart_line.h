// One line of a chart over time: drawn by widgets/line_chart, exported by export/. A plain value.
#pragma once

#include <QList>
#include <QPointF>
#include <QString>

namespace tg::console {

struct ChartLine {
    QString name;
    QList<QPointF> points; // x: unix ms, ascending; y: NaN breaks the line
    int color = 0;
    bool isRight = false; // by the axis at the right, which has a unit of its own
};

// As many points as a plot of so many pixels can show: the lowest and the highest of each pixel, in
// their order, and every break. The points between fromMs and toMs only.
QList<QPointF> thinned(const QList<QPointF> &points, qint64 fromMs, qint64 toMs, int pixels);

} // namespace tg::console

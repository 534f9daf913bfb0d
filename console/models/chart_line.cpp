#include "console/models/chart_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tg::console {

namespace {

// What stands in one pixel's width.
struct Pixel {
    QPointF lowest;
    QPointF highest;
    bool hasAny = false;
    bool breaks = false;
    double breaksAt = 0;

    void add(const QPointF &point)
    {
        if (!std::isfinite(point.y())) {
            breaks = true;
            breaksAt = point.x();
            return;
        }
        if (!hasAny || point.y() < lowest.y())
            lowest = point;
        if (!hasAny || point.y() > highest.y())
            highest = point;
        hasAny = true;
    }
    void flushTo(QList<QPointF> &out)
    {
        const auto first = out.size();
        if (hasAny)
            out.append(lowest);
        if (hasAny && lowest.x() != highest.x())
            out.append(highest);
        if (breaks)
            out.append({breaksAt, std::numeric_limits<double>::quiet_NaN()});
        std::sort(out.begin() + first, out.end(),
                  [](const QPointF &a, const QPointF &b) { return a.x() < b.x(); });
        *this = {};
    }
};

} // namespace

QList<QPointF> thinned(const QList<QPointF> &points, qint64 fromMs, qint64 toMs, int pixels)
{
    const auto first =
        std::lower_bound(points.cbegin(), points.cend(), static_cast<double>(fromMs),
                         [](const QPointF &point, double x) { return point.x() < x; });
    const double width =
        static_cast<double>(std::max<qint64>(1, toMs - fromMs)) / std::max(1, pixels);
    QList<QPointF> out;
    Pixel pixel;
    qint64 current = -1;
    for (auto at = first; at != points.cend() && at->x() <= static_cast<double>(toMs); ++at) {
        const auto index = static_cast<qint64>((at->x() - static_cast<double>(fromMs)) / width);
        if (index != current)
            pixel.flushTo(out);
        current = index;
        pixel.add(*at);
    }
    pixel.flushTo(out);
    return out;
}

} // namespace tg::console

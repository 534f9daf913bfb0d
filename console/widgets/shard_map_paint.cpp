// How ShardMap draws: fill, brightness and mark of each cell.
#include <QPaintEvent>
#include <QPainter>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/shard_map.h"
#include "console/widgets/theme.h"

namespace tg::console {

using protocol::ShardColumn;

namespace {

QColor blend(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(a * share + b * (1 - share));
    };
    return QColor(mix(over.red(), under.red()), mix(over.green(), under.green()),
                  mix(over.blue(), under.blue()));
}

} // namespace

void ShardMap::paintCell(QPainter &painter, const Cell &cell, double highest) const
{
    const auto &row = m_shards.rows()[static_cast<std::size_t>(cell.row)];
    const auto look = shardLook(textOf(row[ShardColumn::State]));
    const auto back = palette().color(QPalette::Window);
    const bool isGood = look.tone == Tone::Up;
    const double load = numberOf(row[ShardColumn::PointsPerSecond]) / highest;
    double share = isGood ? 0.35 + 0.65 * std::min(1.0, load) : 1.0;
    if (m_onlyAffected && isGood)
        share = 0.12;
    const auto color = m_isStale ? palette().color(QPalette::Disabled, QPalette::Text)
                                 : toneColor(look.tone, isDark(palette()));
    painter.fillRect(cell.box, blend(color, back, m_isStale ? share * 0.6 : share));
    if (!isGood) {
        painter.setPen(QPen(color.lightness() > 128 ? Qt::black : Qt::white, m_side > 9 ? 1.4 : 1));
        const auto box = QRectF(cell.box).adjusted(1, 1, -1, -1);
        const auto middle = box.center();
        if (look.shape == Shape::SquareCross) {
            painter.drawLine(box.topLeft(), box.bottomRight());
            painter.drawLine(box.topRight(), box.bottomLeft());
        } else if (look.shape == Shape::ArrowRight) {
            const double tip = cell.isTarget ? box.left() : box.right();
            const double tail = cell.isTarget ? box.right() : box.left();
            painter.drawPolyline(
                QPolygonF{{tail, box.top()}, {tip, middle.y()}, {tail, box.bottom()}});
        } else {
            painter.drawLine(box.bottomLeft(), box.topRight());
        }
    }
    if (cell.row == m_current) {
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.box.adjusted(-1, -1, 1, 1));
    }
}

void ShardMap::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, m_side > 7);
    double highest = 1;
    for (const auto &row : m_shards.rows())
        highest = std::max(highest, numberOf(row[ShardColumn::PointsPerSecond]));
    for (const auto &cell : m_cells) {
        if (event->rect().intersects(cell.box))
            paintCell(painter, cell, highest);
    }
    painter.setPen(m_isStale ? palette().color(QPalette::Disabled, QPalette::Text)
                             : palette().color(QPalette::Text));
    for (const auto &label : m_labels)
        painter.drawText(label.box, Qt::AlignRight | Qt::AlignTop,
                         fontMetrics().elidedText(label.text, Qt::ElideMiddle, label.box.width()));
}

} // namespace tg::console

// How ShardMap draws: fill and mark of each cell, and the labels of nodes.
#include <algorithm>

#include <QPaintEvent>
#include <QPainter>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
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

QColor ShardMap::loadColor(double share) const
{
    constexpr double kLeast = 0.08; // of the colour: a shard without load is seen, too
    return blend(lineColor(0, isDark(palette())), palette().color(QPalette::Window),
                 kLeast + (1 - kLeast) * std::clamp(share, 0.0, 1.0));
}

QBrush ShardMap::fillOf(const protocol::Row &row, const StateLook &look) const
{
    const auto back = palette().color(QPalette::Window);
    const auto grey = palette().color(QPalette::Disabled, QPalette::Text);
    const bool dark = isDark(palette());
    const bool isGood = look.tone == Tone::Up;
    const auto &rate = row[ShardColumn::PointsPerSecond];
    const double load = m_highest > 0 ? numberOf(rate) / m_highest : 0;
    if (m_onlyAffected && isGood)
        return blend(m_isStale ? grey : toneColor(look.tone, dark), back, 0.12);
    const bool isByState =
        m_coloring == Coloring::State || textOf(row[ShardColumn::Owner]).isEmpty();
    if (isByState) {
        const double share = isGood ? 0.35 + 0.65 * std::min(1.0, load) : 1.0;
        return m_isStale ? blend(grey, back, share * 0.6)
                         : blend(toneColor(look.tone, dark), back, share);
    }
    if (m_isStale)
        return blend(grey, back, 0.4);
    if (m_coloring == Coloring::Load)
        return protocol::isNull(rate) ? QBrush(grey, Qt::Dense6Pattern) : QBrush(loadColor(load));
    const auto owner = std::ranges::lower_bound(m_ownerColors, textOf(row[ShardColumn::Owner]), {},
                                                &OwnerColor::node);
    return owner == m_ownerColors.end() ? grey : lineColor(owner->line, dark);
}

void ShardMap::paintMark(QPainter &painter, const Cell &cell, const StateLook &look,
                         const QColor &under) const
{
    painter.setPen(QPen(under.lightness() > 128 ? Qt::black : Qt::white, m_side > 9 ? 1.4 : 1));
    const auto box = QRectF(cell.box).adjusted(1, 1, -1, -1);
    if (look.shape == Shape::SquareCross) {
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
    } else if (look.shape == Shape::ArrowRight) {
        const double tip = cell.isTarget ? box.left() : box.right();
        const double tail = cell.isTarget ? box.right() : box.left();
        painter.drawPolyline(
            QPolygonF{{tail, box.top()}, {tip, box.center().y()}, {tail, box.bottom()}});
    } else {
        painter.drawLine(box.bottomLeft(), box.topRight());
    }
}

void ShardMap::paintCell(QPainter &painter, const Cell &cell) const
{
    const auto &row = m_shards.rows()[static_cast<std::size_t>(cell.row)];
    const auto look = shardLook(textOf(row[ShardColumn::State]));
    const auto fill = fillOf(row, look);
    painter.fillRect(cell.box, fill);
    if (look.tone != Tone::Up)
        paintMark(painter, cell, look, fill.color());
    if (cell.row == m_current) {
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.box.adjusted(-1, -1, 1, 1));
    }
}

// The node's name, and the glyph of its state beside its shards.
void ShardMap::paintLabel(QPainter &painter, const Label &label) const
{
    const auto grey = palette().color(QPalette::Disabled, QPalette::Text);
    const auto *node = m_nodes && !label.node.isEmpty() ? m_nodes->find(label.node) : nullptr;
    const int side = m_nodes ? fontMetrics().height() : 0;
    const auto box = label.box.adjusted(0, 0, -side, 0);
    painter.setPen(m_isStale ? grey : palette().color(QPalette::Text));
    painter.drawText(box, Qt::AlignRight | Qt::AlignTop,
                     fontMetrics().elidedText(label.text, Qt::ElideMiddle, box.width()));
    if (!node)
        return;
    const auto look = nodeLook(textOf((*node)[protocol::NodeColumn::State]));
    const int glyph = fontMetrics().ascent();
    paintGlyph(painter, QRectF(box.right() + side - glyph + 2, box.top() + 1, glyph, glyph),
               look.shape, m_isStale ? grey : toneColor(look.tone, isDark(palette())));
}

void ShardMap::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, m_side > 7);
    for (const auto &cell : m_cells) {
        if (event->rect().intersects(cell.box))
            paintCell(painter, cell);
    }
    for (const auto &label : m_labels)
        paintLabel(painter, label);
}

} // namespace tg::console

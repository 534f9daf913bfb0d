#include "console/widgets/shard_map.h"

#include <cmath>
#include <map>
#include <set>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QToolTip>

#include "console/models/sentences.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::ShardColumn;

namespace {

constexpr int kSmallest = 5;
constexpr int kLargest = 22;
constexpr int kGap = 8; // between blocks of nodes

} // namespace

ShardMap::ShardMap(const TopicModel &shards, QWidget *parent)
    : QWidget(parent)
    , m_shards(shards)
{
    setAccessibleName(tr("Shard map"));
    setFocusPolicy(Qt::StrongFocus);
}

void ShardMap::setGrouping(Grouping grouping)
{
    m_grouping = grouping;
    layOut();
}

void ShardMap::setNodes(const TopicModel &nodes)
{
    m_nodes = &nodes;
}

void ShardMap::setColoring(Coloring coloring)
{
    m_coloring = coloring;
    update();
}

void ShardMap::setOnlyAffected(bool on)
{
    m_onlyAffected = on;
    update();
}

void ShardMap::refresh(bool isStale)
{
    m_isStale = isStale;
    if (m_current >= m_shards.rowCount())
        m_current = -1;
    layOut();
    summarize();
}

void ShardMap::summarize()
{
    int ownerless = 0;
    int moving = 0;
    m_highest = 0;
    std::set<QString> owners;
    for (const auto &row : m_shards.rows()) {
        m_highest = std::max(m_highest, numberOf(row[ShardColumn::PointsPerSecond]));
        if (auto owner = textOf(row[ShardColumn::Owner]); !owner.isEmpty())
            owners.insert(std::move(owner));
        const auto state = textOf(row[ShardColumn::State]);
        ownerless += state == "without_owner"_L1 ? 1 : 0;
        moving += state == "moving"_L1 ? 1 : 0;
    }
    m_ownerColors.clear();
    for (const auto &owner : owners)
        m_ownerColors.push_back(
            {owner, static_cast<int>(std::min(m_ownerColors.size(), kMostOwnerColors))});
    m_summary = tr("%n shards", nullptr, m_shards.rowCount());
    m_summary += u", "_s + tr("%n without owner", nullptr, ownerless);
    if (moving > 0)
        m_summary += u", "_s + tr("%n moving", nullptr, moving);
    setAccessibleDescription(m_summary);
}

int ShardMap::sideFor(int cells, int width, int height) const
{
    for (int side = kLargest; side > kSmallest; --side) {
        const int columns = std::max(1, width / side);
        if ((cells + columns - 1) / columns * side <= height)
            return side;
    }
    return kSmallest;
}

void ShardMap::layOut()
{
    m_cells.clear();
    m_labels.clear();
    if (m_grouping == Grouping::ByShard)
        layOutByShard();
    else
        layOutByNode();
    const int bottom = m_cells.empty() ? 0 : m_cells.back().box.bottom() + 2;
    const int lowest =
        m_labels.empty() ? bottom : std::max(bottom, m_labels.back().box.bottom() + 2);
    setMinimumHeight(lowest);
    update();
}

void ShardMap::layOutByShard()
{
    const auto *area = parentWidget();
    const int height = area ? area->height() : this->height();
    m_side = sideFor(m_shards.rowCount(), width(), height);
    const int columns = std::max(1, width() / m_side);
    for (int row = 0; row < m_shards.rowCount(); ++row)
        m_cells.push_back(
            {QRect(row % columns * m_side, row / columns * m_side, m_side - 1, m_side - 1), row});
}

void ShardMap::layOutByNode()
{
    std::map<QString, std::vector<Cell>> blocks; // "" first: without owner
    for (int row = 0; row < m_shards.rowCount(); ++row) {
        const auto &shard = m_shards.rows()[static_cast<std::size_t>(row)];
        blocks[textOf(shard[ShardColumn::Owner])].push_back({{}, row});
        if (const auto target = textOf(shard[ShardColumn::MovesTo]); !target.isEmpty())
            blocks[target].push_back({{}, row, true});
    }
    int labelWidth = fontMetrics().horizontalAdvance(tr("without owner"));
    for (const auto &[node, cells] : blocks)
        labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(node));
    labelWidth = std::min(labelWidth, width() / 3) + 12 + (m_nodes ? fontMetrics().height() : 0);
    const int room = std::max(kSmallest, width() - labelWidth);
    const int count = static_cast<int>(blocks.size());
    const int height = (parentWidget() ? parentWidget()->height() : this->height()) - count * kGap;
    m_side = kLargest;
    const auto heightWith = [&](int side) {
        int sum = 0;
        for (const auto &[node, cells] : blocks) {
            const int columns = std::max(1, room / side);
            const int lines = (static_cast<int>(cells.size()) + columns - 1) / columns;
            sum += std::max(lines * side, fontMetrics().height());
        }
        return sum;
    };
    while (m_side > kSmallest && heightWith(m_side) > height)
        --m_side;
    int top = 0;
    const int columns = std::max(1, room / m_side);
    for (auto &[node, cells] : blocks) {
        int index = 0;
        for (auto &cell : cells) {
            cell.box = QRect(labelWidth + index % columns * m_side, top + index / columns * m_side,
                             m_side - 1, m_side - 1);
            ++index;
            m_cells.push_back(cell);
        }
        const int lines = (index + columns - 1) / columns;
        const int blockHeight = std::max(lines * m_side, fontMetrics().height());
        m_labels.push_back({QRect(0, top, labelWidth - 8, blockHeight),
                            node.isEmpty() ? tr("without owner") : node, node});
        top += blockHeight + kGap;
    }
}

void ShardMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        layOut();
}

int ShardMap::cellAt(const QPoint &point) const
{
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (m_cells[i].box.adjusted(0, 0, 1, 1).contains(point))
            return static_cast<int>(i);
    }
    return -1;
}

void ShardMap::setCurrentCell(int cell)
{
    if (cell < 0 || cell >= static_cast<int>(m_cells.size()))
        return;
    m_current = m_cells[static_cast<std::size_t>(cell)].row;
    if (auto *area = qobject_cast<QScrollArea *>(parentWidget() ? parentWidget()->parentWidget()
                                                                : nullptr)) {
        const auto box = m_cells[static_cast<std::size_t>(cell)].box;
        area->ensureVisible(box.center().x(), box.center().y());
    }
    update();
    Q_EMIT currentChanged();
}

void ShardMap::mousePressEvent(QMouseEvent *event)
{
    setCurrentCell(cellAt(event->pos()));
}

void ShardMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int cell = cellAt(event->pos()); cell >= 0)
        Q_EMIT activated(m_cells[static_cast<std::size_t>(cell)].row);
}

void ShardMap::keyPressEvent(QKeyEvent *event)
{
    if (m_cells.empty())
        return QWidget::keyPressEvent(event);
    int cell = 0;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (m_cells[i].row == m_current && !m_cells[i].isTarget)
            cell = static_cast<int>(i);
    }
    const auto box = m_cells[static_cast<std::size_t>(cell)].box;
    const auto vertical = [&](int direction) {
        for (int step = 1; step < 200; ++step) {
            const int found =
                cellAt(QPoint(box.center().x(), box.center().y() + direction * step * m_side));
            if (found >= 0)
                return setCurrentCell(found);
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrentCell(cell - 1);
    case Qt::Key_Right:
        return setCurrentCell(m_current < 0 ? 0 : cell + 1);
    case Qt::Key_Up:
        return vertical(-1);
    case Qt::Key_Down:
        return vertical(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
}

bool ShardMap::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int cell = cellAt(help->pos()); cell >= 0)
            QToolTip::showText(help->globalPos(),
                               cardOf(m_cells[static_cast<std::size_t>(cell)].row), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

QString ShardMap::cardOf(int row) const
{
    QStringList lines;
    for (int column = 0; column < m_shards.columnCount(); ++column)
        lines << m_shards.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() + u": "_s +
                     m_shards.index(row, column).data(Qt::DisplayRole).toString();
    return lines.join(u'\n');
}

} // namespace tg::console

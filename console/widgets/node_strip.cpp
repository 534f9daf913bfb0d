#include "console/widgets/node_strip.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "console/models/sentences.h"
#include "console/models/text_format.h"
#include "console/widgets/glyph.h"
#include "console/widgets/theme.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::NodeColumn;

namespace {

constexpr int kMostLines = 3; // shown at once
constexpr int kGap = 6;
constexpr int kPad = 8;
constexpr int kWidest = 220;
constexpr int kMostByName = 21; // three lines of a small window

} // namespace

NodeStrip::NodeStrip(const TopicModel &nodes, QWidget *parent)
    : QWidget(parent)
    , m_nodes(nodes)
{
    setAccessibleName(tr("Nodes"));
    setFocusPolicy(Qt::StrongFocus);
    auto policy = QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NodeStrip::refresh(bool isStale)
{
    m_isStale = isStale;
    makeOrder();
    QStringList words;
    for (int i = 0; i < count(); ++i) {
        const auto &row = rowAt(i);
        words << textOf(row[NodeColumn::Id]) + u' ' + nodeLook(textOf(row[NodeColumn::State])).word;
    }
    setAccessibleDescription(words.join(u", "_s));
    updateGeometry();
    update();
}

void NodeStrip::makeOrder()
{
    m_order.resize(m_nodes.rows().size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (count() <= kMostByName)
        return;
    std::ranges::stable_sort(m_order, std::greater<>(), [this](std::size_t row) {
        return rankOf(nodeLook(textOf(m_nodes.rows()[row][NodeColumn::State])));
    });
}

const protocol::Row &NodeStrip::rowAt(int index) const
{
    return m_nodes.rows()[m_order[static_cast<std::size_t>(index)]];
}

QSize NodeStrip::tileSize() const
{
    int widest = 60;
    for (const auto &row : m_nodes.rows())
        widest = std::max(widest, fontMetrics().horizontalAdvance(textOf(row[NodeColumn::Id])));
    return {std::min(widest, kWidest) + 16 + 3 * kPad, fontMetrics().height() + 2 * kPad};
}

QRect NodeStrip::tile(int index, int width) const
{
    const auto size = tileSize();
    const int columns = std::max(1, (width + kGap) / (size.width() + kGap));
    return {
        QPoint(index % columns * (size.width() + kGap), index / columns * (size.height() + kGap)),
        size};
}

int NodeStrip::heightForWidth(int width) const
{
    return count() == 0 ? 0 : tile(count() - 1, width).bottom() + 1;
}

QSize NodeStrip::minimumSizeHint() const
{
    return {tileSize().width(), heightForWidth(std::max(width(), tileSize().width()))};
}

int NodeStrip::heightOfALine() const
{
    return tileSize().height() + kGap;
}

QSize NodeStrip::sizeHint() const
{
    return {400, heightForWidth(std::max(width(), 400))};
}

int NodeStrip::at(const QPoint &point) const
{
    for (int i = 0; i < count(); ++i) {
        if (tile(i, width()).contains(point))
            return i;
    }
    return -1;
}

void NodeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool dark = isDark(palette());
    const auto disabled = palette().color(QPalette::Disabled, QPalette::Text);
    for (int i = 0; i < count(); ++i) {
        const auto &row = rowAt(i);
        const auto look = nodeLook(textOf(row[NodeColumn::State]));
        const auto box = tile(i, width());
        const bool isCurrent = hasFocus() && i == m_current;
        painter.setPen(QPen(isCurrent ? palette().color(QPalette::Highlight) : gridColor(palette()),
                            isCurrent ? 2 : 1));
        painter.setBrush(cardColor(palette()));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        paintGlyph(painter, QRectF(box.left() + kPad, box.center().y() - 7, 16, 16), look.shape,
                   m_isStale ? disabled : toneColor(look.tone, dark));
        painter.setPen(m_isStale ? disabled : palette().color(QPalette::Text));
        const auto text = box.adjusted(2 * kPad + 16, 0, -kPad / 2, 0);
        painter.drawText(
            text, Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(textOf(row[NodeColumn::Id]), Qt::ElideMiddle, text.width()));
    }
}

void NodeStrip::mousePressEvent(QMouseEvent *event)
{
    const int index = at(event->pos());
    if (index >= 0)
        Q_EMIT nodeWanted(textOf(rowAt(index).key()));
}

void NodeStrip::keyPressEvent(QKeyEvent *event)
{
    if (count() > 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Left ? -1 : 1), 0, count() - 1);
        if (auto *area = parentWidget()
                             ? qobject_cast<QScrollArea *>(parentWidget()->parentWidget())
                             : nullptr)
            area->ensureVisible(tile(m_current, width()).center().x(),
                                tile(m_current, width()).center().y());
        update();
    } else if (count() > 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT nodeWanted(textOf(rowAt(std::min(m_current, count() - 1)).key()));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void NodeStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

bool NodeStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const int index = at(help->pos()); index >= 0) {
            const auto &row = rowAt(index);
            QToolTip::showText(help->globalPos(),
                               textOf(row.key()) + u": "_s +
                                   nodeLook(textOf(row[NodeColumn::State])).word + u'\n' +
                                   textOf(row[NodeColumn::Reason]),
                               this);
        }
        return true;
    }
    return QWidget::event(event);
}

NodeStripArea::NodeStripArea(NodeStrip &strip, QWidget *parent)
    : QScrollArea(parent)
    , m_strip(strip)
{
    setWidget(&strip);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void NodeStripArea::fit()
{
    setFixedHeight(std::min(m_strip.heightForWidth(viewport()->width()),
                            kMostLines * m_strip.heightOfALine()));
}

void NodeStripArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace tg::console

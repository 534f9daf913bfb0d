// The nodes at a glance: one small tile each, glyph and name. A click leads to the node. Wraps
// into as many lines as there is width for. So many that not all can be seen stand worst first.
// Main thread.
#pragma once

#include <QScrollArea>
#include <QWidget>

#include "console/models/topic_model.h"

namespace tg::console {

class NodeStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit NodeStrip(const TopicModel &nodes, QWidget *parent = nullptr);
    void refresh(bool isStale);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightOfALine() const;

Q_SIGNALS:
    void nodeWanted(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QSize tileSize() const;
    QRect tile(int index, int width) const;
    int at(const QPoint &point) const; // -1: none

    const protocol::Row &rowAt(int index) const;
    int count() const { return static_cast<int>(m_order.size()); }
    void makeOrder();

    const TopicModel &m_nodes;
    std::vector<std::size_t> m_order; // rows of the model
    int m_current = 0;
    bool m_isStale = false;
};

// The strip in the height that its tiles need; of many nodes three lines are seen, and it scrolls.
class NodeStripArea final : public QScrollArea
{
    Q_OBJECT

public:
    explicit NodeStripArea(NodeStrip &strip, QWidget *parent = nullptr);
    void fit();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    NodeStrip &m_strip; // its child
};

} // namespace tg::console

// The shards as one painted field: in the order of their numbers, or one block a node. Fill is the
// state (with a mark, not by colour alone), brightness the load. Arrows move, Enter opens; the
// table beside it is its accessible twin. Main thread.
#pragma once

#include <QWidget>

#include "console/models/topic_model.h"

namespace tg::console {

class ShardMap final : public QWidget
{
    Q_OBJECT

public:
    enum class Grouping { ByShard, ByNode };

    explicit ShardMap(const TopicModel &shards, QWidget *parent = nullptr);

    void setGrouping(Grouping grouping);
    void setOnlyAffected(bool on);                 // others are drawn faint
    void refresh(bool isStale);                    // the model has changed
    int currentShard() const { return m_current; } // row of the model; -1: none
    QString summary() const { return m_summary; }  // "4096 shards, 3 without owner"

Q_SIGNALS:
    void currentChanged();
    void activated(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Cell {
        QRect box;
        int row = 0;
        bool isTarget = false; // of a move: shown on both ends
    };
    struct Label {
        QRect box;
        QString text;
    };

    void layOut();
    void layOutByShard();
    void layOutByNode();
    int sideFor(int cells, int width, int height) const;
    void summarize();
    void paintCell(QPainter &painter, const Cell &cell, double highest) const;
    int cellAt(const QPoint &point) const;
    void setCurrentCell(int cell);
    QString cardOf(int row) const;

    const TopicModel &m_shards;
    Grouping m_grouping = Grouping::ByShard;
    bool m_onlyAffected = false;
    bool m_isStale = false;
    int m_current = -1;
    int m_side = 8;
    std::vector<Cell> m_cells;
    std::vector<Label> m_labels;
    QString m_summary;
};

} // namespace tg::console

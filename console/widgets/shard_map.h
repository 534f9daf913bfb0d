// The shards as one painted field: in the order of their numbers, or one block a node. Fill is the
// state with the load as its brightness, or the load, or the owner; a state that is not the good
// one has a mark whatever the fill. Arrows move, Enter opens; the table beside it is its accessible
// twin. Main thread.
#pragma once

#include <QWidget>

#include "console/models/topic_model.h"

namespace tg::console {

// More colours than these cannot be told apart; further owners share one.
inline constexpr std::size_t kMostOwnerColors = 8;

class ShardMap final : public QWidget
{
    Q_OBJECT

public:
    enum class Grouping { ByShard, ByNode };
    enum class Coloring { State, Load, Owner };
    struct OwnerColor {
        QString node;
        int line = 0; // of lineColor()
    };

    explicit ShardMap(const TopicModel &shards, QWidget *parent = nullptr);

    void setNodes(const TopicModel &nodes); // whose glyphs stand beside their blocks; outlives this
    void setGrouping(Grouping grouping);
    void setColoring(Coloring coloring);
    Coloring coloring() const { return m_coloring; }
    // Of the owners there are, by id; all beyond kMostOwnerColors have the last one.
    const std::vector<OwnerColor> &ownerColors() const { return m_ownerColors; }
    QColor loadColor(double share) const;            // 0 to 1: of the busiest shard's load
    double highestLoad() const { return m_highest; } // points/s; 0: none is known
    void setOnlyAffected(bool on);                   // others are drawn faint
    void refresh(bool isStale);                      // the model has changed
    int currentShard() const { return m_current; }   // row of the model; -1: none
    QString summary() const { return m_summary; }    // "4096 shards, 3 without owner"

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
        QString node; // empty: none
    };

    void layOut();
    void layOutByShard();
    void layOutByNode();
    int sideFor(int cells, int width, int height) const;
    void summarize();
    QBrush fillOf(const protocol::Row &row, const StateLook &look) const;
    void paintCell(QPainter &painter, const Cell &cell) const;
    void paintMark(QPainter &painter, const Cell &cell, const StateLook &look,
                   const QColor &under) const;
    void paintLabel(QPainter &painter, const Label &label) const;
    int cellAt(const QPoint &point) const;
    void setCurrentCell(int cell);
    QString cardOf(int row) const;

    const TopicModel &m_shards;
    const TopicModel *m_nodes = nullptr;
    Coloring m_coloring = Coloring::State;
    std::vector<OwnerColor> m_ownerColors;
    double m_highest = 0;
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

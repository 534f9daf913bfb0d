// What lies over a chart: time marks, gaps, the cross-hair. Main thread, owned by its LineChart.
#pragma once

#include <functional>
#include <optional>

#include <QWidget>

namespace tg::console {

class ChartOverlay final : public QWidget
{
    Q_OBJECT

public:
    using PlotArea = std::function<QRectF()>; // in this widget's coordinates
    ChartOverlay(PlotArea plotArea, QWidget *parent);

    // From the bottom up, evenly; none at the right if it is empty.
    void setFigures(QStringList left, QStringList right);
    void setRange(qint64 fromMs, qint64 toMs);
    void setGaps(QList<std::pair<qint64, qint64>> gaps);
    void setRestarts(QList<qint64> restarts);
    void setCrossHair(std::optional<qint64> atMs);

Q_SIGNALS:
    void crossHairMoved(std::optional<qint64> atMs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    double xOf(qint64 atMs, const QRectF &plot) const;
    void paintTimes(QPainter &painter, const QRectF &plot) const;
    void paintFigures(QPainter &painter, const QRectF &plot) const;
    void paintRestarts(QPainter &painter, const QRectF &plot) const;
    void paintGaps(QPainter &painter, const QRectF &plot) const;

    PlotArea m_plotArea;
    QStringList m_left;
    QStringList m_right;
    QList<qint64> m_restarts;
    qint64 m_from = 0;
    qint64 m_to = 1;
    QList<std::pair<qint64, qint64>> m_gaps;
    std::optional<qint64> m_crossHair;
};

} // namespace tg::console

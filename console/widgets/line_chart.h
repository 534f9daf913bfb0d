// A chart of up to 9 lines over time, by Qt Charts: title and present values above, figures in SI
// or IEC at the left, hours below. Cross-hair, time marks and shaded gaps are ours (ChartOverlay).
// Main thread.
#pragma once

#include <optional>

#include <QHBoxLayout>
#include <QLabel>
#include <QPointF>
#include <QWidget>

#include "shared/protocol/topics.h"

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace tg::console {

class ChartOverlay;

struct ChartLine {
    QString name;
    QList<QPointF> points; // x: unix ms, y: NaN breaks the line
    int color = 0;
};

class LineChart final : public QWidget
{
    Q_OBJECT

public:
    LineChart(const QString &title, protocol::Unit unit, QWidget *parent = nullptr);

    void setLines(const std::vector<ChartLine> &lines, qint64 fromMs, qint64 toMs);
    // Where nothing was heard: shaded, with the words "no data".
    void setGaps(const QList<std::pair<qint64, qint64>> &gaps);
    void setCrossHair(std::optional<qint64> atMs);
    void setStale(bool stale);
    QHBoxLayout &bar();

Q_SIGNALS:
    void crossHairMoved(std::optional<qint64> atMs);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintColors();
    void setTop(double highest);
    void showValues();
    QString valueAt(const ChartLine &line, std::optional<qint64> atMs) const;

    QString m_title;
    protocol::Unit m_unit;
    std::vector<ChartLine> m_lines;
    std::vector<QLineSeries *> m_series;
    std::optional<qint64> m_crossHair;
    double m_top = 0;
    bool m_isStale = false;
    QLabel *m_head;
    QChart *m_chart;
    QChartView *m_view;
    QValueAxis *m_time;
    QValueAxis *m_figures;
    ChartOverlay *m_overlay;
};

} // namespace tg::console

// A chart of up to 9 lines over time, by Qt Charts: title and present values above, figures in SI
// or IEC at the left, of another unit at the right, hours below. Cross-hair, time marks, shaded
// gaps and marks of restarts are ours (ChartOverlay). Main thread.
#pragma once

#include <optional>

#include <QHBoxLayout>
#include <QLabel>
#include <QWidget>

#include "console/models/chart_line.h"
#include "console/models/chart_scale.h"
#include "shared/protocol/topics.h"

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QLineSeries;
class QPixmap;
class QValueAxis;
QT_END_NAMESPACE

namespace tg::console {

class ChartOverlay;

class LineChart final : public QWidget
{
    Q_OBJECT

public:
    LineChart(const QString &title, protocol::Unit unit,
              std::optional<protocol::Unit> rightUnit = {}, QWidget *parent = nullptr);

    void setLines(const std::vector<ChartLine> &lines, qint64 fromMs, qint64 toMs);
    // Where nothing was heard: shaded, with the words "no data".
    void setGaps(const QList<std::pair<qint64, qint64>> &gaps);
    void setRestarts(const QList<qint64> &restarts); // of the gateway: a vertical mark each
    void setCrossHair(std::optional<qint64> atMs);
    void setStale(bool stale);
    // As wide a plot as charts have that write figures at the right: for those above each other.
    void keepRightRoom();
    QHBoxLayout &bar();
    const QString &title() const { return m_title; }
    const std::vector<ChartLine> &lines() const { return m_lines; } // with all their points
    // Twice as large as on the screen, with title and values.
    QPixmap picture();

Q_SIGNALS:
    void crossHairMoved(std::optional<qint64> atMs);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Axis {
        protocol::Unit unit{};
        QValueAxis *axis = nullptr;
        ChartScale scale;
    };

    void prepare(QValueAxis &axis);
    void setRoom(bool hasRight); // for the figures around the plot
    void paintColors();
    bool setTop(Axis &axis, double highest); // whether it changed
    void showFigures();
    void attach(QLineSeries &series, bool isRight);
    void showValues();
    QString valueAt(const ChartLine &line, std::optional<qint64> atMs) const;

    QString m_title;
    std::vector<ChartLine> m_lines;
    std::vector<QLineSeries *> m_series;
    std::optional<qint64> m_crossHair;
    bool m_isStale = false;
    QLabel *m_head;
    QChart *m_chart;
    QChartView *m_view;
    QValueAxis *m_time;
    Axis m_left;
    std::optional<Axis> m_right;
    ChartOverlay *m_overlay;
};

} // namespace tg::console

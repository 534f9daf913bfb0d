// A line of figures too small for axes: from its lowest (0, unless negative) to its highest. NaN
// breaks it. Main thread.
#pragma once

#include <QList>
#include <QPainter>
#include <QWidget>

namespace tg::console {

void paintSparkline(QPainter &painter, const QRectF &box, const QList<double> &values,
                    const QColor &color);

class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);
    void setValues(QList<double> values);
    void setStale(bool stale);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
    bool m_isStale = false;
};

} // namespace tg::console

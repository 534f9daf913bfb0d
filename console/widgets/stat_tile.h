// One figure of the overview: caption, large value, a second line, and its last minute. A click
// (or Enter) leads to the page that explains it. Main thread.
#pragma once

#include <QAbstractButton>
#include <QList>

#include "console/models/state_look.h"

namespace tg::console {

class StatTile final : public QAbstractButton
{
    Q_OBJECT

public:
    StatTile(const QString &caption, QWidget *parent = nullptr);

    // The tone is Unknown for a figure that is neither good nor bad: zero is never alarming.
    void setFigure(const QString &value, const QString &detail, Tone tone, const QString &exact);
    void setTrace(QList<double> values);
    void setStale(bool stale);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_caption;
    QString m_value;
    QString m_detail;
    Tone m_tone = Tone::Unknown;
    QList<double> m_trace;
    bool m_isStale = false;
};

} // namespace tg::console

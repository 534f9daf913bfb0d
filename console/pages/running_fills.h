// The backfills, audits and heals that run: a line each with progress, time left and a way to stop.
// Nothing at all while none runs. Main thread, owned by GapsPage.
#pragma once

#include <vector>

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "console/models/cluster_view.h"

namespace tg::console {

inline constexpr std::size_t kMostFillLines = 4; // further ones are in the operations dock

class RunningFills final : public QWidget
{
    Q_OBJECT

public:
    explicit RunningFills(QWidget *parent = nullptr);
    void refresh(ClusterView &view);

Q_SIGNALS:
    void abortWanted(const QString &operation);

private:
    struct Line {
        QWidget *box;
        QLabel *title;
        QProgressBar *bar;
        QLabel *progress;
        QPushButton *stop;
        QString operation;
    };
    void fill(Line &line, const protocol::Row &row, const QString &whyNoOrders);

    std::vector<Line> m_lines;
    QLabel *m_more;
};

} // namespace tg::console

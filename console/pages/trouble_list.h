// "What needs attention": the alarms, worst first, as sentences with glyphs. A click leads to the
// node or to the alarms. Main thread.
#pragma once

#include <QListWidget>

#include "console/models/cluster_view.h"

namespace tg::console {

class TroubleList final : public QListWidget
{
    Q_OBJECT

public:
    explicit TroubleList(QWidget *parent = nullptr);
    void refresh(ClusterView &view);

Q_SIGNALS:
    void nodeWanted(const QString &id);
    void alarmsWanted();
};

// The last events, newest first; only to be read.
class LastEvents final : public QListWidget
{
    Q_OBJECT

public:
    explicit LastEvents(QWidget *parent = nullptr);
    void refresh(ClusterView &view);
};

} // namespace tg::console

// What the nodes that take over had before and have after, one line each. A figure that the gateway
// does not tell is "-". Main thread, owned by PlanDialog.
#pragma once

#include <QTreeWidget>

#include "console/dialogs/plan_reading.h"

namespace tg::console {

class PlanTargets final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit PlanTargets(QWidget *parent = nullptr);
    void setTargets(const std::vector<PlanTarget> &targets);
};

} // namespace tg::console

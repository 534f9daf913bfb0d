// Nodes: one row each, with the reason of its state, and below it all about the selected one.
// Main thread.
#pragma once

#include "console/pages/page.h"

namespace tg::console {

class NodePanel;
class TablePane;

class NodesPage final : public Page
{
    Q_OBJECT

public:
    explicit NodesPage(ClusterView &view, QWidget *parent = nullptr);

    QLineEdit *filterBox() override;
    void showNode(const QString &id) override;
    QString currentNode() const override;

protected:
    void draw() override;

private:
    TablePane *m_pane;
    NodePanel *m_panel;
};

} // namespace tg::console

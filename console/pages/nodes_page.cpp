#include "console/pages/nodes_page.h"

#include <QSplitter>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/pages/node_panel.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

NodesPage::NodesPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_pane(new TablePane(view.nodes(), {tr("Nodes"), tr("Only affected")}))
    , m_panel(new NodePanel(view))
{
    m_pane->setEmptyText(tr("No node configured"), howToAddNodes());
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_pane);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    column->addWidget(splitter);
    setContent(content);
    connect(m_pane, &TablePane::currentChanged, this, [this] {
        m_panel->setNode(m_pane->currentKey());
        Q_EMIT currentChanged();
    });
    connect(m_panel, &NodePanel::orderWanted, this, &Page::orderWanted);
}

QLineEdit *NodesPage::filterBox()
{
    return &m_pane->filterBox();
}

QString NodesPage::currentNode() const
{
    return m_pane->currentKey();
}

void NodesPage::showNode(const QString &id)
{
    m_pane->setCurrent(id);
}

void NodesPage::draw()
{
    view().wantNodeHistories();
    m_pane->tick(isStale());
    m_panel->refresh();
    m_panel->setVisible(view().nodes().rowCount() > 0);
}

} // namespace tg::console

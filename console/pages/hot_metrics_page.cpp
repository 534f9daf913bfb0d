#include "console/pages/hot_metrics_page.h"

#include <QVBoxLayout>

#include "console/widgets/table_pane.h"

namespace tg::console {

using protocol::Topic;

HotMetricsPage::HotMetricsPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_pane(new TablePane(view.model(Topic::HotMetrics), {tr("Hot metrics"), {}}))
    , m_explain(new QPushButton(tr("Which nodes hold it?")))
{
    m_pane->setEmptyText(tr("No metric is hot"),
                         tr("No points came lately, so there is nothing to count."));
    m_pane->table().sortByColumn(1, Qt::DescendingOrder);
    m_pane->bar().addWidget(m_explain);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(m_pane);
    setContent(content);
    const auto explain = [this] {
        if (const auto metric = m_pane->currentKey(); !metric.isEmpty())
            Q_EMIT explainWanted(metric);
    };
    connect(m_pane, &TablePane::activated, this, explain);
    connect(m_explain, &QPushButton::clicked, this, explain);
    connect(m_pane, &TablePane::currentChanged, this, [this] { draw(); });
}

QLineEdit *HotMetricsPage::filterBox()
{
    return &m_pane->filterBox();
}

void HotMetricsPage::draw()
{
    m_pane->tick(isStale());
    const bool hasOne = !m_pane->currentKey().isEmpty();
    m_explain->setEnabled(hasOne);
    m_explain->setToolTip(hasOne ? QString() : tr("Select a metric first."));
}

} // namespace tg::console

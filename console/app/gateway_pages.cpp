#include "console/app/gateway_pages.h"

#include "console/pages/explain_page.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

namespace {

// Tab goes through what stands above a table before it comes to the table.
void orderByPlace(TablePane &pane)
{
    QWidget *last = nullptr;
    auto &bar = pane.bar();
    for (int i = 0; i <= bar.count(); ++i) {
        QWidget *next = i < bar.count() ? bar.itemAt(i)->widget() : &pane.table();
        if (!next || next->focusPolicy() == Qt::NoFocus)
            continue;
        if (last)
            QWidget::setTabOrder(last, next);
        last = next;
    }
}

} // namespace

GatewayPages::GatewayPages(ClusterView &view, QWidget *parent)
    : QStackedWidget(parent)
    , m_view(view)
{
    m_pages = makePages(view);
    auto *explain = qobject_cast<ExplainPage *>(&page(ExplainNumber));
    for (auto *one : m_pages) {
        addWidget(one);
        for (auto *pane : one->findChildren<TablePane *>())
            orderByPlace(*pane);
        connect(one, &Page::connectWanted, this, &GatewayPages::connectWanted);
        connect(one, &Page::nodeWanted, this, &GatewayPages::nodeWanted);
        connect(one, &Page::pageWanted, this, &GatewayPages::pageWanted);
        connect(one, &Page::orderWanted, this, &GatewayPages::orderWanted);
        connect(one, &Page::currentChanged, this, &GatewayPages::selectionChanged);
        connect(one, &Page::abortWanted, this, &GatewayPages::abortWanted);
        connect(one, &Page::exportWanted, this, &GatewayPages::exportWanted);
        connect(one, &Page::ackWanted, this, &GatewayPages::ackWanted);
        connect(one, &Page::explainWanted, this, [this, explain](const QString &text) {
            Q_EMIT pageWanted(ExplainNumber);
            explain->ask(text);
        });
    }
}

QString GatewayPages::takeNews()
{
    return m_news.take(m_view.nodes().rows());
}

} // namespace tg::console

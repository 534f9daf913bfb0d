#include "console/pages/events_page.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include "console/widgets/table_pane.h"

namespace tg::console {

EventsPage::EventsPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_pane(new TablePane(view.events(), {tr("Events"), tr("Without plain information")}))
    , m_follow(new QCheckBox(tr("Follow the newest")))
{
    m_pane->setEmptyText(tr("Nothing has happened yet"),
                         tr("Changes of state, orders and operations are listed here."));
    m_follow->setChecked(true);
    m_pane->bar().addWidget(m_follow);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(m_pane);
    setContent(content);
    connect(m_pane->table().verticalScrollBar(), &QScrollBar::sliderMoved, this, [this](int value) {
        m_follow->setChecked(value == m_pane->table().verticalScrollBar()->maximum());
    });
}

QLineEdit *EventsPage::filterBox()
{
    return &m_pane->filterBox();
}

void EventsPage::draw()
{
    m_pane->tick(isStale());
    if (m_follow->isChecked())
        m_pane->table().scrollToBottom();
}

} // namespace tg::console

#include "console/pages/events_page.h"

#include <set>

#include <QScrollBar>
#include <QVBoxLayout>

#include "console/models/sentences.h"
#include "console/widgets/table_pane.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::EventColumn;

namespace {

constexpr int kObjectSection = 3;

} // namespace

EventsPage::EventsPage(ClusterView &view, QWidget *parent)
    : Page(view, parent)
    , m_pane(new TablePane(view.events(), {tr("Events"), {}}))
    , m_severity(new QComboBox)
    , m_object(new QComboBox)
    , m_follow(new QCheckBox(tr("Follow newest")))
    , m_pause(new QPushButton(tr("Pause")))
{
    m_pane->setEmptyText(tr("Nothing has happened yet"),
                         tr("Changes of state, orders and operations are listed here."));
    m_severity->setAccessibleName(tr("Severity"));
    m_severity->addItem(tr("All severities"), static_cast<int>(Tone::Up));
    m_severity->addItem(tr("Notice and worse"), rankOf(Tone::Planned));
    m_severity->addItem(tr("Warning and worse"), rankOf(Tone::Degraded));
    m_severity->addItem(tr("Critical only"), rankOf(Tone::Down));
    m_object->setAccessibleName(tr("Object"));
    m_object->addItem(tr("All objects"), QString());
    m_object->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_follow->setChecked(true);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("The whole view stands still (Space); the gateway is heard all the "
                           "same, and what came meanwhile is shown afterwards."));
    auto &bar = m_pane->bar();
    bar.insertWidget(1, m_severity);
    bar.insertWidget(2, m_object);
    bar.addWidget(m_follow);
    bar.addWidget(m_pause);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(10, 10, 10, 6);
    column->addWidget(m_pane);
    setContent(content);
    auto *scroll = m_pane->table().verticalScrollBar();
    connect(scroll, &QScrollBar::actionTriggered, this, [this, scroll] {
        m_follow->setChecked(scroll->sliderPosition() >= scroll->maximum());
    });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_pane->table().scrollToBottom();
    });
    connect(m_severity, &QComboBox::currentIndexChanged, this, &EventsPage::filter);
    connect(m_object, &QComboBox::currentIndexChanged, this, &EventsPage::filter);
    connect(m_pane, &TablePane::filtersCleared, this, [this] {
        m_severity->setCurrentIndex(0);
        m_object->setCurrentIndex(0);
    });
    connect(m_pause, &QPushButton::toggled, &this->view(), &ClusterView::setPaused);
}

QLineEdit *EventsPage::filterBox()
{
    return &m_pane->filterBox();
}

// Nodes of which an event tells, and those that are there; what is chosen stays chosen.
void EventsPage::fillObjects()
{
    std::set<QString> ids;
    for (const auto &row : view().nodes().rows())
        ids.insert(textOf(row.key()));
    for (const auto &row : view().events().rows()) {
        if (const auto node = textOf(row[EventColumn::Node]); !node.isEmpty())
            ids.insert(node);
    }
    if (static_cast<int>(ids.size()) == m_object->count() - 1 &&
        std::ranges::all_of(ids, [this](const auto &id) { return m_object->findData(id) > 0; }))
        return;
    const auto chosen = m_object->currentData().toString();
    const QSignalBlocker quiet(m_object);
    while (m_object->count() > 1)
        m_object->removeItem(1);
    for (const auto &id : ids)
        m_object->addItem(id, id);
    m_object->setCurrentIndex(std::max(0, m_object->findData(chosen)));
}

void EventsPage::filter()
{
    const int least = m_severity->currentIndex() == 0 ? -1 : m_severity->currentData().toInt();
    m_pane->filter().setLeastRank(least);
    const auto object = m_object->currentData().toString();
    m_pane->filter().setOnlyKeyOf(object.isEmpty() ? -1 : kObjectSection, object);
    m_pane->tick(isStale());
}

void EventsPage::draw()
{
    fillObjects();
    m_pane->tick(isStale());
    m_pause->setChecked(view().isPaused());
    if (m_follow->isChecked() && !view().isPaused())
        m_pane->table().scrollToBottom();
}

} // namespace tg::console

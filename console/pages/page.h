// What all pages have in common: they show one ClusterView, draw themselves anew on its tick while
// they are visible, and stand aside for a notice while there is nothing to show. Main thread.
#pragma once

#include <QLineEdit>
#include <QStackedLayout>
#include <QWidget>

#include "console/models/cluster_view.h"
#include "console/widgets/notice_card.h"

namespace tg::console {

class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(ClusterView &view, QWidget *parent = nullptr);

    void refresh(); // now, whether visible or not
    virtual QLineEdit *filterBox() { return nullptr; }
    virtual void showNode(const QString &) {}
    virtual QString currentNode() const { return {}; } // the one orders would be about

Q_SIGNALS:
    void connectWanted();
    void nodeWanted(const QString &id); // lead there
    void pageWanted(int page);
    void orderWanted(const QString &action, const QString &node);
    void currentChanged();

protected:
    virtual void draw() = 0;
    void setContent(QWidget *content);
    ClusterView &view() { return m_view; }
    const ClusterView &view() const { return m_view; }
    bool isStale() const { return !m_view.isLive(); }
    void showEvent(QShowEvent *event) override;

private:
    bool hasSomethingToShow(); // or says why not

    ClusterView &m_view;
    QStackedLayout *m_stack;
    NoticeCard *m_notice;
    QWidget *m_content = nullptr;
};

// The order of the page list.
enum PageNumber {
    OverviewNumber,
    NodesNumber,
    ShardsNumber,
    ThroughputNumber,
    AlarmsNumber,
    EventsNumber
};

} // namespace tg::console

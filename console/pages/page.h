// What all pages have in common: they show one ClusterView, draw themselves anew on its tick while
// they are visible, and stand aside for a notice while there is nothing to show. Main thread.
#pragma once

#include <functional>
#include <vector>

#include <QLineEdit>
#include <QStackedLayout>
#include <QWidget>

#include "console/export/cells.h"
#include "console/models/cluster_view.h"
#include "console/pages/page_list.h"
#include "console/widgets/notice_card.h"

namespace tg::console {

class LineChart;

// What a page says while the gateway is there, and nothing of what it shows is.
struct NothingYet {
    QString title; // empty: there is something
    QString details;
};

// A table that a page can export.
struct ExportTable {
    QString name;
    std::function<CellTable()> shown; // rows and columns as they stand there
    std::function<CellTable()> all;
};

class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(ClusterView &view, QWidget *parent = nullptr);

    void refresh(); // now, whether visible or not
    virtual QLineEdit *filterBox() { return nullptr; }
    virtual void showNode(const QString &) {}
    virtual void setMinutes(int) {} // of its charts: 5, 15 or 60
    // Why the selected alarm cannot be acknowledged; empty: it can.
    virtual QString whyNotAcknowledge() const { return tr("This page shows no alarms."); }
    virtual void acknowledge() {}                      // asks for the dialog
    virtual QString currentNode() const { return {}; } // the one orders would be about
    // What can be exported of it now: tables and charts that are to be seen.
    virtual std::vector<ExportTable> tables() const;
    std::vector<LineChart *> charts() const;

Q_SIGNALS:
    void connectWanted();
    void nodeWanted(const QString &id);                           // lead there
    void pageWanted(int page);                                    // a PageNumber
    void orderWanted(const QString &action, const QString &node); // empty node: all
    void abortWanted(const QString &operation);
    void ackWanted(const QString &alarmKey, const QString &what);
    void explainWanted(const QString &text); // a series, or a question
    void exportWanted(const ExportTable &table, bool isWhole);
    void currentChanged();

protected:
    virtual void draw() = 0;
    virtual NothingYet nothingYet() const { return {}; }
    void setContent(QWidget *content);
    ClusterView &view() { return m_view; }
    const ClusterView &view() const { return m_view; }
    bool isStale() const { return !m_view.isLive(); }
    void showEvent(QShowEvent *event) override;

private:
    bool hasSomethingToShow(); // or says why not
    void sayHowTheLinkIs();
    void sayRefusal(const LinkStatus &status);

    ClusterView &m_view;
    QStackedLayout *m_stack;
    NoticeCard *m_notice;
    QWidget *m_content = nullptr;
};

} // namespace tg::console

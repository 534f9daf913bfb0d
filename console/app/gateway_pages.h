// The pages over one gateway's view: which are there, and what they ask of the window. Each
// gateway has its own, so that selection, filter and scroll stay while another is in focus.
// Dialogs about the gateway are children of this. Main thread, owned by the main window.
#pragma once

#include <vector>

#include <QStackedWidget>

#include "console/models/state_news.h"
#include "console/pages/page.h"

namespace tg::console {

class GatewayPages final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit GatewayPages(ClusterView &view, QWidget *parent = nullptr);

    ClusterView &view() { return m_view; }
    // Nodes whose state changed since the last call, as a sentence; empty: none.
    QString takeNews();
    Page &page(int number) { return *m_pages[static_cast<std::size_t>(number)]; }
    int pageCount() const { return static_cast<int>(m_pages.size()); }

Q_SIGNALS:
    void connectWanted();
    void nodeWanted(const QString &id);
    void pageWanted(int page);
    void orderWanted(const QString &action, const QString &node);
    void abortWanted(const QString &operation);
    void ackWanted(const QString &alarmKey, const QString &what);
    void selectionChanged();
    void exportWanted(const ExportTable &table, bool isWhole);

private:
    ClusterView &m_view;
    std::vector<Page *> m_pages;
    StateNews m_news;
};

} // namespace tg::console

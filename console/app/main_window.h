// The window: pages at the left, one of them shown, operations below, banner above, status line.
// Wires pages, orders and connection together; no logic of its own. Main thread, owned by main().
#pragma once

#include <vector>

#include <QListWidget>
#include <QMainWindow>
#include <QStackedWidget>

#include "console/app/connection_keeper.h"
#include "console/pages/page.h"

namespace tg::console {

class OperationsDock;
class ShardsPage;
class StaleBanner;
class StatusLine;

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Clock &clock, QWidget *parent = nullptr);

    ConnectionKeeper &connection() { return m_connection; }
    ClusterView &view() { return m_view; }
    Page &page(int number) { return *m_pages[static_cast<std::size_t>(number)]; }
    void showPage(int number);
    int currentPage() const { return m_stack->currentIndex(); }
    void refresh();
    void setReadOnlyWanted(bool on) { m_wantsReadOnly = on; }

    // Further faces of a page, for pictures.
    QStringList variantsOf(int page) const;
    void showVariant(int page, const QString &variant);

public Q_SLOTS:
    void openConnectDialog();
    void openOrderDialog(const QString &action, const QString &node);
    void openAckDialog(const QString &alarm, const QString &what);

private:
    void makePages();
    void makeList();
    void makeMenus(); // window_actions.cpp
    void makeConnectionMenu();
    void makeViewMenu();
    void makeNodeMenu();
    void refreshNodeMenu();
    void refreshOrdersOfAll();
    void goToNode(const QString &id);
    void refreshList();
    void nextPane();
    void undo(const QString &operation, const QString &node);
    void stopOperation(const QString &operation);

    const Clock &m_clock;
    ClusterView m_view;
    // Before the connection, whose end is still told to pages and menus.
    std::vector<Page *> m_pages;                         // by PageNumber; owned by the stack
    std::vector<std::pair<QString, QAction *>> m_orders; // of the Node menu, by action
    std::vector<QAction *> m_ordersOfAll;                // of the Node menu, about no single node
    ConnectionKeeper m_connection;
    StaleBanner *m_banner;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    OperationsDock *m_dock;
    StatusLine *m_status;
    ShardsPage *m_shardsPage = nullptr;
    bool m_wantsReadOnly = false;
    QTimer m_timer; // banner and status line: several times a second
};

} // namespace tg::console

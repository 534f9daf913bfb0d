// The window: gateways and pages at the left, one of them shown, operations below, banner above,
// status line. Wires pages, orders, connections and settings together; no logic of its own. Main
// thread, owned by main().
#pragma once

#include <map>

#include <QListWidget>
#include <QMainWindow>
#include <QStackedWidget>
#include <QToolBar>

#include "console/app/connection_keeper.h"
#include "console/app/window_memory.h"
#include "console/pages/page.h"

namespace tg::console {

class AllGatewaysPage;
class ExportMenu;
class GatewayList;
class OperationsDock;
class PinChangedPage;
class StaleBanner;
class StatusLine;

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    // Remembers nothing beyond its own life: for pictures and tests.
    explicit MainWindow(const Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override;

    ConnectionKeeper &connection() { return m_keeper; }
    ClusterView &view() { return m_pages->view(); } // of the gateway in focus
    Page &page(int number) { return m_pages->page(number); }
    void showPage(int number); // of the gateway in focus
    int currentPage() const { return m_page; }
    void showAllGateways();
    bool isShowingAll() const { return m_isShowingAll; }
    void refresh();

    void setReadOnlyWanted(bool on) { m_wantsReadOnly = on; }
    void setCaFile(const QString &file) { m_caFile = file; }
    void rememberLayout(); // else everything is as at the first start
    // Connects, or says in a box why it cannot.
    void connectTo(SavedConnection connection, const QString &token = {}, bool keepsToken = true);
    void connectAtStart(); // the saved ones that want it
    // Shown among the events and in the status line, and logged.
    void note(const QString &text);

    // Further faces of a page, for pictures.
    QStringList variantsOf(int page) const;
    void showVariant(int page, const QString &variant);

public Q_SLOTS:
    void openConnectDialog();
    void openConnectionsDialog(const QString &current = {});
    void openPreferences();
    void openOrderDialog(const QString &action, const QString &node);
    void openOrderAllDialog(const QString &action, const QString &node);
    void openOperationDialog(const QString &operation);
    void openAckDialog(const QString &alarm, const QString &what);
    // What the gateway in focus waits for: its token, trust in its certificate, or an address.
    void answerGateway();

protected:
    bool event(QEvent *event) override; // Space presses the button that has the focus
    void closeEvent(QCloseEvent *event) override;

private:
    struct Forgetful; // settings in a folder that goes with the window
    MainWindow(const Clock &clock, Settings *settings, QWidget *parent); // null: its own

    void layOut();
    void makeList();
    void refreshList();
    void goToNode(const QString &id);
    void nextPane();
    void undo(const QString &operation, const QString &node);
    void stopOperation(const QString &operation);
    // window_gateways.cpp
    GatewayPages &pagesOf(WatchedGateway &gateway); // made when first asked for
    GatewayPages *addPages(ClusterView &view);
    void tellNews(GatewayPages &pages); // of its nodes, in the status line
    void takeFocus();
    void dropPages(const WatchedGateway &gateway);
    void showRightFace(); // pages, all gateways, or the full stop
    void takeStatus(WatchedGateway &gateway);
    void askForToken(WatchedGateway &gateway);
    void askForTrust(WatchedGateway &gateway);
    void complain(const QString &title, const QString &text);
    bool isAlwaysTyped() const; // by the settings
    // window_actions.cpp
    void makeMenus();
    void makeConnectionMenu();
    void makeViewMenu();
    void makePaletteMenu(QMenu &view);
    void makeNodeMenu();
    void makeExportMenu();
    void makeHelpMenu();
    void refreshNodeMenu();
    void refreshOrdersOfAll();
    void refreshAck();
    void fillSavedMenu();
    void applyChoices();
    void resetLayout();
    void clearFilters();
    void fillToolBar(); // window_toolbar.cpp

    std::unique_ptr<Forgetful> m_own;
    Settings &m_settings;
    WindowMemory m_memory;
    ClusterView m_noView; // of no gateway
    // Before the connections, whose end is still told to the menus.
    std::vector<std::pair<QString, QAction *>> m_orders;      // of the Node menu, by action
    std::vector<std::pair<QString, QAction *>> m_ordersToAll; // the same, at all gateways
    std::vector<QAction *> m_ordersOfAll; // of the Node menu, about no single node
    ConnectionKeeper m_keeper;
    StaleBanner *m_banner;
    GatewayList *m_gatewayList;
    QListWidget *m_list;
    QStackedWidget *m_middle; // pages of each gateway, all gateways, the full stop
    OperationsDock *m_dock;
    StatusLine *m_status;
    AllGatewaysPage *m_all;
    PinChangedPage *m_pinChanged;
    GatewayPages *m_noPages; // "not connected"
    GatewayPages *m_pages;   // of the gateway in focus; never null
    std::map<const WatchedGateway *, GatewayPages *> m_pagesOf;
    std::map<const WatchedGateway *, Phase> m_phases; // as last told of
    ExportMenu *m_export = nullptr;
    QAction *m_connect = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_ack = nullptr;
    QToolBar *m_toolBar = nullptr;
    QMenu *m_saved = nullptr;
    int m_page = 0;
    bool m_isShowingAll = false;
    bool m_wantsReadOnly = false;
    bool m_remembersLayout = false;
    QString m_caFile;
    QStringList m_unseenNotes; // until there is a gateway among whose events they stand
    QTimer m_timer;            // banner and status line: several times a second
};

} // namespace tg::console

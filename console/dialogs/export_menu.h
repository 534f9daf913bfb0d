// The menu Export: what the page in front can give away, the whole window, and the diagnostic
// bundle. Asks for a file name and says what went wrong. Main thread, owned by the main window.
#pragma once

#include <functional>
#include <optional>

#include <QMenu>

#include "console/pages/page.h"

namespace tg::console {

class ExportMenu final : public QMenu
{
    Q_OBJECT

public:
    ExportMenu(ClusterView &view, std::function<Page &()> currentPage, QWidget *window);
    void setView(ClusterView &view) { m_view = &view; }      // another gateway's
    void askAndSave(const ExportTable &table, bool isWhole); // as its actions do
    // What is in front in place of a page, and has no charts; nothing: the page is in front.
    using Tables = std::optional<std::vector<ExportTable>>;
    void setInstead(std::function<Tables()> tables) { m_instead = std::move(tables); }

    // What an action does once the name is known; public for tests. An empty result: written.
    QString saveTable(const ExportTable &table, bool all, const QString &path) const;
    QString saveChartPicture(LineChart &chart, const QString &path) const;
    QString saveChartPoints(const LineChart &chart, const QString &path) const;
    // Below the folder given. Asks the gateway for its configuration first; then done(problem).
    void saveBundle(const QString &folder, std::function<void(const QString &problem)> done);

Q_SIGNALS:
    void saved(const QString &where); // for the status line

private:
    void fill();
    void fillTables(const std::vector<ExportTable> &tables);
    void fillCharts(const std::vector<LineChart *> &charts);
    void addWindow();
    void addBundle();
    QString askForFile(const QString &name, const QString &kind) const; // empty: cancelled
    void tell(const QString &path, const QString &problem);

    ClusterView *m_view; // never null
    std::function<Page &()> m_currentPage;
    std::function<Tables()> m_instead;
    QWidget *m_window;
    QAction *m_picture;
    QAction *m_bundle;
};

} // namespace tg::console

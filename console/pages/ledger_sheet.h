// One ledger as a sheet: the total, what it is made of with the reasons, and the difference with
// its light and, when it is red, what to do. Main thread, owned by LedgerPage.
#pragma once

#include <map>

#include <QLabel>
#include <QTreeWidget>
#include <QWidget>

#include "console/models/cluster_view.h"
#include "console/models/ledger_light.h"

namespace tg::console {

class LedgerSheet final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Points, Copies };
    explicit LedgerSheet(Kind kind, QWidget *parent = nullptr);

    void follow(ClusterView &view); // on each tick, also while hidden: the light needs the time
    void refresh(ClusterView &view);
    LedgerLight::State light() const { return m_light.state(); }
    QString verdict() const { return m_verdict->text(); }

private:
    QTreeWidgetItem *itemOf(const QString &term, const QString &reason);
    void fill(QTreeWidgetItem &item, const protocol::Row *row, bool isStale);
    void showVerdict(const ClusterView &view);
    const protocol::Row *rowOf(ClusterView &view, const QString &term) const;

    Kind m_kind;
    QString m_ledger; // its name in the topic
    LedgerLight m_light;
    QLabel *m_glyph;
    QLabel *m_title;
    QLabel *m_verdict;
    QTreeWidget *m_tree;
    std::map<std::pair<QString, QString>, QTreeWidgetItem *> m_items; // by term and reason
    qint64 m_difference = 0;
};

} // namespace tg::console

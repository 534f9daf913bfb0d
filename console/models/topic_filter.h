// Filter and order of one table on a page. Order is made anew on the tick only, and not while a
// menu, a drag or an edit is open: rows do not slide under the mouse. Main thread, owned by its
// page.
#pragma once

#include <QSortFilterProxyModel>

namespace tg::console {

class TopicModel;

// A menu, a dialog or a mouse button is down: rows had better stay where they are, or the press
// that follows means another one.
bool areHandsOnRows();

class TopicFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TopicFilter(TopicModel &model, QObject *parent = nullptr);

    void setText(const QString &text);                   // in any column, case does not matter
    void setOnlyAffected(bool on);                       // rows whose state is not the good one
    void setOnlyKeyOf(int column, const QString &value); // rows with that text; -1: all
    void setLeastRank(int rank); // rows with a state at least as bad (rankOf); -1: all
    bool isFiltering() const;
    int hiddenRows() const;

    void tick(); // sort and filter now, unless the operator's hands are on it

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    TopicModel &m_model;
    QString m_text;
    bool m_onlyAffected = false;
    int m_leastRank = -1;
    int m_keyColumn = -1;
    QString m_keyValue;
};

} // namespace tg::console

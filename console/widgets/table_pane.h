// A table with its filter line: search box, "only affected", the number of hidden rows. Columns
// keep their widths, rows their height, and a tick neither moves selection nor scroll. Ctrl+C
// copies the selected rows; the button Export says so, and offers CSV. Main thread.
#pragma once

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include "console/export/cells.h"
#include "console/models/topic_filter.h"
#include "console/models/topic_model.h"
#include "console/widgets/cell_delegate.h"
#include "console/widgets/notice_card.h"

namespace tg::console {

class TablePane final : public QWidget
{
    Q_OBJECT

public:
    struct Options {
        QString name;         // for screen readers
        QString affectedText; // of the toggle; empty: none
        bool hasFilter = true;
    };
    TablePane(TopicModel &model, Options options, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    TopicFilter &filter() { return *m_filter; }
    QHBoxLayout &bar() { return *m_bar; } // further controls go at its end
    QLineEdit &filterBox() { return *m_box; }

    void setEmptyText(const QString &title, const QString &details);
    void tick(bool isStale);
    QString currentKey() const;              // text of the current row's first column; empty: none
    const protocol::Row *currentRow() const; // null: none
    void setCurrent(const protocol::Value &key); // and scrolls there; a hidden row: nothing happens
    QString name() const { return m_table->accessibleName(); }
    CellTable shownCells() const; // rows and columns as they stand there
    CellTable allCells() const;
    void copy() const; // the selected rows, as TSV

Q_SIGNALS:
    void currentChanged();
    void activated();
    void filtersCleared();           // also those that the page set
    void exportWanted(bool isWhole); // as CSV: else rows and columns as they stand there

private:
    QList<int> shownColumns() const;
    int widthOf(const ColumnSpec &spec) const; // so that its title and contents fit
    void makeColumns();
    void makeExport();
    void clearFilters();
    void showWhatThereIs();

    TopicModel &m_model;
    TopicFilter *m_filter;
    QTableView *m_table;
    CellDelegate *m_delegate;
    QLineEdit *m_box;
    QCheckBox *m_onlyAffected;
    QLabel *m_hidden;
    QPushButton *m_columns; // which of them are shown
    QPushButton *m_export;
    QAction *m_copy;
    QHBoxLayout *m_bar;
    QStackedWidget *m_stack;
    NoticeCard *m_notice;
    QString m_emptyTitle;
    QString m_emptyDetails;
};

} // namespace tg::console

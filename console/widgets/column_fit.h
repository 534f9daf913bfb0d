// Fits a table's columns into its width: texts share what is left over and are cut short first (the
// tool tip has all of it), then columns that can be spared are hidden, those first that are worth
// least. What somebody chose in the menu stands. Main thread, child of its table.
#pragma once

#include <vector>

#include <QMenu>
#include <QTableView>

namespace tg::console {

struct FitColumn {
    QString title;
    int width = 0;          // pixels; of a text what it would like to have
    bool stretches = false; // a text
    int spare = 0;          // 0: never hidden by itself; the highest goes first
    bool isExtra = false;   // hidden until somebody wants it
};

class ColumnFit final : public QObject
{
    Q_OBJECT

public:
    ColumnFit(QTableView &table, std::vector<FitColumn> columns);

    void fit(); // also by itself, whenever the table's width changes
    // A check box a column but the first, which names the row; then "As many as fit". The header's
    // context menu, too.
    QMenu &menu() { return *m_menu; }
    int shownCount() const;
    QStringList hiddenTitles() const; // without extra ones that nobody has wanted yet
    // What somebody chose, a letter a column; anything else than that counts as nothing chosen.
    QString choices() const;
    void setChoices(const QString &choices);

Q_SIGNALS:
    void changed(); // another set of columns is shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Choice : char { Fit = 'f', Shown = 's', Hidden = 'h' };

    void fillMenu();
    void choose(int column, bool isShown);
    std::vector<bool> shownIn(int width) const;
    int leastOf(int column) const;
    void shareRoom(int width);

    QTableView &m_table;
    const std::vector<FitColumn> m_columns;
    std::vector<Choice> m_choices;
    QMenu *m_menu;
    bool m_isFitting = false;
};

} // namespace tg::console

// How many minutes charts show: 5, 15 or 60, one of them. Main thread.
#pragma once

#include <QButtonGroup>
#include <QWidget>

namespace tg::console {

class RangeButtons final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeButtons(QWidget *parent = nullptr);
    int minutes() const { return m_buttons->checkedId(); }
    void setMinutes(int minutes); // others than those are ignored

Q_SIGNALS:
    void changed();

private:
    QButtonGroup *m_buttons;
};

} // namespace tg::console

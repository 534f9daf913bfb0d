// A table's header whose figures stand as far from the next column as the cells below do. Main
// thread, owned by its table.
#pragma once

#include <QHeaderView>

namespace tg::console {

class PaddedHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit PaddedHeader(QWidget *parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override;
};

} // namespace tg::console

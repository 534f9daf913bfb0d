// Ledger: where every point and every copy is, since the gateway's start. Main thread.
#pragma once

#include "console/pages/page.h"

namespace tg::console {

class LedgerSheet;

class LedgerPage final : public Page
{
    Q_OBJECT

public:
    explicit LedgerPage(ClusterView &view, QWidget *parent = nullptr);
    const LedgerSheet &points() const { return *m_points; }
    const LedgerSheet &copies() const { return *m_copies; }
    std::vector<ExportTable> tables() const override;

protected:
    void draw() override;

private:
    void follow();

    LedgerSheet *m_points;
    LedgerSheet *m_copies;
    QLabel *m_since;
};

} // namespace tg::console

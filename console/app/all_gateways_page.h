// All connected gateways as one: sums of what they take and give, the worst state in which any of
// them sees a node, the alarms of all with their gateways. Main thread, owned by the main window.
#pragma once

#include <array>

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

#include "console/app/connection_keeper.h"
#include "console/pages/page.h"

namespace tg::console {

class StatTile;

class AllGatewaysPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AllGatewaysPage(ConnectionKeeper &keeper, QWidget *parent = nullptr);
    void refresh();
    std::vector<ExportTable> tables() const; // that can be exported

Q_SIGNALS:
    void gatewayWanted(int number); // in the keeper's order

private:
    void drawTiles(const CombinedFigures &all);
    void drawGateways(const CombinedFigures &all);
    void drawNodes(const CombinedFigures &all);
    void drawAlarms(const CombinedFigures &all);

    ConnectionKeeper &m_keeper;
    std::array<StatTile *, 6> m_tiles{};
    QTableWidget *m_gateways;
    QTableWidget *m_nodes;
    QTableWidget *m_alarms;
};

} // namespace tg::console
